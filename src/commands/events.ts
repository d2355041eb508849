import type { AccountsProvider } from '../host/authenticationProvider';
import { updateSignedInContext } from '../host/signedInContext';
import type { App } from './app';

/** What is done once after activation. Never rejects. */
export async function startUp(app: App, provider: AccountsProvider): Promise<void> {
  await quietly(app, async () => {
    await accountsChanged(app, provider);
    await app.record.prune();
  });
}

/** SecretStorage changed, here or in another window. Never rejects. */
export async function onStorageChange(
  app: App,
  provider: AccountsProvider,
  key: string,
): Promise<void> {
  await quietly(app, async () => {
    if (app.record.changed(key)) app.recent.emit('changed');
    if (app.accounts.changed(key)) await accountsChanged(app, provider);
  });
}

async function accountsChanged(app: App, provider: AccountsProvider): Promise<void> {
  await updateSignedInContext(app.accounts);
  await provider.refresh();
  await app.recent.accountsChanged();
}

/** Nobody waits for this and nobody asked for it: a failure goes to the log alone. */
async function quietly(app: App, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    app.log.warn(`A background task failed: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
