import * as vscode from 'vscode';
import { regionOfOrigin } from '../../api';
import { attempt } from '../../core/errors';
import type { NotificationAction } from '../../host/notifications';
import { SettingNames } from '../../ids';
import { failureInWords } from '../../views/failureWords';
import { askServer, type ServerChoice } from '../../views/accounts/askServer';
import { hostOf } from '../../views/words';
import type { App } from '../app';

/**
 * The server to use: the chosen one, else asked. It is kept by `keepServer` once the person has gone
 * through with what it is for: Esc at a later question leaves nothing changed.
 * @returns undefined for Esc
 * @throws BadSettingError
 */
export async function chooseServer(app: App): Promise<ServerChoice | undefined> {
  const server = app.settings.server();
  return server === undefined ? askForServer(app) : serverChoiceOf(server);
}

/** A server as the settings hold it. */
export function serverChoiceOf(server: string): ServerChoice {
  return { region: regionOfOrigin(server)?.id ?? 'custom', server };
}

/** Asks for another server than the chosen one. @param again offered once there is one */
export async function changeServer(app: App, again?: NotificationAction): Promise<void> {
  const choice = await askForServer(app);
  if (choice) await changeServerTo(app, choice, again);
}

/** Keeps another server than the chosen one, and says so. @param again offered once it is kept */
export async function changeServerTo(
  app: App,
  choice: ServerChoice,
  again?: NotificationAction,
): Promise<void> {
  if (!(await keepServer(app, choice))) {
    app.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Your settings could not be written, so the server is the same as before. Look whether settings.json is in order.',
      ),
    });
    return;
  }
  app.notifications.tell({
    message: vscode.l10n.t('New secrets are stored at {0} from now on.', hostOf(choice.server)),
    actions: again ? [again] : [],
  });
}

/** Asks for a server; one of the person's own is looked at first. @returns undefined for Esc */
export async function askForServer(app: App): Promise<ServerChoice | undefined> {
  return askServer(async (server, signal) => {
    try {
      await attempt('tryServer', { server }, async () => {
        const client = await app.clientFor({ server, username: undefined });
        return client.status({ signal });
      });
      return undefined;
    } catch (error) {
      return failureInWords(error);
    }
  });
}

/** Writes a choice of server into the settings. @returns whether it is the chosen one now */
export async function keepServer(app: App, { region, server }: ServerChoice): Promise<boolean> {
  if (chosenServer(app) === server) return true;
  try {
    if (region === 'custom') await app.settings.set(SettingNames.serverUrl, server);
    await app.settings.set(SettingNames.region, region);
    return true;
  } catch {
    // settings.json may be broken or read-only; the answer is still good for this time.
    app.log.warn('The region could not be written into the settings; it will be asked again.');
    return false;
  }
}

/** Origin of the server of the settings; undefined also where they cannot be used. */
export function chosenServer({ settings }: App): string | undefined {
  try {
    return settings.server();
  } catch {
    return undefined;
  }
}
