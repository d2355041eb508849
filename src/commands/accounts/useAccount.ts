import type { Account } from '../../core/accounts/accounts';
import { ANONYMOUS, chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { AccountsUnreadableError } from '../../core/errors';
import { SettingNames } from '../../ids';
import type { AccountServices } from './services';

type AccountSettings = Pick<AccountServices, 'accounts' | 'log' | 'settings'>;

/**
 * Writes into the settings as whom new secrets of a server are shared: nothing, if that is its only
 * account for sure, else the user name, or `anonymous`.
 * @returns whether it is so now; not where the settings cannot be written
 */
export async function useAccount(services: AccountSettings, place: Place): Promise<boolean> {
  if (await isSettledOn(services, place)) return true;
  const { server, username = ANONYMOUS } = place;
  const { length } = await services.accounts.on(server);
  const isOnly = username !== ANONYMOUS && length === 1 && !services.accounts.mayBeMore;
  try {
    await services.settings.set(SettingNames.account, isOnly ? '' : username);
    return true;
  } catch {
    services.log.warn('The account could not be written into the settings.');
    return false;
  }
}

/** Takes an account that was signed out of the settings: its token is asked for otherwise. */
export async function forgetAccount(
  services: AccountSettings,
  { username }: Account,
): Promise<void> {
  const setting = services.settings.account();
  if (setting === ANONYMOUS || setting !== username) return;
  // The user name may be meant on another server.
  if ((await services.accounts.known()).some((one) => one.username === username)) return;
  try {
    await services.settings.set(SettingNames.account, '');
  } catch {
    services.log.warn(
      'The account could not be taken out of the settings; its token will be asked for.',
    );
  }
}

async function isSettledOn(
  services: AccountSettings,
  { server, username }: Place,
): Promise<boolean> {
  try {
    const choice = await chooseAccountOf(server, services.settings.account(), services.accounts);
    return choice.kind === 'settled' && choice.account?.username === username;
  } catch (error) {
    if (error instanceof AccountsUnreadableError) return false;
    throw error;
  }
}
