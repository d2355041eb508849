import type { Account } from '../../core/accounts/accounts';
import { ANONYMOUS, chooseAccountOf } from '../../core/accounts/destination';
import { AccountsUnreadableError } from '../../core/errors';
import { SettingNames } from '../../ids';
import type { AccountServices } from './services';

type AccountSettings = Pick<AccountServices, 'accounts' | 'log' | 'settings'>;

/**
 * Writes into the settings whose account new secrets of its server go with: nothing, if it is the
 * only one there for sure, else its user name.
 * @returns whether it is so now; not where the settings cannot be written
 */
export async function useAccount(services: AccountSettings, account: Account): Promise<boolean> {
  if (await isSettledOn(services, account)) return true;
  const { length } = await services.accounts.on(account.server);
  const isOnly = length === 1 && !services.accounts.mayBeMore;
  try {
    await services.settings.set(SettingNames.account, isOnly ? '' : account.username);
    return true;
  } catch {
    services.log.warn('The account could not be written into the settings.');
    return false;
  }
}

/**
 * Takes an account that was signed out of the settings: its token is asked for otherwise.
 * @returns false where the settings name it still, since they cannot be written
 */
export async function forgetAccount(
  services: AccountSettings,
  { username }: Account,
): Promise<boolean> {
  const setting = services.settings.account();
  if (setting === ANONYMOUS || setting !== username) return true;
  // The user name may be meant on another server.
  if ((await services.accounts.known()).some((one) => one.username === username)) return true;
  try {
    await services.settings.set(SettingNames.account, '');
    return true;
  } catch {
    services.log.warn(
      'The account could not be taken out of the settings; its token will be asked for.',
    );
    return false;
  }
}

async function isSettledOn(
  services: AccountSettings,
  { server, username }: Account,
): Promise<boolean> {
  try {
    const choice = await chooseAccountOf(server, services.settings.account(), services.accounts);
    return choice.kind === 'settled' && choice.account?.username === username;
  } catch (error) {
    if (error instanceof AccountsUnreadableError) return false;
    throw error;
  }
}
