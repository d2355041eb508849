import type { App } from '../app';

/** Asks the servers now what became of the secrets. */
export async function refreshRecent(app: App): Promise<void> {
  await app.tree.refresh();
}
