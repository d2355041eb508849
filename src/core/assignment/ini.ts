import { unescape } from './escapes';
import { closingQuote, endAfterBlanks, lineEnd, matchAt, nextLine, type Statement } from './pieces';

// `key: value`, as Python reads it, only for a single word and a blank: not nginx's `http://…`.
const HEAD = /([ \t]*)(?:([^\s=;#[](?:[^=\r\n]*[^\s=])?)[ \t]*=|([\w.-]+)[ \t]*:(?=[ \t]))[ \t]*/y;
const INDENT = /[ \t]*(?=[^\s])/y;

export const INI_SECTION = /[ \t]*\[([^[\]\r\n]+)\][ \t]*(?:[#;].*)?$/my;

/**
 * One statement of an INI file (git, npm, pip, AWS, MySQL, systemd and others, which differ):
 * quotes around a value are no part of it, ` #` and ` ;` begin a comment, and lines that are
 * indented more than the key go on with the value, as Python's configparser has it.
 */
export function readIni(piece: string, at: number): Statement | undefined {
  const head = matchAt(HEAD, piece, at);
  if (!head) return undefined;
  const key = (head[2] ?? head[3] ?? '').trim();
  const start = at + head[0].length;
  const quote = piece.charAt(start);
  if (quote === '"' || quote === "'") {
    const end = closingQuote(piece, start);
    const to = end < 0 ? undefined : endAfterBlanks(piece, end + 1);
    if (to !== undefined && end < lineEnd(piece, start)) {
      const value = unescape(piece.slice(start + 1, end), { '\\': '\\', [quote]: quote });
      return { from: at, to, found: { key, value, start: start + 1, end } };
    }
  }
  const line = matchAt(/[^\r\n]*?(?=(?<=[ \t])[#;]|\r?\n|\r?$)/y, piece, start)?.[0] ?? '';
  const last = lastContinuation(piece, start, head[1]?.length ?? 0);
  if (last === undefined) {
    const value = line.trimEnd();
    const found = { key, value, start, end: start + value.length };
    return { from: at, to: start + line.length, found };
  }
  const lines = piece.slice(start, last).trimStart();
  const value = lines
    .split('\n')
    .map((each) => each.trim())
    .join('\n');
  const found = { key, value, start: last - lines.length, end: last };
  return { from: at, to: last, found };
}

/** Where the last of the lines ends that are indented more than the key. */
function lastContinuation(piece: string, at: number, indent: number): number | undefined {
  let last: number | undefined;
  for (let line = nextLine(piece, at); line < piece.length; line = nextLine(piece, line)) {
    const depth = matchAt(INDENT, piece, line)?.[0].length ?? 0;
    if (depth <= indent) break;
    last = lineEnd(piece, line);
  }
  return last;
}
