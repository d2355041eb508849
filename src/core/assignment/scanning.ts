/** So many brackets within brackets are read; without a bound a document could exhaust the stack. */
export const DEEPEST = 100;

/** Where the line ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return text.length;
  return newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Whether a line ends here; unlike `lineEnd`, it does not look for the end. */
export function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text.startsWith('\r\n', at);
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
