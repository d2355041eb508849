interface Escapes {
  /** What single characters after a backslash stand for. */
  readonly known: Readonly<Record<string, string>>;
  /** What a backslash makes a code of: a letter and hexadecimal digits. */
  readonly code?: RegExp;
  /** What a backslash at a line's end takes away. */
  readonly join?: RegExp;
  /** Whether others lose their backslash; else they are kept as written. */
  readonly drop?: boolean;
}

const NEVER = /(?!)/;

/** Undoes backslash escapes. */
export function unescaper(escapes: Escapes): (written: string) => string {
  const { known, code = NEVER, join = NEVER, drop = false } = escapes;
  const escape = new RegExp(String.raw`\\(?:(${join.source})|(${code.source})|([^]))`, 'g');
  return (written) =>
    normalizeLineBreaks(written).replace(
      escape,
      (all: string, joined?: string, digits?: string, char?: string) => {
        if (joined !== undefined) return '';
        if (digits !== undefined) return String.fromCodePoint(parseInt(digits.slice(1), 16));
        const own = char ?? '';
        return Object.hasOwn(known, own) ? (known[own] ?? all) : drop ? own : all;
      },
    );
}

/** As every one of these formats reads them. */
export function normalizeLineBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
