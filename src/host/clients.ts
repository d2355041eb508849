import { NotAuthorizedError, OnetimeSecretClient, type Transport } from '../api';
import type { Accounts } from '../core/accounts/accounts';
import type { RefusedTokens } from '../core/accounts/refusedTokens';
import type { ClientFor } from '../core/accounts/destination';
import type { Log } from '../core/ports';
import type { Transports } from './transports';

/** Makes API clients that go through VS Code's proxy settings and certificates. */
export function createClientFor(
  accounts: Accounts,
  refusedTokens: RefusedTokens,
  transports: Transports,
  log: Log,
  version: string,
): ClientFor {
  const userAgent = `onetime-secret-vscode/${version}`;
  return async (place) => {
    const { server, username } = place;
    const transport = logged(await transports.choose(), log);
    if (username === undefined) return new OnetimeSecretClient({ server, transport, userAgent });
    // From before the token is read: a change meanwhile makes it an old one.
    const onCredentials = refusedTokens.judgeOf(place);
    const token = await accounts.token(place);
    // Signed out meanwhile: going on anonymously would be a surprise.
    if (token === undefined) throw new NotAuthorizedError();
    const credentials = { username, token };
    return new OnetimeSecretClient({ server, credentials, transport, userAgent, onCredentials });
  };
}

/** A client with a token that is not kept yet: the server is asked whether it is right. */
export function createSignInClient(
  transports: Transports,
  log: Log,
  version: string,
): (server: string, username: string, token: string) => Promise<OnetimeSecretClient> {
  return async (server, username, token) =>
    new OnetimeSecretClient({
      server,
      credentials: { username, token },
      transport: logged(await transports.choose(), log),
      userAgent: `onetime-secret-vscode/${version}`,
    });
}

/** Tells the log which endpoint was asked and how it went. Keys in the path are left out. */
function logged(transport: Transport, log: Log): Transport {
  return async (request) => {
    const { host, pathname } = new URL(request.url);
    const endpoint = pathname.replace(/\/(secret|private)\/(?!recent$)[^/]+/, '/$1/…');
    const started = performance.now();
    const took = (): string => `${Math.round(performance.now() - started)} ms`;
    try {
      const response = await transport(request);
      log.info(`${request.method} ${host}${endpoint} → ${response.status} (${took()})`);
      return response;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'error';
      log.warn(`${request.method} ${host}${endpoint} → ${name} (${took()})`);
      throw error;
    }
  };
}
