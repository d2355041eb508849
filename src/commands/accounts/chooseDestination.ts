import { chooseAccountOf, type Destination } from '../../core/accounts/destination';
import { askSharingAccount } from '../../views/accounts/askAccount';
import type { App } from '../app';
import { chooseServer, keepServer } from './chooseServer';
import { signInTo, tellSignedIn } from './signInTo';

/**
 * Where a share goes, asking what the settings leave open.
 * @returns undefined for Esc: nothing may be sent then
 * @throws BadSettingError, AccountsUnreadableError
 */
export async function chooseDestination(app: App): Promise<Destination | undefined> {
  const place = await chooseServer(app);
  const destination = place && (await chooseAccountAt(app, place.server));
  if (destination) await keepServer(app, place);
  return destination;
}

async function chooseAccountAt(app: App, server: string): Promise<Destination | undefined> {
  const choice = await chooseAccountOf(server, app.settings.account(), app.accounts);
  switch (choice.kind) {
    case 'settled':
      return { server, account: choice.account };
    case 'ask': {
      const chosen = await askSharingAccount(choice.accounts);
      return chosen && { server, account: chosen === 'anonymous' ? undefined : chosen };
    }
    case 'sign-in': {
      const signedIn = await signInTo(app, server, choice.username);
      if (!signedIn) return undefined;
      tellSignedIn(app, signedIn, 'shares');
      return { server, account: signedIn.account };
    }
  }
}
