import { parse } from 'smol-toml';
import { normalizeLineBreaks } from './escapes';
import { isLineEnd, lineEnd, matchAt, skipBlanks } from './scanning';
import type { ReadLine, Statement } from './statements';
import type { Assignment } from './types';

const PART = String.raw`(?:[\w-]+|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')`;
const HEAD = new RegExp(String.raw`[ \t]*(${PART}(?:[ \t]*\.[ \t]*${PART})*)[ \t]*=[ \t]*`, 'y');
const PARTS = new RegExp(PART, 'g');
const QUOTES = /"""|'''|"|'/y;
const BETWEEN = /(?:[\s,]|#[^\n]*)+/y;
const BARE = /[^\s,#{}[\]=]+(?: \d[^\s,#{}[\]=]*)?/y;

/** Tables within tables, on one line. */
const DEEPEST_TABLE = 30;

export const TOML_SECTION = /[ \t]*\[\[?([^[\]\r\n,=]+)\]?\][ \t]*(?:#.*)?$/my;

/** A table, by the names that lead to it as they are written. */
interface Table {
  readonly names: string;
  readonly outer: Table | undefined;
}

/** How far a pair or a value was read; `closed` is false where it has no end. */
interface Read {
  readonly to: number;
  readonly closed: boolean;
}

/**
 * The pairs that begin at a line of a TOML file, those of the tables in its value included. Only
 * where values end is found here; what they mean is the library's business.
 */
export const readToml: ReadLine = (text, at, add) => {
  const pairs: Statement[] = [];
  const read = readPair(text, at, undefined, 0, pairs);
  if (!read) return undefined;
  if (!read.closed) {
    // What follows is read again from the line that made no sense in the value.
    const before = text.lastIndexOf('\n', read.to - 1);
    return before > at ? before : lineEnd(text, at);
  }
  const rest = skipBlanks(text, read.to);
  const to = isLineEnd(text, rest) || text[rest] === '#' ? rest : read.to;
  for (const pair of pairs) {
    // The blanks around the only pair of a line count as it.
    add(pair.to === read.to && pair.to !== to ? { ...pair, to } : pair);
  }
  return to;
};

function readPair(
  text: string,
  at: number,
  outer: Table | undefined,
  depth: number,
  pairs: Statement[],
): Read | undefined {
  const head = matchAt(HEAD, text, at);
  if (!head) return undefined;
  const start = at + head[0].length;
  const table = { names: head[1] ?? '', outer };
  const before = pairs.length;
  const read = readValue(text, start, table, depth, pairs);
  const plain = pairs.length === before && !/[[{]/.test(text.charAt(start));
  if (read.closed && plain) {
    pairs.push({ from: at, to: read.to, read: () => describe(text, keyOf(table), start, read.to) });
  }
  return read;
}

function readValue(
  text: string,
  at: number,
  table: Table,
  depth: number,
  pairs: Statement[],
): Read {
  const quote = matchAt(QUOTES, text, at)?.[0];
  if (quote) return closing(text, at, quote);
  const open = text[at];
  if (open !== '[' && open !== '{') {
    return { to: at + (matchAt(BARE, text, at)?.[0].length ?? 0), closed: true };
  }
  if (depth === DEEPEST_TABLE) return { to: at, closed: false };
  for (let next = at + 1; ;) {
    next += matchAt(BETWEEN, text, next)?.[0].length ?? 0;
    if (text[next] === (open === '[' ? ']' : '}')) return { to: next + 1, closed: true };
    const entry =
      open === '['
        ? readValue(text, next, table, depth + 1, pairs)
        : readPair(text, next, table, depth + 1, pairs);
    if (!entry || entry.to <= next) return { to: next, closed: false };
    if (!entry.closed) return entry;
    next = entry.to;
  }
}

/** Where a string ends, its closing quotes included. */
function closing(text: string, at: number, quote: string): Read {
  const severalLines = quote.length === 3;
  for (let next = at + quote.length; next < text.length; next++) {
    if (!severalLines && text[next] === '\n') break;
    if (text[next] === '\\' && quote.startsWith('"')) next++;
    else if (text.startsWith(quote, next)) {
      // Up to two more quotes may stand before the closing three.
      let end = next + quote.length;
      while (severalLines && end < next + 5 && text[end] === quote[0]) end++;
      return { to: end, closed: true };
    }
  }
  return { to: at, closed: false };
}

function keyOf(table: Table): string {
  let names: readonly string[] = [];
  for (let one: Table | undefined = table; one; one = one.outer) {
    names = (one.names.match(PARTS) ?? []).map(nameOf).concat(names);
  }
  return names.join('.');
}

function describe(text: string, key: string, start: number, to: number): Assignment | undefined {
  const written = text.slice(start, to);
  const width = /^("""|'''|"|')/.exec(written)?.[0].length ?? 0;
  const value = written === '' ? '' : decode(written);
  if (value === undefined) return undefined;
  const newline = width === 3 ? (/^\r?\n/.exec(written.slice(3))?.[0].length ?? 0) : 0;
  return {
    key,
    value: typeof value === 'string' ? normalizeLineBreaks(value) : written,
    start: start + width + newline,
    end: to - width,
  };
}

function nameOf(written: string): string {
  const name = /^["']/.test(written) ? decode(written) : written;
  return typeof name === 'string' ? name : written;
}

function decode(written: string): unknown {
  try {
    return parse(`v = ${written}`).v;
  } catch {
    return undefined; // Not TOML: nothing to share, and nothing to complain about while typing.
  }
}
