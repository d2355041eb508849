import { regionOfOrigin } from '../../api';
import { attempt } from '../../core/errors';
import type { WrittenPlace } from '../../host/settings';
import { SettingNames } from '../../ids';
import { failureInWords } from '../../views/failureWords';
import {
  askOwnServer,
  askServer,
  type ServerReason,
  type TryServer,
} from '../../views/accounts/askServer';
import type { AccountServices } from './services';

/**
 * The server to use: the chosen one, else asked. It is kept by `keepServer` once the person has gone
 * through with what it is for: Esc at a later question leaves nothing changed.
 * @returns undefined for Esc
 * @throws BadSettingError
 */
export async function chooseServer(services: AccountServices): Promise<string | undefined> {
  const server = services.settings.server();
  return server ?? askForServer(services, 'first');
}

/** Asks for a server; one of the person's own is looked at first. @returns undefined for Esc */
export async function askForServer(
  services: Pick<AccountServices, 'accounts' | 'clientFor' | 'places' | 'settings'>,
  reason: ServerReason,
): Promise<string | undefined> {
  return askServer(trying(services), reason, await ownServers(services));
}

/** Asks for a server of the person's own, and looks at it. @returns undefined for Esc */
export async function askForOwnServer(
  services: Pick<AccountServices, 'clientFor'>,
): Promise<string | undefined> {
  return askOwnServer(trying(services));
}

/** Those that are chosen, were used before or have an account signed in. */
export async function ownServers(
  services: Pick<AccountServices, 'accounts' | 'places' | 'settings'>,
): Promise<readonly string[]> {
  const used = [...services.places.list(), ...(await services.accounts.known())];
  const servers = [chosenServer(services) ?? '', ...used.map(({ server }) => server)];
  return [...new Set(servers)].filter((server) => server !== '' && !regionOfOrigin(server));
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

/**
 * Writes the answer to where secrets are stored into the settings, unless they say something by now:
 * what was chosen meanwhile counts. Never rejects.
 */
export async function keepServer(
  services: Pick<AccountServices, 'log' | 'settings'>,
  server: string,
): Promise<void> {
  try {
    if (services.settings.server() !== undefined) return;
    await services.settings.writePlace(serverSettingsFor(server));
  } catch {
    // settings.json may be broken, unusable or read-only; the answer is still good for this time.
    services.log.warn('The region could not be written into the settings; it will be asked again.');
  }
}

/** What the settings have to say for a server. */
export function serverSettingsFor(server: string): WrittenPlace {
  const region = regionOfOrigin(server);
  return region
    ? new Map([[SettingNames.region, region.id]])
    : new Map([
        [SettingNames.serverUrl, server],
        [SettingNames.region, 'custom'],
      ]);
}

/** Base address of the server of the settings; undefined also where they cannot be used. */
export function chosenServer({ settings }: Pick<AccountServices, 'settings'>): string | undefined {
  try {
    return settings.server();
  } catch {
    return undefined;
  }
}
