import * as vscode from 'vscode';
import type { Account } from '../core/accounts';
import { chooseAccount } from '../core/destination';
import { askAccount } from '../views/prompts/account';
import { hostOf } from '../views/words';
import type { App } from './app';
import { chosenServer } from './shared/chooseServer';
import { forgetAccount } from './shared/useAccount';

/** Forgets an account's token on this computer. */
export async function signOut(app: App): Promise<void> {
  const accounts = await app.accounts.list();
  const [only] = accounts;
  if (!only) {
    app.notifications.tell({ message: vscode.l10n.t('You are not signed in to any server.') });
    return;
  }
  const account =
    accounts.length === 1
      ? only
      : await askAccount(accounts, vscode.l10n.t('Onetime Secret: Sign Out'));
  if (!account) return;
  await signOutOf(app, account);
  const signedOut = vscode.l10n.t(
    'Signed out of {0} ({1}). The token is gone from this computer; it stays valid on the server.',
    hostOf(account.server),
    account.username,
  );
  app.notifications.tell({ message: `${signedOut} ${await sharingInWords(app, account)}`.trim() });
}

/** The same without a word, from VS Code's Accounts menu. */
export async function signOutOf(app: App, account: Account): Promise<void> {
  await app.accounts.remove(account);
  await forgetAccount(app, account);
}

/** As whom new secrets are shared now; `''` where that is not at this server. */
async function sharingInWords(app: App, { server }: Account): Promise<string> {
  if (chosenServer(app) !== server) return '';
  const here = (await app.accounts.known()).filter((account) => account.server === server);
  const choice = chooseAccount(app.settings.account(), here);
  switch (choice.kind) {
    case 'settled':
      return choice.account
        ? vscode.l10n.t('New secrets are shared with the account {0}.', choice.account.username)
        : vscode.l10n.t('New secrets are shared without an account.');
    case 'ask':
      return vscode.l10n.t('The next share asks with which account.');
    case 'sign-in':
      return vscode.l10n.t('The next share asks for the API token of {0}.', choice.username);
  }
}
