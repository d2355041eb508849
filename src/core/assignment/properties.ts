import { normalizeLineBreaks } from './escapes';
import { matchAt } from './scanning';
import type { ReadLine } from './statements';

// java.util.Properties.load: a line goes on after a backslash, quotes mean nothing. A key that is
// parted from its value by a blank alone is not recognised: that is what prose looks like.
const HEAD =
  /[ \t\f]*((?:\\(?:\r\n|[^])|[^\\\s=:#!])(?:\\(?:\r\n|[^])|[^\\\s=:])*)[ \t\f]*[=:][ \t\f]*(?:\\\r?\n[ \t\f]*)*/y;
const COMMENT = /[ \t\f]*[#!]/y;
const REST = /(?:\\(?:\r\n|[^]|$)|[^\\\r\n])*/y;
const ESCAPE = /\\(u[0-9a-f]{4}|\n[ \t\f]*|[^])/gi;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

/** One logical line of a Java properties file. */
export const readProperty: ReadLine = (text, at, add) => {
  if (matchAt(COMMENT, text, at)) return undefined;
  const head = matchAt(HEAD, text, at);
  const start = at + (head?.[0].length ?? 0);
  const written = matchAt(REST, text, start)?.[0] ?? '';
  const end = start + written.length;
  // What is no statement is skipped as a whole, so that its later lines are not taken for some.
  if (!head) return end;
  const read = () => ({ key: undo(head[1] ?? ''), value: undo(written), start, end });
  add({ from: at, to: end, read });
  return end;
};

function undo(written: string): string {
  return normalizeLineBreaks(written).replace(ESCAPE, (_, what: string) => {
    if (what.startsWith('\n')) return '';
    if (what.length === 5) return String.fromCharCode(parseInt(what.slice(1), 16));
    return ESCAPES[what] ?? what;
  });
}
