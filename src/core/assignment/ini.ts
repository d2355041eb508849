import { unescape } from './escapes';
import { closingQuote, endAfterBlanks, lineEnd, matchAt, nextLine } from './scanning';
import type { ReadLine } from './statements';

/**
 * A key is one word without quotes: `Authorization "Basic …="`, in nginx's configuration, is none.
 * `key: value`, as Python reads it, only with a blank after it: not nginx's `http://…`.
 */
const HEAD = /([ \t]*)(?:([^\s=;#["'`][^\s="'`]*)[ \t]*=|([\w.-]+)[ \t]*:(?=[ \t]))[ \t]*/y;
const INDENT = /[ \t]*(?=[^\s])/y;
const BARE = /[^\r\n]*?(?=(?<=[ \t])[#;]|\r?\n|\r?$)/y;

export const INI_SECTION = /[ \t]*\[([^[\]\r\n]+)\][ \t]*(?:[#;].*)?$/my;

/**
 * One statement of an INI file (git, npm, pip, AWS, MySQL, systemd and others, which differ):
 * quotes around a value are no part of it, ` #` and ` ;` begin a comment, and lines that are
 * indented more than the key go on with the value, as Python's configparser has it.
 */
export const readIni: ReadLine = (text, at, add) => {
  const head = matchAt(HEAD, text, at);
  const key = head?.[2] ?? head?.[3];
  // An address with a query is no key, whatever stands before its `=`.
  if (!head || key === undefined || key.includes('://')) return undefined;
  const start = at + head[0].length;
  const stop = lineEnd(text, start);
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const width = closingQuote(text.slice(start, stop), 0);
    const end = start + width;
    const to = width < 0 ? undefined : endAfterBlanks(text, end + 1);
    if (to !== undefined) {
      const value = (): string =>
        unescape(text.slice(start + 1, end), { '\\': '\\', [quote]: quote });
      add({ from: at, to, read: () => ({ key, value: value(), start: start + 1, end }) });
      return to;
    }
  }
  const last = lastContinuation(text, start, head[1]?.length ?? 0);
  if (last === undefined) {
    const line = matchAt(BARE, text, start)?.[0] ?? '';
    const to = start + line.length;
    add({
      from: at,
      to,
      read() {
        const value = line.trimEnd();
        return { key, value, start, end: start + value.length };
      },
    });
    return to;
  }
  add({
    from: at,
    to: last,
    read() {
      const lines = text.slice(start, last).trimStart();
      const trimmed = lines.split('\n').map((each) => each.trim());
      return { key, value: trimmed.join('\n'), start: last - lines.length, end: last };
    },
  });
  return last;
};

/** Where the last of the lines ends that are indented more than the key. */
function lastContinuation(text: string, at: number, indent: number): number | undefined {
  let last: number | undefined;
  for (let line = nextLine(text, at); line < text.length; line = nextLine(text, line)) {
    const depth = matchAt(INDENT, text, line)?.[0].length ?? 0;
    if (depth <= indent) break;
    last = lineEnd(text, line);
  }
  return last;
}
