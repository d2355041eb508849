import { normalizeLineBreaks, unescape } from './escapes';

/** A word of a shell command: quoted and bare parts without a blank between them. */
export interface Word {
  readonly end: number;
  /** Quotes and backslashes undone; `$NAME` as written. */
  readonly value: string;
  /** What stands within the quotes, if they are around the whole word; else the word itself. */
  readonly inner: readonly [start: number, end: number];
  /** Whether it can be told without running anything, and every quote is closed. */
  readonly literal: boolean;
}

const IN_DOUBLE_QUOTES = { '"': '"', '\\': '\\', $: '$', '`': '`', '\n': '' };
const IN_DOLLAR_QUOTES = {
  ...{ n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' },
  ...{ "'": "'", '"': '"', '\\': '\\', '?': '?' },
};
/** In UTF-16 units; keeps a file full of unclosed ones from being slow. */
const LONGEST_SUBSTITUTION = 4096;
const ENDS_WORD = /[\s;&|()<>]/;

/** Reads the word at `at` (POSIX shell, "Quoting", and bash's `$'…'`). */
export function readWord(piece: string, at: number): Word {
  let value = '';
  let literal = true;
  let inner: [number, number] | undefined;
  let next = at;
  while (next < piece.length && !ENDS_WORD.test(piece.charAt(next))) {
    const from = next;
    const part = readPart(piece, from);
    next = part.end;
    value += part.value;
    literal &&= part.literal;
    if (from === at && part.inner) inner = part.inner;
    else inner = undefined;
  }
  return { end: next, value, literal, inner: inner ?? [at, next] };
}

interface Part {
  readonly end: number;
  readonly value: string;
  readonly literal: boolean;
  readonly inner?: [number, number];
}

function readPart(piece: string, at: number): Part {
  const char = piece.charAt(at);
  const dollar = char === '$' && /['"]/.test(piece.charAt(at + 1)) ? 1 : 0;
  const open = at + dollar;
  const quote = piece.charAt(open);
  if (quote === "'" || quote === '"') {
    const escapes = quote === '"' || dollar === 1;
    const { end, literal } = closing(piece, open, quote, escapes);
    if (end < 0) return { end: at + 1, value: char, literal: false };
    const written = piece.slice(open + 1, end);
    const known = quote === '"' ? IN_DOUBLE_QUOTES : IN_DOLLAR_QUOTES;
    const value = escapes ? unescape(written, known, quote === "'") : normalizeLineBreaks(written);
    return { end: end + 1, value, literal, inner: [open + 1, end] };
  }
  if (char === '\\') {
    const width = /^\\(\r\n|[^]|$)/.exec(piece.slice(at, at + 3))?.[0].length ?? 1;
    const escaped = piece.slice(at + 1, at + width);
    return { end: at + width, value: /^\r?\n/.test(escaped) ? '' : escaped, literal: true };
  }
  const substituted = endOfSubstitution(piece, at);
  if (substituted) return { ...substituted, value: piece.slice(at, substituted.end) };
  return { end: at + 1, value: char, literal: true };
}

/** Where a quote closes; what is run within double quotes may have quotes of its own. */
function closing(
  piece: string,
  open: number,
  quote: string,
  escapes: boolean,
): { end: number; literal: boolean } {
  let literal = true;
  for (let at = open + 1; at < piece.length; at++) {
    if (piece[at] === quote) return { end: at, literal };
    if (piece[at] === '\\' && escapes) at++;
    else if (quote === '"') {
      const substituted = endOfSubstitution(piece, at);
      if (!substituted) continue;
      at = substituted.end - 1;
      literal &&= substituted.literal;
    }
  }
  return { end: -1, literal: false };
}

/** `$(…)` and backquotes, which have to be run, and `${…}`, which is kept as written. */
function endOfSubstitution(
  piece: string,
  at: number,
): { end: number; literal: boolean } | undefined {
  if (piece[at] === '`') {
    const end = piece.indexOf('`', at + 1);
    return { end: end < 0 ? at + 1 : end + 1, literal: false };
  }
  if (piece.startsWith('${', at)) {
    const end = /^[^}\r\n]*\}/.exec(piece.slice(at, at + 1000))?.[0].length;
    return { end: at + (end ?? 1), literal: true };
  }
  if (!piece.startsWith('$(', at)) return undefined;
  let depth = 0;
  const stop = Math.min(piece.length, at + LONGEST_SUBSTITUTION);
  for (let end = at + 1; end < stop; end++) {
    if (piece[end] === '(') depth++;
    else if (piece[end] === ')' && --depth === 0) return { end: end + 1, literal: false };
  }
  return { end: at + 1, literal: false };
}
