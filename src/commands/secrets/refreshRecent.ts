import { guardedAgain } from '../tell';
import type { SecretServices } from './services';

/** Asks the servers now what became of the secrets. Never rejects. */
export async function refreshRecent(services: SecretServices): Promise<void> {
  await guardedAgain(services, async () => services.tree.refresh());
}
