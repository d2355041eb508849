import { normalizeLineBreaks, unescape } from './escapes';
import { closingQuote, endAfterBlanks, lineEnd, matchAt, type Statement } from './pieces';

const HEAD = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/y;
// Within double quotes. A backslash before anything else is what it looks like: C:\Users.
const ESCAPES = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$', '`': '`' };

/**
 * One statement of a .env file. Dialects differ where this says so; it follows the reading that
 * loses nothing: `#` begins a comment only after a blank (as docker compose, python-dotenv and
 * shells have it), quoted values may have several lines.
 */
export function readDotenv(piece: string, at: number): Statement | undefined {
  const head = matchAt(HEAD, piece, at);
  if (!head) return undefined;
  const key = head[1] ?? '';
  const start = at + head[0].length;
  const statement = { from: at, to: lineEnd(piece, start) };
  const quote = piece.charAt(start);
  if (quote && '"\'`'.includes(quote)) {
    const end = quote === "'" ? closingSingleQuote(piece, start) : closingQuote(piece, start);
    const to = end < 0 ? undefined : endAfterBlanks(piece, end + 1);
    // An open quote, or text after the closing one: nobody can say what is meant.
    if (to === undefined) return statement;
    const value = unquote(quote, piece.slice(start + 1, end));
    return { from: at, to, found: { key, value, start: start + 1, end } };
  }
  const comment = matchAt(/[^\r\n]*?(?=(?<=[ \t])#|\r?\n|\r?$)/y, piece, start);
  const written = comment?.[0] ?? '';
  const value = written.trimEnd();
  const found = { key, value, start, end: start + value.length };
  return { from: at, to: start + written.length, found };
}

/** Shells know no escapes in single quotes, some readers know `\'`: what ends the line decides. */
function closingSingleQuote(piece: string, at: number): number {
  for (let end = piece.indexOf("'", at + 1); end >= 0; end = piece.indexOf("'", end + 1)) {
    if (endAfterBlanks(piece, end + 1) !== undefined) return end;
    if (piece[end - 1] !== '\\') return -1;
  }
  return -1;
}

function unquote(quote: string, written: string): string {
  if (quote === '"') return unescape(written, ESCAPES);
  return normalizeLineBreaks(quote === "'" ? written.replaceAll("\\'", "'") : written);
}
