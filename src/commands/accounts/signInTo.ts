import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { attempt, causeOf } from '../../core/errors';
import { failureInWords } from '../../views/failureWords';
import { askLine } from '../../views/prompts/inputBox';
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
  const signedIn = await signInTo(services, server, username);
  if (signedIn) tellSignedIn(services, signedIn, 'again');
  return signedIn?.account;
}

/**
 * Asks for a user name and an API token, and keeps them once the server has accepted them.
 * @param username given: the token is asked at once
 * @returns undefined for Esc
 */
export async function signInTo(
  services: Pick<AccountServices, 'accounts' | 'signInClient'>,
  server: string,
  username?: string,
): Promise<SignedIn | undefined> {
  const title = vscode.l10n.t('Sign In to {0}', hostOf(server));
  const name = username ?? (await askUsername(title));
  if (name === undefined) return undefined;
  const token = await askLine({
    title,
    prompt: vscode.l10n.t(
      'The API token of {0}. You find it on the server under Account, API. It is kept in VS Code’s secret storage.',
      name,
    ),
    placeholder: vscode.l10n.t('API token, not the password'),
    password: true,
    buttons: [
      {
        iconPath: new vscode.ThemeIcon('link-external'),
        tooltip: vscode.l10n.t('Open Account Page'),
        pressed: () => {
          void vscode.env.openExternal(vscode.Uri.parse(`${server}/account`));
        },
      },
    ],
    check: async (value, signal) => rejectionOf(services, server, name, value.trim(), signal),
  });
  return token === undefined ? undefined : services.accounts.add(server, name, token.trim());
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
        'Your settings could not be written. To share with this account, choose it there: region, account.',
      ),
    );
  }
  services.notifications.tell({
    severity: stored && what !== 'unsettled' ? 'info' : 'warning',
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

async function askUsername(title: string): Promise<string | undefined> {
  const name = await askLine({
    title,
    prompt: vscode.l10n.t('The user name of your account, usually your e-mail address.'),
    placeholder: 'you@example.com',
    check: (value) =>
      value.trim() === ''
        ? vscode.l10n.t('Type your user name, or press Esc to cancel.')
        : undefined,
  });
  return name?.trim();
}

/** Asks the server. @returns what is wrong, for the person who still has the token at hand */
async function rejectionOf(
  { signInClient }: Pick<AccountServices, 'signInClient'>,
  server: string,
  username: string,
  token: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (token === '') return vscode.l10n.t('Paste your API token, or press Esc to cancel.');
  try {
    await attempt('signIn', { server, username }, async () => {
      const client = await signInClient(server, username, token);
      return client.authcheck({ signal });
    });
    return undefined;
  } catch (error) {
    if (causeOf(error)?.code === 'not-authorized') {
      return vscode.l10n.t(
        '{0} does not accept this token for {1}. User names are case-sensitive; a token works only in the region it was made in.',
        hostOf(server),
        username,
      );
    }
    return failureInWords(error);
  }
}
