import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { findNextPlace } from '../../core/accounts/nextPlace';
import { SettingNames, settingId } from '../../ids';
import { askAccount } from '../../views/accounts/askAccount';
import { nextPlaceInWords } from '../../views/accounts/placeInWords';
import { askSignOut } from '../../views/secrets/askSignOut';
import { hostOf } from '../../views/words';
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
    await nextInWords(services, account),
  ];
  services.notifications.tell({
    severity: isForgotten ? 'info' : 'warning',
    short: vscode.l10n.t('Signed out.'),
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

/** Where new secrets go now; `''` where that is not at this server, or nobody can say. */
async function nextInWords(
  { accounts, refusedTokens, settings }: AccountServices,
  { server }: Account,
): Promise<string> {
  const next = await findNextPlace(settings, accounts, refusedTokens);
  const at = 'place' in next ? next.place.server : 'server' in next ? next.server : undefined;
  return at === server && next.kind !== 'unreadable' ? nextPlaceInWords(next).full : '';
}
