import type { Account } from '../../core/accounts';
import { ANONYMOUS, chooseAccount } from '../../core/destination';
import { Settings } from '../../ids';
import type { App } from '../app';

/**
 * Writes into the settings whose account new secrets of its server go with: nothing, if it is the
 * only one there, else its user name.
 * @returns whether it is so now; not where the settings cannot be written
 */
export async function useAccount(app: App, account: Account): Promise<boolean> {
  const accounts = (await app.accounts.known()).filter(({ server }) => server === account.server);
  if (isSettledOn(app, account, accounts)) return true;
  try {
    await app.settings.set(Settings.account, accounts.length > 1 ? account.username : '');
    return true;
  } catch {
    app.log.warn('The account could not be written into the settings.');
    return false;
  }
}

/** Takes an account that was signed out of the settings: its token is asked for otherwise. */
export async function forgetAccount(app: App, { username }: Account): Promise<void> {
  const setting = app.settings.account();
  if (setting === ANONYMOUS || setting !== username) return;
  // The user name may be meant on another server.
  if ((await app.accounts.known()).some((one) => one.username === username)) return;
  try {
    await app.settings.set(Settings.account, '');
  } catch {
    app.log.warn(
      'The account could not be taken out of the settings; its token will be asked for.',
    );
  }
}

function isSettledOn(app: App, account: Account, accounts: readonly Account[]): boolean {
  const choice = chooseAccount(app.settings.account(), accounts);
  return choice.kind === 'settled' && choice.account?.username === account.username;
}
