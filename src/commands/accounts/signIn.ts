import * as vscode from 'vscode';
import { parseServerUrl, regions } from '../../api';
import type { Account } from '../../core/accounts/accounts';
import { parseArgs } from '../../core/args';
import { SignInArgs } from '../../core/accounts/args';
import { BadArgumentError } from '../../core/errors';
import { confirm } from '../../views/prompts/confirm';
import type { SignInReason } from '../../views/accounts/askCredentials';
import { hostOf } from '../../views/words';
import { chooseServer } from './chooseServer';
import { isKnownServer } from './knownServer';
import type { AccountServices } from './services';
import { signInTo, tellSignedIn } from './signInTo';
import { usePlace } from './usePlace';

/** Signs in to a server with a user name and an API token, and shares with that account from now on. */
export async function signIn(
  services: AccountServices,
  first?: unknown,
): Promise<{ readonly server: string; readonly username: string } | undefined> {
  const args = parseArgs(SignInArgs, first) ?? {};
  const server =
    args.server === undefined
      ? await chooseServer(services)
      : await agreedServer(services, args.server);
  if (server === undefined) return undefined;
  const account = await signInAt(services, server, args.username);
  return account && { server: account.server, username: account.username };
}

/** The same from VS Code's Accounts menu. @returns undefined for Esc */
export async function signInFromAccountsMenu(
  services: AccountServices,
): Promise<Account | undefined> {
  const server = await chooseServer(services);
  return server === undefined ? undefined : signInAt(services, server);
}

/** Signs in to a server that was chosen, and shares with that account from now on. */
export async function signInAt(
  services: AccountServices,
  server: string,
  username?: string,
  reason: SignInReason = 'wanted',
): Promise<Account | undefined> {
  const signedIn = await signInTo(services, server, reason, username === '' ? undefined : username);
  if (!signedIn) return undefined;
  const { account } = signedIn;
  // The settings say where and as whom to share; signing in says it anew.
  const isKept = await usePlace(services, account);
  // Nobody's place there was on the way, and none to go back to.
  await services.places.remove({ server, username: undefined }).catch(() => undefined);
  tellSignedIn(services, signedIn, isKept ? 'shares' : 'unsettled');
  if (services.tree.view.visible && services.settings.watch()) {
    // Whoever looks at the list wants to see what was shared elsewhere; the view tells a failure.
    void services.recent.refresh().catch(() => undefined);
  }
  return account;
}

/**
 * Repositories can write Args, and a token and all new secrets would go there: a server that is not
 * known is asked about.
 * @returns undefined for Cancel
 * @throws BadArgumentError
 */
async function agreedServer(services: AccountServices, text: string): Promise<string | undefined> {
  const server = namedServer(text);
  if (await isKnownServer(services, server)) return server;
  const host = hostOf(server);
  return confirm(
    vscode.l10n.t('Sign in to {0}?', host),
    vscode.l10n.t(
      'This is neither a host of onetimesecret.com nor a server that you used before. Go on only if you know who runs it: it gets the API token that you type, and from then on your new secrets.',
    ),
    [{ title: vscode.l10n.t('Sign In to {0}', host), value: server }],
  );
}

function namedServer(text: string): string {
  const region = regions.find(({ id }) => id === text);
  if (region) return region.origin;
  try {
    return parseServerUrl(text);
  } catch {
    throw new BadArgumentError('server', 'server');
  }
}
