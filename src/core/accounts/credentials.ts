import { LONGEST_ADDRESS } from '../args';
import { ANONYMOUS } from './destination';

/** Characters, several times what a server makes. */
export const LONGEST_TOKEN = 500;

/** Why a user name cannot be signed in with, whatever the server says. */
export type UsernameFault =
  | 'empty'
  | 'too-long'
  /** Basic authentication ends the name at the first one. */
  | 'colon'
  /** A line break, or a character that cannot be seen: it would be shown as something else. */
  | 'characters'
  /** The account setting means something else by it. */
  | 'anonymous';

/** @param username trimmed */
export function usernameFault(username: string): UsernameFault | undefined {
  if (username === '') return 'empty';
  if (username.length > LONGEST_ADDRESS) return 'too-long';
  if (username.includes(':')) return 'colon';
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(username)) return 'characters';
  return username === ANONYMOUS ? 'anonymous' : undefined;
}

/** Why a text is no API token. */
export type TokenFault =
  | 'empty'
  | 'too-long'
  /** A blank, a quote, a line break or a character that no server makes: more was copied than it. */
  | 'characters';

/** @param token trimmed */
export function tokenFault(token: string): TokenFault | undefined {
  if (token === '') return 'empty';
  if (token.length > LONGEST_TOKEN) return 'too-long';
  return /^[!-~]*$/.test(token) && !/["'`]/.test(token) ? undefined : 'characters';
}
