import { causeOf } from '../../core/errors';
import type { App } from '../app';
import { signInAgainAt } from './signInTo';
import { signIn } from './signIn';

/** Asks for a new token of the account whose own the list was refused with. */
export async function signInAgain(app: App): Promise<void> {
  const refused = app.recent.failures.find(
    ({ account, error }) => account !== undefined && causeOf(error)?.code === 'not-authorized',
  );
  if (refused?.account === undefined) await signIn(app);
  else if (await signInAgainAt(app, { server: refused.server, username: refused.account }))
    await app.tree.refresh();
}
