import { causeOf } from '../../core/errors';
import type { AccountServices } from './services';
import { signIn } from './signIn';
import { signInAgainAt } from './signInTo';

/** Asks for a new token of the account whose own the list was refused with. */
export async function signInAgain(services: AccountServices): Promise<void> {
  const refused = services.recent.failures.find(
    ({ place, error }) => place.username !== undefined && causeOf(error)?.code === 'not-authorized',
  );
  const { server, username } = refused?.place ?? {};
  if (server === undefined || username === undefined) await signIn(services);
  else if (await signInAgainAt(services, { server, username })) await services.tree.refresh();
}
