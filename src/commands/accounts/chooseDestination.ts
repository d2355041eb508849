import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
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
  const { settings } = services;
  await settings.placeWritten();
  // Read at once: the settings may be changed while something is asked.
  const account = settings.account();
  const server = await chooseServer(services);
  const place = server === undefined ? undefined : await chooseAccountAt(services, server, account);
  if (place) await keepServer(services, place.server);
  return place;
}

/**
 * As whom a share goes to a server, asking what is open.
 * @param setting as the account setting has it
 * @returns undefined for Esc
 * @throws AccountsUnreadableError
 */
export async function chooseAccountAt(
  services: AccountServices,
  server: string,
  setting: string,
): Promise<Place | undefined> {
  const choice = await chooseAccountOf(server, setting, services.accounts);
  switch (choice.kind) {
    case 'settled':
      return { server, username: choice.account?.username };
    case 'ask':
      return askPlace(services, server, choice.accounts);
    case 'sign-in': {
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
