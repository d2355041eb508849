import type { Account } from '../../core/accounts/accounts';
import { ANONYMOUS, chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { AccountsUnreadableError, BadSettingError } from '../../core/errors';
import type { WrittenPlace } from '../../host/settings';
import { SettingNames } from '../../ids';
import type { AccountServices } from './services';

type AccountSettings = Pick<AccountServices, 'accounts' | 'log' | 'settings'>;

/**
 * Writes into the settings as whom new secrets of a server are shared, wherever it is the chosen one.
 * @returns whether it is so now; not where the settings cannot be written
 */
export async function useAccount(services: AccountSettings, place: Place): Promise<boolean> {
  try {
    await services.settings.writePlace(await accountSettingFor(services, place));
    return true;
  } catch {
    services.log.warn('The account could not be written into the settings.');
    return false;
  }
}

/**
 * What the account setting has to say for a place: nothing, if that follows for sure from who is
 * signed in there, else the user name or `anonymous`. Empty where it says so already.
 */
export async function accountSettingFor(
  services: Pick<AccountServices, 'accounts' | 'settings'>,
  place: Place,
): Promise<WrittenPlace> {
  if (await isSettledOn(services, place)) return new Map();
  const { accounts } = services;
  const { server, username } = place;
  const { length } = await accounts.on(server);
  const follows = length === (username === undefined ? 0 : 1) && !accounts.mayBeMore;
  return new Map([[SettingNames.account, follows ? undefined : (username ?? ANONYMOUS)]]);
}

/**
 * Takes an account that was signed out of the settings: its token is asked for otherwise.
 * @returns false where the settings name it still, since they cannot be written
 */
export async function forgetAccount(
  { accounts, log, settings }: AccountSettings,
  { username }: Account,
): Promise<boolean> {
  if (settings.writtenPlace().get(SettingNames.account) !== username) return true;
  // The user name may be meant on another server.
  if ((await accounts.known()).some((one) => one.username === username)) return true;
  try {
    await settings.writePlace(new Map([[SettingNames.account, undefined]]));
    return true;
  } catch {
    log.warn('The account could not be taken out of the settings; its token will be asked for.');
    return false;
  }
}

async function isSettledOn(
  { accounts, settings }: Pick<AccountServices, 'accounts' | 'settings'>,
  { server, username }: Place,
): Promise<boolean> {
  try {
    const choice = await chooseAccountOf(server, settings.account(), accounts);
    return choice.kind === 'settled' && choice.account?.username === username;
  } catch (error) {
    if (error instanceof AccountsUnreadableError || error instanceof BadSettingError) return false;
    throw error;
  }
}
