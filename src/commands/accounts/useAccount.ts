import type { Account } from '../../core/accounts/accounts';
import { ANONYMOUS, chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { AccountsUnreadableError } from '../../core/errors';
import { SettingNames } from '../../ids';
import type { AccountServices } from './services';

type AccountSettings = Pick<AccountServices, 'accounts' | 'log' | 'settings'>;

/**
 * Writes into the settings whose account, or that none, new secrets of a server go with: nothing, if
 * that follows for sure from who is signed in there, else the user name or `anonymous`.
 * @returns whether it is so now; not where the settings cannot be written
 */
export async function useAccount(services: AccountSettings, place: Place): Promise<boolean> {
  if (await isSettledOn(services, place)) return true;
  const { username } = place;
  const { length } = await services.accounts.on(place.server);
  const follows = length === (username === undefined ? 0 : 1) && !services.accounts.mayBeMore;
  try {
    await services.settings.set(SettingNames.account, follows ? '' : (username ?? ANONYMOUS));
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
