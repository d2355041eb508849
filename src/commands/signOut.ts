import * as vscode from 'vscode';
import { askAccount } from '../views/prompts/account';
import { hostOf } from '../views/words';
import type { App } from './app';

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
  await app.accounts.remove(account);
  app.notifications.tell({
    message: vscode.l10n.t(
      'Signed out of {0} ({1}). The token is gone from this computer; it stays valid on the server.',
      hostOf(account.server),
      account.username,
    ),
  });
}
