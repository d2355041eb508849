import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { usernameFault } from '../../core/accounts/credentials';
import { chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { BadSettingError } from '../../core/errors';
import { settingId, SettingNames } from '../../ids';
import { askSharingAccount } from '../../views/accounts/askAccount';
import { chooseServer, keepServer } from './chooseServer';
import type { AccountServices } from './services';
import { signInTo, tellSignedIn } from './signInTo';
import { useAccount } from './useAccount';

/**
 * Where a share goes, asking what the settings leave open.
 * @returns undefined for Esc: nothing may be sent then
 * @throws BadSettingError, AccountsUnreadableError
 */
export async function chooseDestination(services: AccountServices): Promise<Place | undefined> {
  const choice = await chooseServer(services);
  const place = choice && (await chooseAccountAt(services, choice.server));
  if (place) await keepServer(services, choice);
  return place;
}

async function chooseAccountAt(
  services: AccountServices,
  server: string,
): Promise<Place | undefined> {
  const choice = await chooseAccountOf(server, services.settings.account(), services.accounts);
  switch (choice.kind) {
    case 'settled':
      return { server, username: choice.account?.username };
    case 'ask':
      return askPlace(services, server, choice.accounts);
    case 'sign-in': {
      if (usernameFault(choice.username)) {
        throw new BadSettingError(settingId(SettingNames.account), 'username');
      }
      const signedIn = await signInTo(services, server, 'share', choice.username);
      if (!signedIn) return undefined;
      tellSignedIn(services, signedIn, 'shares');
      return signedIn.account;
    }
  }
}

async function askPlace(
  services: AccountServices,
  server: string,
  accounts: readonly Account[],
): Promise<Place | undefined> {
  const anonymous = { server, username: undefined };
  const [first = anonymous, ...others] = services.places.newestFirst([...accounts, anonymous]);
  const answer = await askSharingAccount([first, ...others]);
  if (answer?.always === true)
    tellAlways(services, answer.place, await useAccount(services, answer.place));
  return answer?.place;
}

/** @param isKept false: the settings could not be written */
function tellAlways(
  { notifications }: Pick<AccountServices, 'notifications'>,
  { username }: Place,
  isKept: boolean,
): void {
  if (!isKept) {
    notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t('Your settings could not be written, so you will be asked again.'),
    });
    return;
  }
  notifications.tell({
    message:
      username === undefined
        ? vscode.l10n.t('From now on, secrets are shared without an account.')
        : vscode.l10n.t('From now on, secrets are shared with the account {0}.', username),
  });
}
