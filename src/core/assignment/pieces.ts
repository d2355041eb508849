import type { Assignment } from './types';

/**
 * How far from the cursor a document is looked at, in UTF-16 units: several times what a server
 * takes as one secret, and little enough for every move of the cursor.
 */
export const REACH = 48 * 1024;

/** So many brackets within brackets are read; without a bound a document could exhaust the stack. */
export const DEEPEST = 100;

/** A stretch of lines that belong together. The cursor counts from `from` to `to`, inclusive. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  /** Absent where the statement assigns nothing that can be shared. */
  readonly found?: Assignment | undefined;
}

/**
 * Runs a reader on the whole lines around `offset`, so that the size of the document does not
 * matter. A value that goes on beyond them is not found: half a secret is worse than none.
 */
export function readAround(
  text: string,
  offset: number,
  read: (piece: string, offset: number, pieceStart: number) => Assignment | undefined,
): Assignment | undefined {
  const from = offset <= REACH ? 0 : text.indexOf('\n', offset - REACH) + 1;
  const to = offset + REACH >= text.length ? text.length : text.lastIndexOf('\n', offset + REACH);
  if (from > offset || to < offset) return undefined;
  const found = read(text.slice(from, to), offset - from, from);
  if (!found || (to < text.length && found.end === to - from)) return undefined;
  return { ...found, start: found.start + from, end: found.end + from };
}

/**
 * Reads a piece statement by statement from its first line, so that a line inside a value of
 * several lines is never taken for a statement of its own, and gives the one under the cursor.
 */
export function statementAt(
  piece: string,
  offset: number,
  read: (piece: string, lineStart: number) => Statement | undefined,
): Assignment | undefined {
  for (let at = 0; at <= offset;) {
    const statement = read(piece, at);
    if (statement && offset >= statement.from && offset <= statement.to) return statement.found;
    at = nextLine(piece, statement ? Math.max(at, statement.to) : at);
  }
  return undefined;
}

/** Where the line ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return text.length;
  return newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Where the next line begins; beyond the text if there is none. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length + 1 : newline + 1;
}

/** Matches a sticky pattern at one place. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

/** Where the quote that opens at `at` closes, by the first one without a backslash; -1 if nowhere. */
export function closingQuote(text: string, at: number): number {
  const quote = text[at];
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === quote) return index;
  }
  return -1;
}

const BLANKS = /[ \t]*/y;
const COMMENT_OR_END = /[ \t]*(?=[#;]|\r?\n|\r?$)/y;

/** The first place at or after `at` that is no space and no tab. */
export function skipBlanks(text: string, at: number): number {
  return at + (matchAt(BLANKS, text, at)?.[0].length ?? 0);
}

/** Where the comment or the line's end begins, if nothing but blanks comes before it. */
export function endAfterBlanks(text: string, at: number): number | undefined {
  const match = matchAt(COMMENT_OR_END, text, at);
  return match && at + match[0].length;
}
