import { causeOf } from '../../core/errors';
import type { App } from '../app';
import { signInAgainAt } from './signInTo';
import { signIn } from './signIn';

/** Asks for a new token of the account whose own the list was refused with. */
export async function signInAgain(app: App): Promise<void> {
  const refused = app.recent.failures.find(
    ({ place, error }) => place.username !== undefined && causeOf(error)?.code === 'not-authorized',
  );
  const { server, username } = refused?.place ?? {};
  if (server === undefined || username === undefined) await signIn(app);
  else if (await signInAgainAt(app, { server, username })) await app.tree.refresh();
}
