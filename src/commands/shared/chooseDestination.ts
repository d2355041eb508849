import { chooseAccountOf, type Destination } from '../../core/destination';
import { Settings } from '../../ids';
import { askSharingAccount } from '../../views/prompts/account';
import { askServer, type ServerChoice } from '../../views/prompts/region';
import type { App } from '../app';
import { signInTo } from './signInTo';

/**
 * The server to use: the chosen one, else asked once.
 * @returns undefined for Esc
 * @throws BadSettingError
 */
export async function chooseServer(app: App): Promise<string | undefined> {
  const server = app.settings.server();
  if (server !== undefined) return server;
  const choice = await askServer();
  if (!choice) return undefined;
  await keepServer(app, choice);
  return choice.server;
}

/** Writes a choice of server into the settings. */
export async function keepServer(app: App, { region, server }: ServerChoice): Promise<void> {
  try {
    if (region === 'custom') await app.settings.set(Settings.serverUrl, server);
    await app.settings.set(Settings.region, region);
  } catch {
    // settings.json may be broken or read-only; the answer is still good for this time.
    app.log.warn('The region could not be written into the settings; it will be asked again.');
  }
}

/**
 * Where a share goes, asking what the settings leave open.
 * @returns undefined for Esc: nothing may be sent then
 * @throws BadSettingError
 */
export async function chooseDestination(app: App): Promise<Destination | undefined> {
  const server = await chooseServer(app);
  if (server === undefined) return undefined;
  const choice = await chooseAccountOf(server, app.settings.account(), app.accounts);
  switch (choice.kind) {
    case 'settled':
      return { server, account: choice.account };
    case 'ask': {
      const chosen = await askSharingAccount(choice.accounts);
      return chosen && { server, account: chosen === 'anonymous' ? undefined : chosen };
    }
    case 'sign-in': {
      const account = await signInTo(app, server, choice.username);
      return account && { server, account };
    }
  }
}
