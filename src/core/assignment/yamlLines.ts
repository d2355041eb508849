import { DEEPEST, lineEnd, nextLine, REACH } from './pieces';

/** Some lines of a document, put together to a small one of the same structure. */
export interface Snippet {
  readonly source: string;
  /** An offset of the document in the snippet; the nearest one if its line is not part of it. */
  fromText(offset: number): number;
  toText(offset: number): number;
}

/**
 * The beginnings of the lines that lead to the one at `offset`: each is indented less than the
 * next, or is the key of a list that is not indented. For a blank line it is the next one that is not.
 */
export function chainTo(text: string, offset: number): readonly number[] | undefined {
  let line = lineStart(text, offset);
  while (line < text.length && isBlank(text, line)) line = nextLine(text, line);
  if (line >= text.length) return undefined;
  const chain = [line];
  let { depth, item } = shapeOf(text, line);
  while ((depth > 0 || item) && line > 0) {
    line = lineStart(text, line - 1);
    if (/[\r\n#]/.test(text.charAt(line + depthOf(text, line)))) continue;
    const shape = shapeOf(text, line);
    if (shape.marker) break;
    if (shape.depth < depth || (shape.depth === depth && item && !shape.item)) {
      chain.unshift(line);
      ({ depth, item } = shape);
    }
  }
  return chain;
}

/** The lines above `chain[index]`, and that one with all that belongs to it. */
export function snippet(
  text: string,
  chain: readonly number[],
  index: number,
): Snippet | undefined {
  const last = chain[index];
  if (last === undefined) return undefined;
  const parts = chain.slice(0, index).map((from) => ({ from, to: nextLine(text, from), at: 0 }));
  const end = blockEnd(text, last);
  if (end === undefined || parts.length > DEEPEST) return undefined;
  parts.push({ from: last, to: end, at: 0 });
  if (parts.reduce((sum, { from, to }) => sum + to - from, 0) > 2 * REACH) return undefined;
  let source = '';
  for (const part of parts) {
    part.at = source.length;
    source += text.slice(part.from, part.to);
  }
  const partOf = (holds: (part: (typeof parts)[number]) => boolean): (typeof parts)[number] =>
    parts.findLast(holds) ?? { from: 0, to: 0, at: 0 };
  return {
    source,
    fromText(offset) {
      const { from, to, at } = partOf((part) => part.from <= offset);
      return at + Math.min(offset, to) - from;
    },
    toText(offset) {
      const { from, at } = partOf((part) => part.at <= offset);
      return from + offset - at;
    },
  };
}

/** Where the lines end that belong to a line; `undefined` if they are too many. */
function blockEnd(text: string, start: number): number | undefined {
  const { depth, item } = shapeOf(text, start);
  let end = Math.min(nextLine(text, start), text.length);
  for (let line = end; line < text.length && end - start <= REACH; line = nextLine(text, line)) {
    if (isBlank(text, line)) continue;
    const shape = shapeOf(text, line);
    const listBelow = shape.depth === depth && shape.item && !item;
    if (shape.depth <= depth && !listBelow) break;
    end = Math.min(nextLine(text, line), text.length);
  }
  // `|+` keeps the blank lines that follow.
  while (end < text.length && isBlank(text, end) && end - start <= REACH) {
    end = Math.min(nextLine(text, end), text.length);
  }
  return end - start > REACH ? undefined : end;
}

interface Shape {
  readonly depth: number;
  /** An entry of a list. */
  readonly item: boolean;
  /** The end of a document, or the beginning of one. */
  readonly marker: boolean;
}

function shapeOf(text: string, line: number): Shape {
  const depth = depthOf(text, line);
  const begin = text.slice(line + depth, line + depth + 4);
  return {
    depth,
    item: /^-(\s|$)/.test(begin),
    marker: depth === 0 && /^(---|\.\.\.)(\s|$)/.test(begin),
  };
}

function depthOf(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - line;
}

function isBlank(text: string, line: number): boolean {
  return line + depthOf(text, line) >= lineEnd(text, line);
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
