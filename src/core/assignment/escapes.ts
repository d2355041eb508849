/**
 * Undoes backslash escapes: those in `known` and `\\uXXXX` if `unicode`; every other one is kept as
 * written.
 */
export function unescape(
  written: string,
  known: Readonly<Record<string, string>>,
  unicode = false,
): string {
  return normalizeLineBreaks(written).replace(
    /\\(u[0-9a-f]{4}|[^])/gi,
    (all, [first = '', ...rest]: string) => {
      if (rest.length > 0 && unicode) return String.fromCharCode(parseInt(rest.join(''), 16));
      const meant = Object.hasOwn(known, first) ? known[first] : undefined;
      return meant === undefined ? all : meant + rest.join('');
    },
  );
}

/** As every one of these formats reads them. */
export function normalizeLineBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
