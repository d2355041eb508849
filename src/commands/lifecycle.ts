import * as vscode from 'vscode';
import type { AccountsProvider } from '../host/authenticationProvider';
import { findNextPlace } from '../core/accounts/nextPlace';
import { coalesced } from '../core/coalesced';
import { asText } from '../core/foreignText';
import { setContext } from '../host/contextKeys';
import { PLACE_SETTINGS } from '../host/settings';
import { updateSignedInContext } from '../host/signedInContext';
import { hasFocus, onDidChangeFocus } from '../host/windowFocus';
import { ContextKeys, settingId, SettingNames } from '../ids';
import { nextPlaceInWords } from '../views/accounts/placeInWords';
import type { App } from './app';
import { tellMissingAccounts, tellNotLasting, tellUnstored } from './tellStorage';

const NEXT_PLACE_SETTINGS = PLACE_SETTINGS.map(settingId);

/** What is done once after activation: only now are the record and the accounts read. Never rejects. */
export async function startUp(app: App, provider: AccountsProvider): Promise<void> {
  await quietly(app, async () => accountsChanged(app, provider));
  await quietly(app, async () => showNextPlace(app));
  await quietly(app, app.tree.update);
  await quietly(app, app.badge.update);
  await quietly(app, async () => {
    const missing = await app.missingAccounts.news();
    if (missing > 0) tellMissingAccounts(app, missing);
  });
  await quietly(app, async () => app.accounts.findLost(app.places.list()));
  await quietly(app, async () => app.record.prune(app.memory));
  await quietly(app, async () => {
    if (await app.storageLasts.isNewlyLost()) tellNotLasting(app);
  });
  // What was learnt without being told, then what happened while VS Code was closed.
  await quietly(app, async () => app.notices.check());
  await quietly(app, async () => (app.tree.view.visible ? app.watch.look() : app.watch.wake()));
}

/** Everything that happens without a command. */
export function listenToEvents(
  app: App,
  provider: AccountsProvider,
  secrets: vscode.SecretStorage,
): vscode.Disposable {
  const { accounts, record, recent, tree, watch } = app;
  const quiet = (task: () => Promise<void>): void => void quietly(app, task);
  const plan = coalesced(async () => watch.changed());
  const listChanged = (): void => {
    for (const task of [tree.update, app.badge.update, app.notices.check, plan]) quiet(task);
  };
  const showPlace = coalesced(async () => showNextPlace(app));
  const nextPlaceChanged = (): void => {
    quiet(showPlace);
  };
  const unstored = record.onDidFailToStore(() => {
    unstored.dispose();
    tellUnstored(app);
  });
  return vscode.Disposable.from(
    watch,
    unstored,
    recent.onDidChange(listChanged),
    recent.onDidEndAsking(() => {
      watch.asked();
    }),
    accounts.onDidChange(() => {
      quiet(async () => accountsChanged(app, provider));
    }),
    app.refusedTokens.onDidChange(() => {
      quiet(async () => setContext(ContextKeys.tokenRefused, app.refusedTokens.list().length > 0));
    }),
    secrets.onDidChange(({ key }) => {
      if (app.storageLasts.owns(key)) return;
      quiet(async () => app.storageLasts.mark());
      record.storageChanged(key);
      accounts.storageChanged(key);
    }),
    onDidChangeFocus((focused) => {
      quiet(async () => (focused ? watch.wake() : watch.changed()));
      if (!focused) return;
      quiet(app.notices.check);
      quiet(app.badge.update);
      quiet(async () => app.clipboardGuard.retryIfDue());
    }),
    tree.view.onDidChangeVisibility(({ visible }) => {
      quiet(app.badge.update);
      if (visible && hasFocus() && app.settings.watch()) quiet(async () => watch.look());
    }),
    app.places.onDidChange(nextPlaceChanged),
    app.refusedTokens.onDidChange(nextPlaceChanged),
    accounts.onDidChange(nextPlaceChanged),
    tree.view.onDidChangeVisibility(app.nextPlaceItem.updateVisibility),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (NEXT_PLACE_SETTINGS.some((id) => change.affectsConfiguration(id))) nextPlaceChanged();
      const relevant = [SettingNames.watch, SettingNames.historyDays].map(settingId);
      if (relevant.some((id) => change.affectsConfiguration(id))) listChanged();
    }),
  );
}

/** Says where the next secret goes, in the status bar and beside the view's title. */
async function showNextPlace(app: App): Promise<void> {
  const words = nextPlaceInWords(
    await findNextPlace(app.settings, app.accounts, app.refusedTokens),
  );
  app.nextPlaceItem.show(words, app.places.list().length > 0);
  app.tree.view.description = asText(words.short);
}

async function accountsChanged(app: App, provider: AccountsProvider): Promise<void> {
  await updateSignedInContext(app.accounts);
  await provider.refresh();
  for (const account of await app.goneAccounts.news()) {
    await app.places.remove(account);
    await app.ceilings.forget(account);
  }
}

/** Nobody waits for this and nobody asked for it: a failure goes to the log alone. */
async function quietly(app: App, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    app.log.warn(`A background task failed: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
