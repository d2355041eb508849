import type { SecretServices } from './services';

/** Asks the servers now what became of the secrets. */
export async function refreshRecent({ tree }: Pick<SecretServices, 'tree'>): Promise<void> {
  await tree.refresh();
}
