import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { chooseAccountOf, type AccountChoice } from '../../core/accounts/destination';
import { AccountsUnreadableError } from '../../core/errors';
import { SettingNames, settingId } from '../../ids';
import { askAccount } from '../../views/accounts/askAccount';
import { askSignOut } from '../../views/secrets/askSignOut';
import { hostOf } from '../../views/words';
import { chosenServer } from './chooseServer';
import type { AccountServices } from './services';
import { forgetAccount } from './useAccount';

/** Forgets an account's token on this computer. */
export async function signOut(services: AccountServices): Promise<void> {
  const accounts = await services.accounts.known();
  const [only] = accounts;
  if (!only) {
    tellNone(services);
    return;
  }
  const account =
    accounts.length === 1
      ? only
      : await askAccount(accounts, vscode.l10n.t('Onetime Secret: Sign Out'));
  if (account) await signOutOf(services, account);
}

/**
 * The same for one account, also from VS Code's Accounts menu: asks what becomes of the secrets that
 * it shared from here, if there are any.
 * @throws NotDeletedError, and the account stays signed in
 */
export async function signOutOf(services: AccountServices, account: Account): Promise<void> {
  const shared = await services.recent.sharedBy(account);
  const answer = shared.length > 0 ? await askSignOut(account, shared) : 'forget';
  if (answer === undefined) return;
  // The secrets first: while they cannot be deleted, signing out can be tried again.
  if (answer === 'forget') await services.recent.forgetSharedBy(account);
  await services.accounts.remove(account);
  const isForgotten = await forgetAccount(services, account);
  const signedOut = vscode.l10n.t(
    'Signed out of {0} ({1}). The token is gone from this computer; it stays valid on the server.',
    hostOf(account.server),
    account.username,
  );
  const unwritten = vscode.l10n.t(
    'Your settings could not be written: {0} still names this account.',
    settingId(SettingNames.account),
  );
  const sentences = [
    signedOut,
    ...(isForgotten ? [] : [unwritten]),
    await sharingInWords(services, account),
  ];
  services.notifications.tell({
    severity: isForgotten ? 'info' : 'warning',
    message: sentences.join(' ').trim(),
  });
}

function tellNone({
  accounts,
  notifications,
}: Pick<AccountServices, 'accounts' | 'notifications'>): void {
  if (accounts.mayBeMore) {
    notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Which accounts are signed in could not be read, so nothing was signed out. The key ring may be locked: unlock it and try again.',
      ),
    });
  } else {
    notifications.tell({ message: vscode.l10n.t('You are not signed in to any server.') });
  }
}

/** As whom new secrets are shared now; `''` where that is not at this server, or nobody can say. */
async function sharingInWords(
  services: Pick<AccountServices, 'accounts' | 'settings'>,
  { server }: Account,
): Promise<string> {
  if (chosenServer(services) !== server) return '';
  const choice = await choiceAt(services, server);
  switch (choice?.kind) {
    case undefined:
      return '';
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

async function choiceAt(
  { accounts, settings }: Pick<AccountServices, 'accounts' | 'settings'>,
  server: string,
): Promise<AccountChoice | undefined> {
  try {
    return await chooseAccountOf(server, settings.account(), accounts);
  } catch (error) {
    if (error instanceof AccountsUnreadableError) return undefined;
    throw error;
  }
}
