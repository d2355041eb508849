import { looksSecret } from './looksSecret';
import type { Assignment } from './types';

/** In UTF-16 units. */
const LONGEST = 100;

/** Words of letters, digits and `_ - . : / [ ]`, with one blank between them. */
const NAME = /^[\p{L}\p{M}\p{N}_.:/[\]-]+(?: [\p{L}\p{M}\p{N}_.:/[\]-]+)*$/u;

/**
 * Whether a key can be shown as the name of a secret. Formats are guessed, and in a wrong guess a
 * key is anything: an address with a password in it, the beginning of a base64 text.
 */
export function looksLikeName(key: string): boolean {
  if (key.length > LONGEST || !NAME.test(key) || key.includes('://')) return false;
  // A path of names is looked at in its parts; base64 knows `/`, too.
  const parts = [key, ...key.split(/[ .]/), ...key.split(/[ .:/]/)];
  return !parts.some((part) => looksSecret('', part));
}

/**
 * What a part of a document is recognised by: the key whose value it lies in, quotes included.
 * `undefined` where there is none that can be shown; then it is the file and the line.
 *
 * @param found what the document assigns at `from`
 * @param from where the part begins, `to` where it ends; offsets in UTF-16 units
 */
export function nameOf(
  text: string,
  found: Assignment | undefined,
  from: number,
  to: number,
): string | undefined {
  if (!found) return undefined;
  const { key, start, end } = found;
  const quote = text.charAt(start - 1);
  const margin = quote !== '' && '"\'`'.includes(quote) && text.charAt(end) === quote ? 1 : 0;
  const inside = from >= start - margin && to <= end + margin;
  if (!inside || !looksLikeName(key)) return undefined;
  // "admin: admin": such a name would be the value.
  const own = key.toLowerCase();
  const values = [text.slice(from, to), found.value].map((value) => value.toLowerCase());
  const isShared = ([long, short]: readonly [string, string]): boolean =>
    long === short || (short.length >= 4 && long.includes(short));
  return values.some((value) => isShared([own, value]) || isShared([value, own])) ? undefined : key;
}
