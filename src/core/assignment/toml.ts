import { parse } from 'smol-toml';
import { normalizeLineBreaks } from './escapes';
import { lineEnd, matchAt, skipBlanks, type Statement } from './pieces';
import type { Assignment } from './types';

const PART = String.raw`(?:[\w-]+|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')`;
const HEAD = new RegExp(String.raw`[ \t]*(${PART}(?:[ \t]*\.[ \t]*${PART})*)[ \t]*=[ \t]*`, 'y');
const PARTS = new RegExp(PART, 'g');
const QUOTES = /"""|'''|"|'/y;
const BETWEEN = /(?:[\s,]|#[^\n]*)+/y;
const BARE = /[^\s,#{}[\]]+(?: \d[^\s,#{}[\]]*)?/y;

/** Tables within tables, on one line. */
const DEEPEST_TABLE = 30;

export const TOML_SECTION = /[ \t]*\[\[?([^[\]\r\n,=]+)\]?\][ \t]*(?:#.*)?$/my;

/** Where the cursor is, and what the place read is part of. */
interface Place {
  readonly offset: number;
  readonly outer: string;
  readonly depth: number;
}

/** Where a value ends, and the assignment under the cursor in it, if it is a table or a list. */
interface Read {
  readonly to: number;
  readonly inside?: Assignment | undefined;
  readonly plain: boolean;
}

/**
 * One statement of a TOML file. Only where it ends is found here; what a value means is the
 * library's business.
 */
export function readToml(piece: string, at: number, offset: number): Statement | undefined {
  const read = readPair(piece, at, { offset, outer: '', depth: 0 });
  if (!read) return undefined;
  const rest = skipBlanks(piece, read.to);
  const to = rest === lineEnd(piece, rest) || piece[rest] === '#' ? rest : read.to;
  return { from: at, to, found: read.inside };
}

function readPair(piece: string, at: number, place: Place): Read | undefined {
  const head = matchAt(HEAD, piece, at);
  if (!head) return undefined;
  const start = at + head[0].length;
  const names = head[1]?.match(PARTS)?.map(nameOf) ?? [];
  const key = place.outer + names.join('.');
  const read = readValue(piece, start, { ...place, outer: `${key}.` });
  if (!read) return place.depth === 0 ? { to: lineEnd(piece, start), plain: false } : undefined;
  const { offset } = place;
  if (!read.plain || offset < at || offset > lineEnd(piece, read.to)) return read;
  return { ...read, inside: describe(piece, key, start, read.to) };
}

function readValue(piece: string, at: number, place: Place): Read | undefined {
  const quote = matchAt(QUOTES, piece, at)?.[0];
  if (quote) {
    const to = closing(piece, at + quote.length, quote);
    return to === undefined ? undefined : { to, plain: true };
  }
  const open = piece[at];
  if (open !== '[' && open !== '{') {
    return { to: at + (matchAt(BARE, piece, at)?.[0].length ?? 0), plain: true };
  }
  if (place.depth === DEEPEST_TABLE) return undefined;
  const within = { ...place, depth: place.depth + 1 };
  const [readEntry, close] = open === '[' ? [readValue, ']'] : [readPair, '}'];
  let inside: Assignment | undefined;
  for (let next = at + 1; ;) {
    next += matchAt(BETWEEN, piece, next)?.[0].length ?? 0;
    if (piece[next] === close) return { to: next + 1, inside, plain: false };
    const entry = readEntry(piece, next, within);
    if (!entry || entry.to <= next) return undefined;
    if (place.offset >= next && place.offset <= entry.to) inside = entry.inside;
    next = entry.to;
  }
}

/** Where a string ends, its closing quotes included. */
function closing(piece: string, from: number, quote: string): number | undefined {
  const stop = quote.length === 1 ? lineEnd(piece, from) : piece.length;
  for (let at = from; at < stop; at++) {
    if (piece[at] === '\\' && quote.startsWith('"')) at++;
    else if (piece.startsWith(quote, at)) {
      // Up to two more quotes may stand before the closing three.
      let end = at + quote.length;
      while (quote.length === 3 && end < at + 5 && piece[end] === quote[0]) end++;
      return end;
    }
  }
  return undefined;
}

function describe(piece: string, key: string, start: number, to: number): Assignment | undefined {
  const written = piece.slice(start, to);
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
