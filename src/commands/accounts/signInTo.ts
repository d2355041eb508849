import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { attempt } from '../../core/errors';
import { askCredentials, type SignInReason } from '../../views/accounts/askCredentials';
import { hostOf } from '../../views/words';
import { showLogAction } from '../showLog';
import type { AccountServices } from './services';

/** An account whose token the server has accepted. */
interface SignedIn {
  readonly account: Account;
  /** Whether the token outlives this window. */
  readonly stored: boolean;
}

/**
 * Asks for a new token of an account whose own was refused; where new secrets go stays as it is.
 * @returns the account, to go on with; undefined for Esc
 */
export async function signInAgainAt(
  services: AccountServices,
  { server, username }: { readonly server: string; readonly username: string },
): Promise<Account | undefined> {
  const signedIn = await signInTo(services, server, 'refused', username);
  if (signedIn) tellSignedIn(services, signedIn, 'again');
  return signedIn?.account;
}

/**
 * Asks for a user name and an API token, and keeps them once the server has accepted them.
 * @param username given: the token is asked at once
 * @returns undefined for Esc
 */
export async function signInTo(
  { accounts, signInClient }: Pick<AccountServices, 'accounts' | 'signInClient'>,
  server: string,
  reason: SignInReason,
  username?: string,
): Promise<SignedIn | undefined> {
  const credentials = await askCredentials({
    ...{ server, reason, username },
    tryThem: async (typed, signal) =>
      attempt('signIn', { server, username: typed.username }, async () => {
        const client = await signInClient(server, typed.username, typed.token);
        return client.authcheck({ signal });
      }),
  });
  return credentials && accounts.add(server, credentials.username, credentials.token);
}

/**
 * Says that an account is signed in, and what follows from it.
 * @param what `shares`: new secrets go with it; `unsettled`: the settings say otherwise, and could
 *   not be written; `again`: its token was replaced
 */
export function tellSignedIn(
  services: Pick<AccountServices, 'log' | 'notifications'>,
  { account: { server, username }, stored }: SignedIn,
  what: 'shares' | 'unsettled' | 'again',
): void {
  const sentences = [signedInWords(hostOf(server), username, stored, what === 'again')];
  if (what === 'shares') sentences.push(vscode.l10n.t('New secrets are shared with this account.'));
  if (what === 'unsettled') {
    sentences.push(
      vscode.l10n.t(
        'To share with this account, choose it in your settings (region, account), which could not be written.',
      ),
    );
  }
  services.notifications.tell({
    severity: stored && what !== 'unsettled' ? 'info' : 'warning',
    short: vscode.l10n.t('Signed in.'),
    message: sentences.join(' '),
    actions: stored ? [] : [showLogAction(services)],
  });
}

function signedInWords(host: string, username: string, stored: boolean, again: boolean): string {
  if (!stored) {
    return vscode.l10n.t(
      'Signed in to {0} as {1}, but only until this window closes: VS Code’s secret storage could not keep the token.',
      host,
      username,
    );
  }
  return again
    ? vscode.l10n.t('Signed in to {0} as {1} again.', host, username)
    : vscode.l10n.t('Signed in to {0} as {1}.', host, username);
}
