import { NotAuthorizedError } from '../api';
import { ActionFailedError } from '../core/errors';
import type { App } from './app';
import { signInTo } from './shared/signInTo';
import { signIn } from './signIn';

/** Asks for a new token of the account whose own was refused; where new secrets go stays as it is. */
export async function signInAgain(app: App): Promise<void> {
  const refused = app.recent.failures.find(
    ({ account, error }) =>
      account !== undefined &&
      error instanceof ActionFailedError &&
      error.cause instanceof NotAuthorizedError,
  );
  if (!refused) await signIn(app);
  else if (await signInTo(app, refused.server, refused.account, 'again')) await app.tree.refresh();
}
