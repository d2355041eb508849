import { causeOf } from '../../core/errors';
import type { AccountServices } from './services';
import { signIn } from './signIn';
import { signInAgainAt } from './signInTo';

/** Asks for a new token of the account whose own was refused. */
export async function signInAgain(services: AccountServices): Promise<void> {
  // Not only the list is refused: a share may be the first to find out.
  const [known] = services.refusedTokens.list();
  const refused = services.recent.failures.find(
    ({ place, error }) => place.username !== undefined && causeOf(error)?.code === 'not-authorized',
  );
  const { server, username } = known ?? refused?.place ?? {};
  if (server === undefined || username === undefined) await signIn(services);
  else if (await signInAgainAt(services, { server, username })) await services.tree.refresh();
}
