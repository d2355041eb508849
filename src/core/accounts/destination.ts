import type { OnetimeSecretClient } from '../../api';
import { AccountsUnreadableError } from '../errors';
import type { Account, Accounts } from './accounts';
import type { Place } from './place';

/** Makes a client for a place, with its token. */
export type ClientFor = (place: Place) => Promise<OnetimeSecretClient>;

/** The value of the account setting that means "without an account". */
export const ANONYMOUS = 'anonymous';

/** What follows from the account setting and the accounts signed in on a server. */
export type AccountChoice =
  | { readonly kind: 'settled'; readonly account: Account | undefined }
  | { readonly kind: 'ask'; readonly accounts: readonly Account[] }
  /** The chosen account is not signed in here; sharing anonymously instead would be a surprise. */
  | { readonly kind: 'sign-in'; readonly username: string };

/**
 * Applies the account setting: empty is the only account of the server, anonymous if there is none,
 * to be asked if there are several; else a user name or `anonymous`.
 */
export function chooseAccount(setting: string, accounts: readonly Account[]): AccountChoice {
  if (setting === ANONYMOUS) return { kind: 'settled', account: undefined };
  if (setting !== '') {
    const account = accounts.find(({ username }) => username === setting);
    return account ? { kind: 'settled', account } : { kind: 'sign-in', username: setting };
  }
  if (accounts.length > 1) return { kind: 'ask', accounts };
  return { kind: 'settled', account: accounts[0] };
}

/**
 * The same for the accounts of a server, which are read unless none is wanted.
 * @throws AccountsUnreadableError where one that cannot be read may be meant: to go on anonymously,
 *   or with another one, would be a surprise
 */
export async function chooseAccountOf(
  server: string,
  setting: string,
  accounts: Accounts,
): Promise<AccountChoice> {
  if (setting === ANONYMOUS) return chooseAccount(setting, []);
  const choice = chooseAccount(setting, await accounts.on(server));
  const isNamed = setting !== '' && choice.kind === 'settled';
  if (accounts.mayBeMore && !isNamed) throw new AccountsUnreadableError();
  return choice;
}
