import type { Accounts } from '../core/accounts/accounts';
import { ContextKeys } from '../ids';
import { setContext } from './contextKeys';

/** Tells `when` clauses whether any account is signed in. */
export async function updateSignedInContext(accounts: Accounts): Promise<void> {
  await setContext(ContextKeys.signedIn, (await accounts.known()).length > 0);
}
