import { normalizeLineBreaks, unescape } from './escapes';
import { closingQuote, endAfterBlanks, lineEnd, matchAt } from './scanning';
import type { ReadLine } from './statements';

const HEAD = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/y;
const BARE = /[^\r\n]*?(?=(?<=[ \t])#|\r?\n|\r?$)/y;
// Within double quotes. A backslash before anything else is what it looks like: C:\Users.
const ESCAPES = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$', '`': '`' };

/**
 * One statement of a .env file. Dialects differ where this says so; it follows the reading that
 * loses nothing: `#` begins a comment only after a blank (as docker compose, python-dotenv and
 * shells have it), quoted values may have several lines.
 */
export const readDotenv: ReadLine = (text, at, add) => {
  const head = matchAt(HEAD, text, at);
  if (!head) return undefined;
  const key = head[1] ?? '';
  const start = at + head[0].length;
  const quote = text.charAt(start);
  if (quote && '"\'`'.includes(quote)) {
    const end = quote === "'" ? closingSingleQuote(text, start) : closingQuote(text, start);
    const to = end < 0 ? undefined : endAfterBlanks(text, end + 1);
    // An open quote, or text after the closing one: nobody can say what is meant.
    if (to === undefined) return lineEnd(text, start);
    const value = (): string => unquote(quote, text.slice(start + 1, end));
    add({ from: at, to, read: () => ({ key, value: value(), start: start + 1, end }) });
    return to;
  }
  const written = matchAt(BARE, text, start)?.[0] ?? '';
  const to = start + written.length;
  add({
    from: at,
    to,
    read() {
      const value = written.trimEnd();
      return { key, value, start, end: start + value.length };
    },
  });
  return to;
};

/** Shells know no escapes in single quotes, some readers know `\'`: what ends the line decides. */
function closingSingleQuote(text: string, at: number): number {
  for (let end = text.indexOf("'", at + 1); end >= 0; end = text.indexOf("'", end + 1)) {
    if (endAfterBlanks(text, end + 1) !== undefined) return end;
    if (text[end - 1] !== '\\') return -1;
  }
  return -1;
}

function unquote(quote: string, written: string): string {
  if (quote === '"') return unescape(written, ESCAPES);
  return normalizeLineBreaks(quote === "'" ? written.replaceAll("\\'", "'") : written);
}
