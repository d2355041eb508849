import { randomInt } from 'node:crypto';
import { graphemes } from '../graphemes';

export const CHARACTER_SETS = ['lower', 'upper', 'digits', 'symbols'] as const;
type CharacterSet = (typeof CHARACTER_SETS)[number];

/** Letters and digits that are read for one another (0 O o, 1 l I |) are left out. */
const SETS: Readonly<Record<CharacterSet, string>> = {
  lower: 'abcdefghijkmnpqrstuvwxyz',
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  digits: '23456789',
  symbols: '!#$%&()*+,-./:;<=>?@[]^_{}~',
};

export const DEFAULT_PASSWORD_LENGTH = 24;

/**
 * Makes a password with the platform's cryptographic random numbers (`randomInt` has no modulo
 * bias). With sets, at least one character of each is in it.
 *
 * @param length characters
 * @param characters sets to choose from, or a text whose characters are the ones to choose from
 * @throws RangeError if there is nothing to choose from, or no room for one of each set
 */
export function makePassword(
  length: number = DEFAULT_PASSWORD_LENGTH,
  characters: readonly CharacterSet[] | string = CHARACTER_SETS,
): string {
  const sets =
    typeof characters === 'string'
      ? [[...new Set(graphemes(characters))]]
      : [...new Set(characters)].map((set) => graphemes(SETS[set]));
  const all = sets.flat();
  if (all.length === 0 || length < sets.length) throw new RangeError('password');
  // Rejecting whole passwords keeps every acceptable one equally likely; moving single characters
  // in would not.
  for (;;) {
    const password = Array.from({ length }, () => pickOneOf(all));
    if (
      typeof characters === 'string' ||
      sets.every((set) => password.some((c) => set.includes(c)))
    )
      return password.join('');
  }
}

function pickOneOf(from: readonly string[]): string {
  return from[randomInt(from.length)] ?? '';
}
