import { AccountsUnreadableError, BadSettingError } from '../errors';
import type { Accounts } from './accounts';
import { chooseAccountOf } from './destination';
import type { Place } from './place';
import type { RefusedTokens } from './refusedTokens';

/** Where the next secret goes, as far as it is settled before anything is shared. */
export type NextPlace =
  | { readonly kind: 'settled'; readonly place: Place }
  /** The server refused the account's token the last time. */
  | { readonly kind: 'refused'; readonly place: Place & { readonly username: string } }
  /** The account that the settings name is not signed in here. */
  | { readonly kind: 'sign-in'; readonly place: Place & { readonly username: string } }
  /** The server has several accounts: each share asks. */
  | { readonly kind: 'ask'; readonly server: string }
  /** Nobody can say who is signed in there. */
  | { readonly kind: 'unreadable'; readonly server: string }
  /** No server was chosen yet: the first share asks. */
  | { readonly kind: 'unchosen' }
  | { readonly kind: 'bad-setting'; readonly error: BadSettingError };

/** The settings that say where secrets go. */
export interface DestinationSettings {
  /** Undefined: none was chosen yet. @throws BadSettingError */
  server(): string | undefined;
  account(): string;
}

/** Reads what the settings and the accounts say now; asks no server and no person. */
export async function findNextPlace(
  settings: DestinationSettings,
  accounts: Accounts,
  refusedTokens: Pick<RefusedTokens, 'has'>,
): Promise<NextPlace> {
  let server: string | undefined;
  try {
    server = settings.server();
    if (server === undefined) return { kind: 'unchosen' };
    const choice = await chooseAccountOf(server, settings.account(), accounts);
    if (choice.kind === 'ask') return { kind: 'ask', server };
    if (choice.kind === 'sign-in')
      return { kind: 'sign-in', place: { server, username: choice.username } };
    const { account } = choice;
    return account && refusedTokens.has(account)
      ? { kind: 'refused', place: account }
      : { kind: 'settled', place: { server, username: account?.username } };
  } catch (error) {
    if (error instanceof BadSettingError) return { kind: 'bad-setting', error };
    if (error instanceof AccountsUnreadableError && server !== undefined)
      return { kind: 'unreadable', server };
    throw error;
  }
}
