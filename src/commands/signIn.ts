import { parseServerUrl, regions } from '../api';
import type { Account } from '../core/accounts';
import { parseSignInArgs } from '../core/args';
import { BadArgumentError } from '../core/errors';
import { ANONYMOUS } from '../core/destination';
import { Settings } from '../ids';
import { askServer, type ServerChoice } from '../views/prompts/region';
import type { App } from './app';
import { keepServer } from './shared/chooseDestination';
import { signInTo } from './shared/signInTo';

/** Signs in to a server with a user name and an API token, and shares with that account from now on. */
export async function signIn(
  app: App,
  first?: unknown,
): Promise<{ readonly server: string; readonly username: string } | undefined> {
  const args = parseSignInArgs(first) ?? {};
  const choice = args.server === undefined ? await chosenServer(app) : namedServer(args.server);
  const account = choice && (await signInAndUse(app, choice, args.username?.trim()));
  return account && { server: account.server, username: account.username };
}

/** The same from VS Code's Accounts menu. @returns undefined for Esc */
export async function signInFromAccountsMenu(app: App): Promise<Account | undefined> {
  const choice = await chosenServer(app);
  return choice && signInAndUse(app, choice);
}

async function signInAndUse(
  app: App,
  choice: ServerChoice,
  username?: string,
): Promise<Account | undefined> {
  const account = await signInTo(app, choice.server, username === '' ? undefined : username);
  if (!account) return undefined;
  const setting = app.settings.account();
  if (setting !== '' && setting !== account.username) {
    // The setting says whom to share as; signing in says it anew.
    await app.settings.set(Settings.account, setting === ANONYMOUS ? '' : account.username);
  }
  await keepServer(app, choice);
  if (app.tree.view.visible && app.settings.watch()) {
    // Whoever looks at the list wants to see what was shared elsewhere; the view tells a failure.
    void app.recent.refresh().catch(() => undefined);
  }
  return account;
}

async function chosenServer(app: App): Promise<ServerChoice | undefined> {
  const server = app.settings.server();
  return server === undefined ? askServer() : choiceOf(server);
}

function namedServer(text: string): ServerChoice {
  const region = regions.find(({ id }) => id === text);
  if (region) return { region: region.id, server: region.origin };
  try {
    return choiceOf(parseServerUrl(text));
  } catch {
    throw new BadArgumentError('server', 'server');
  }
}

function choiceOf(server: string): ServerChoice {
  const region = regions.find(({ origin }) => origin === server);
  return { region: region?.id ?? 'custom', server };
}
