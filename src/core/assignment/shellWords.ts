import { normalizeLineBreaks, unescape } from './escapes';
import { lineEnd, matchAt } from './scanning';

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

interface Part {
  readonly end: number;
  readonly value: string;
  readonly literal: boolean;
  readonly inner?: [number, number];
}

interface Substitution {
  readonly end: number;
  readonly literal: boolean;
}

const IN_DOUBLE_QUOTES = { '"': '"', '\\': '\\', $: '$', '`': '`', '\n': '' };
const IN_DOLLAR_QUOTES = {
  ...{ n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' },
  ...{ "'": "'", '"': '"', '\\': '\\', '?': '?' },
};
/** In UTF-16 units; what closes further away is another's end. */
const LONGEST_SUBSTITUTION = 4096;
const ENDS_WORD = /[\s;&|()<>]/;
/** Signs of quotes and substitutions. */
const NOT_BARE = '\'"\\`$';
const BARE = /[^\s;&|()<>'"\\`$]+/y;

/**
 * The words of a text (POSIX shell, "Quoting", and bash's `$'…'`). It remembers what does not
 * close, so that no text makes it look for the same end again and again.
 */
export class ShellWords {
  /** Where each bracket closes, by where it opens. */
  private readonly brackets: ReadonlyMap<number, number>;
  private readonly unclosed = new Set<string>();

  constructor(private readonly text: string) {
    this.brackets = bracketsOf(text);
  }

  /** The word that begins at `at`; empty where none does. */
  at(at: number): Word {
    const { text } = this;
    let value = '';
    let literal = true;
    let inner: [number, number] | undefined;
    let next = at;
    while (next < text.length && !ENDS_WORD.test(text.charAt(next))) {
      const part = this.part(next);
      value += part.value;
      literal &&= part.literal;
      inner = next === at ? part.inner : undefined;
      next = part.end;
    }
    return { end: next, value, literal, inner: inner ?? [at, next] };
  }

  private part(at: number): Part {
    const { text } = this;
    const char = text.charAt(at);
    if (!NOT_BARE.includes(char)) {
      const bare = matchAt(BARE, text, at)?.[0] ?? char;
      return { end: at + bare.length, value: bare, literal: true };
    }
    const dollar = char === '$' && /['"]/.test(text.charAt(at + 1)) ? 1 : 0;
    const open = at + dollar;
    const quote = text.charAt(open);
    if (quote === "'" || quote === '"') {
      const escapes = quote === '"' || dollar === 1;
      const { end, literal } = this.closing(open, quote, escapes);
      if (end < 0) return { end: at + 1, value: char, literal: false };
      const written = text.slice(open + 1, end);
      const known = quote === '"' ? IN_DOUBLE_QUOTES : IN_DOLLAR_QUOTES;
      const value = escapes
        ? unescape(written, known, quote === "'")
        : normalizeLineBreaks(written);
      return { end: end + 1, value, literal, inner: [open + 1, end] };
    }
    if (char === '\\') {
      const width = text.startsWith('\r\n', at + 1) ? 3 : 2;
      const escaped = text.slice(at + 1, at + width);
      const value = /^\r?\n/.test(escaped) ? '' : escaped;
      return { end: Math.min(at + width, text.length), value, literal: true };
    }
    const substituted = this.substitution(at);
    if (substituted) return { ...substituted, value: text.slice(at, substituted.end) };
    return { end: at + 1, value: char, literal: true };
  }

  /** Where a quote closes; what is run within double quotes may have quotes of its own. */
  private closing(open: number, quote: string, escapes: boolean): Substitution {
    const { text } = this;
    const kind = `${quote}${String(escapes)}`;
    let literal = true;
    const stop = this.unclosed.has(kind) ? 0 : text.length;
    for (let at = open + 1; at < stop; at++) {
      if (text[at] === quote) return { end: at, literal };
      if (text[at] === '\\' && escapes) at++;
      else if (quote === '"') {
        const substituted = this.substitution(at);
        if (!substituted) continue;
        at = substituted.end - 1;
        literal &&= substituted.literal;
      }
    }
    this.unclosed.add(kind);
    return { end: -1, literal: false };
  }

  /** `$(…)` and backquotes, which have to be run, and `${…}`, which is kept as written. */
  private substitution(at: number): Substitution | undefined {
    const { text } = this;
    if (text[at] === '`') {
      const end = this.unclosed.has('`') ? -1 : text.indexOf('`', at + 1);
      if (end < 0) this.unclosed.add('`');
      return { end: end < 0 ? at + 1 : end + 1, literal: false };
    }
    if (text[at] !== '$') return undefined;
    if (text[at + 1] === '{') {
      // One that does not close on its line takes all of it: nothing after it is clear.
      for (let end = at + 2; end < text.length && text[end] !== '\n'; end++) {
        if (text[end] === '}') return { end: end + 1, literal: true };
      }
      return { end: lineEnd(text, at), literal: false };
    }
    if (text[at + 1] !== '(') return undefined;
    const close = this.brackets.get(at + 1) ?? Infinity;
    return { end: (close - at < LONGEST_SUBSTITUTION ? close : at) + 1, literal: false };
  }
}

/** Brackets in quotes count, too: to tell which are quoted takes knowing where each one closes. */
function bracketsOf(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    const from = text[at] === ')' ? open.pop() : undefined;
    if (from !== undefined) pairs.set(from, at);
  }
  return pairs;
}
