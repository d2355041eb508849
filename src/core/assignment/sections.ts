import { matchAt, statementAt, type Statement } from './pieces';
import type { Assignment } from './types';

/**
 * Like `statementAt`, for formats with `[sections]`: the section's name leads the key. It is
 * looked for above the piece too, where the section began earlier.
 */
export function statementInSection(
  text: string,
  pieceStart: number,
  piece: string,
  offset: number,
  section: RegExp,
  read: (piece: string, lineStart: number) => Statement | undefined,
): Assignment | undefined {
  let current: string | undefined;
  const found = statementAt(piece, offset, (inside, at) => {
    const header = matchAt(section, inside, at);
    if (!header) return read(inside, at);
    current = header[1]?.trim();
    return { from: at, to: at + header[0].length };
  });
  if (!found) return undefined;
  const name = current ?? lastSection(text, pieceStart, section);
  return name === undefined ? found : { ...found, key: `${name}.${found.key}` };
}

function lastSection(text: string, before: number, section: RegExp): string | undefined {
  for (let end = before - 1; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const header = matchAt(section, text, start);
    if (header) return header[1]?.trim();
    end = start - 1;
  }
  return undefined;
}
