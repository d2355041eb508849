import { LONGEST_VALUE } from './limits';
import { DEEPEST, isLineEnd, nextLine } from './scanning';

/** Some lines of a document, put together to a small one of the same structure. */
export interface Snippet {
  readonly source: string;
  /** An offset of the document in the snippet; the nearest one if its line is not part of it. */
  fromText(offset: number): number;
  toText(offset: number): number;
}

/** A line that is not blank. */
interface Line {
  readonly from: number;
  /** Where the next line begins, or the text ends. */
  readonly to: number;
  /** How far it is indented. */
  readonly depth: number;
  /** An entry of a list. */
  readonly item: boolean;
  /** The line that it belongs to: it is indented less, or is the key of a list that is not indented. */
  readonly parent: Line | undefined;
}

/** The lines of a YAML document and how they are nested, by their indentation alone. */
export class YamlLines {
  private readonly lines: readonly Line[];

  constructor(private readonly text: string) {
    this.lines = linesOf(text);
  }

  /**
   * The lines that lead to the one at `offset`, that one last, by where they begin. For a blank line
   * it is the next one that is not. `undefined` if there is none, and where they are too many.
   */
  chainTo(offset: number): readonly number[] | undefined {
    let number = this.numberAt(offset);
    const to = this.lines[number]?.to ?? 0;
    if (offset >= to && this.text[to - 1] === '\n') number++;
    const chain: number[] = [];
    for (let line = this.lines[number]; line; line = line.parent) {
      if (chain.push(line.from) > DEEPEST) return undefined;
    }
    return chain.length === 0 ? undefined : chain.reverse();
  }

  /** The lines above `chain[index]`, and that one with all that belongs to it. */
  snippet(chain: readonly number[], index: number): Snippet | undefined {
    const last = chain[index];
    const end = last === undefined ? undefined : this.blockEnd(last);
    if (last === undefined || end === undefined) return undefined;
    const parts = chain
      .slice(0, index)
      .map((from) => ({ from, to: nextLine(this.text, from), at: 0 }));
    parts.push({ from: last, to: end, at: 0 });
    if (parts.reduce((sum, { from, to }) => sum + to - from, 0) > 2 * LONGEST_VALUE)
      return undefined;
    let source = '';
    for (const part of parts) {
      part.at = source.length;
      source += this.text.slice(part.from, part.to);
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
  private blockEnd(from: number): number | undefined {
    const first = this.numberAt(from);
    const { depth, item } = this.lines[first] ?? { depth: 0, item: false };
    for (let number = first + 1; ; number++) {
      const line = this.lines[number];
      // The blank lines before it are the block's: `|+` keeps them.
      const end = line?.from ?? this.text.length;
      if (end - from > LONGEST_VALUE) return undefined;
      if (!line) return end;
      const listBelow = line.depth === depth && line.item && !item;
      if (line.depth <= depth && !listBelow) return end;
    }
  }

  /** The number of the last line that begins at an offset or before it; 0 if none does. */
  private numberAt(offset: number): number {
    let [low, high] = [0, this.lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  /** The lines that a following one may belong to, each further in than the one before it. */
  const open: Line[] = [];
  for (let from = 0; from < text.length;) {
    const to = Math.min(nextLine(text, from), text.length);
    let at = from;
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (isLineEnd(text, at)) {
      from = to;
      continue;
    }
    const depth = at - from;
    const first = text[at];
    const item = first === '-' && /^\s?$/.test(text.charAt(at + 1));
    const marker = depth === 0 && isMarker(text, at);
    if (marker) open.length = 0;
    while (isIn(open.at(-1), depth, item)) open.pop();
    const line = { from, to, depth, item, parent: open.at(-1) };
    lines.push(line);
    if (!marker && first !== '#') open.push(line);
    from = to;
  }
  return lines;
}

/** The end of a document, or the beginning of one. */
function isMarker(text: string, at: number): boolean {
  if (text[at] !== '-' && text[at] !== '.') return false;
  return /^(---|\.\.\.)(\s|$)/.test(text.slice(at, at + 4));
}

/** Whether a line is as far in as one of this depth, so that the latter does not belong to it. */
function isIn(line: Line | undefined, depth: number, item: boolean): boolean {
  return (
    line !== undefined && (line.depth > depth || (line.depth === depth && (line.item || !item)))
  );
}
