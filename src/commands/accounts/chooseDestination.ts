import { chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { askSharingAccount } from '../../views/accounts/askAccount';
import { chooseServer, keepServer } from './chooseServer';
import type { AccountServices } from './services';
import { signInTo, tellSignedIn } from './signInTo';

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
    case 'ask': {
      const chosen = await askSharingAccount(choice.accounts);
      return chosen && { server, username: chosen === 'anonymous' ? undefined : chosen.username };
    }
    case 'sign-in': {
      const signedIn = await signInTo(services, server, choice.username);
      if (!signedIn) return undefined;
      tellSignedIn(services, signedIn, 'shares');
      return signedIn.account;
    }
  }
}
