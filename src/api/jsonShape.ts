/** How much may be in a JSON text. What `JSON.parse` takes grows with these more than with bytes. */
export interface JsonShape {
  /** Values in all, those in others and the others themselves. */
  readonly values: number;
  /** Members of one object, or items of one list. */
  readonly members: number;
  /** Objects and lists inside one another. */
  readonly depth: number;
}

/** UTF-16 code units; all of these are one unit, so text can be looked at unit by unit. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Whether a text has no more in it than a shape allows, by one look at each character: a parser held
 * by deep or many-valued JSON cannot be stopped. Strings count as one value, however long. A text
 * that is no JSON may be called either, for a parser stops at its first fault.
 */
export function fitsShape(text: string, { values, members, depth }: JsonShape): boolean {
  // How many members the object or list at each depth has had so far.
  const counts = new Uint32Array(depth + 1);
  let level = 0;
  let seen = 1;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case COMMA:
        seen++;
        counts[level] = (counts[level] ?? 0) + 1;
        if (seen > values || (counts[level] ?? 0) > members) return false;
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        seen++;
        level++;
        if (seen > values || level > depth) return false;
        counts[level] = 1;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (level > 0) level--;
        break;
    }
  }
  return true;
}

/** Where the string ends that begins at a quote: at its other quote, or with the text. */
function endOfString(text: string, begin: number): number {
  let at = begin + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    at += unit === BACKSLASH ? 2 : 1;
  }
  return at;
}
