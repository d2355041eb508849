import { chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { askSharingAccount } from '../../views/accounts/askAccount';
import type { App } from '../app';
import { chooseServer, keepServer } from './chooseServer';
import { signInTo, tellSignedIn } from './signInTo';

/**
 * Where a share goes, asking what the settings leave open.
 * @returns undefined for Esc: nothing may be sent then
 * @throws BadSettingError, AccountsUnreadableError
 */
export async function chooseDestination(app: App): Promise<Place | undefined> {
  const choice = await chooseServer(app);
  const place = choice && (await chooseAccountAt(app, choice.server));
  if (place) await keepServer(app, choice);
  return place;
}

async function chooseAccountAt(app: App, server: string): Promise<Place | undefined> {
  const choice = await chooseAccountOf(server, app.settings.account(), app.accounts);
  switch (choice.kind) {
    case 'settled':
      return { server, username: choice.account?.username };
    case 'ask': {
      const chosen = await askSharingAccount(choice.accounts);
      return chosen && { server, username: chosen === 'anonymous' ? undefined : chosen.username };
    }
    case 'sign-in': {
      const signedIn = await signInTo(app, server, choice.username);
      if (!signedIn) return undefined;
      tellSignedIn(app, signedIn, 'shares');
      return signedIn.account;
    }
  }
}
