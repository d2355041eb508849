import * as vscode from 'vscode';
import { regionOfOrigin } from '../../api';
import { attempt } from '../../core/errors';
import type { NotificationAction } from '../../host/notifications';
import { SettingNames } from '../../ids';
import { failureInWords } from '../../views/failureWords';
import {
  askOwnServer,
  askServer,
  type ServerChoice,
  type TryServer,
} from '../../views/accounts/askServer';
import { hostOf } from '../../views/words';
import type { AccountServices } from './services';

/**
 * The server to use: the chosen one, else asked. It is kept by `keepServer` once the person has gone
 * through with what it is for: Esc at a later question leaves nothing changed.
 * @returns undefined for Esc
 * @throws BadSettingError
 */
export async function chooseServer(services: AccountServices): Promise<ServerChoice | undefined> {
  const server = services.settings.server();
  return server === undefined ? askForServer(services) : serverChoiceOf(server);
}

/** A server as the settings hold it. */
export function serverChoiceOf(server: string): ServerChoice {
  return { region: regionOfOrigin(server)?.id ?? 'custom', server };
}

/** Asks for another server than the chosen one. @param again offered once there is one */
export async function changeServer(
  services: AccountServices,
  again?: NotificationAction,
): Promise<void> {
  const choice = await askForServer(services);
  if (choice) await changeServerTo(services, choice, again);
}

/** Keeps another server than the chosen one, and says so. @param again offered once it is kept */
export async function changeServerTo(
  services: AccountServices,
  choice: ServerChoice,
  again?: NotificationAction,
): Promise<void> {
  if (!(await keepServer(services, choice))) {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Your settings could not be written, so the server is the same as before. Look whether settings.json is in order.',
      ),
    });
    return;
  }
  services.notifications.tell({
    message: vscode.l10n.t('New secrets are stored at {0} from now on.', hostOf(choice.server)),
    actions: again ? [again] : [],
  });
}

/** Asks for a server; one of the person's own is looked at first. @returns undefined for Esc */
export async function askForServer(
  services: Pick<AccountServices, 'clientFor'>,
): Promise<ServerChoice | undefined> {
  return askServer(trying(services));
}

/** Asks for a server of the person's own, and looks at it. @returns undefined for Esc */
export async function askForOwnServer(
  services: Pick<AccountServices, 'clientFor'>,
): Promise<ServerChoice | undefined> {
  return askOwnServer(trying(services));
}

function trying({ clientFor }: Pick<AccountServices, 'clientFor'>): TryServer {
  return async (server, signal) => {
    try {
      await attempt('tryServer', { server }, async () => {
        const client = await clientFor({ server, username: undefined });
        return client.status({ signal });
      });
      return undefined;
    } catch (error) {
      return failureInWords(error);
    }
  };
}

/** Writes a choice of server into the settings. @returns whether it is the chosen one now */
export async function keepServer(
  services: Pick<AccountServices, 'log' | 'settings'>,
  { region, server }: ServerChoice,
): Promise<boolean> {
  if (chosenServer(services) === server) return true;
  try {
    if (region === 'custom') await services.settings.set(SettingNames.serverUrl, server);
    await services.settings.set(SettingNames.region, region);
    return true;
  } catch {
    // settings.json may be broken or read-only; the answer is still good for this time.
    services.log.warn('The region could not be written into the settings; it will be asked again.');
    return false;
  }
}

/** Base address of the server of the settings; undefined also where they cannot be used. */
export function chosenServer({ settings }: Pick<AccountServices, 'settings'>): string | undefined {
  try {
    return settings.server();
  } catch {
    return undefined;
  }
}
