import * as vscode from 'vscode';
import { NotAuthorizedError, OnetimeSecretClient, type ProxyOptions, type Transport } from '../api';
import { fetchTransport } from '../api/fetchTransport';
import type { Accounts } from '../core/accounts';
import type { Log } from '../core/ports';
import type { ClientFor } from '../core/sharing';

/** Makes API clients that go through VS Code's proxy settings and certificates. */
export function createClientFor(accounts: Accounts, log: Log, version: string): ClientFor {
  const userAgent = `onetime-secret-vscode/${version}`;
  return async ({ server, account }) => {
    const transport = logged(await chooseTransport(), log);
    if (!account) return new OnetimeSecretClient({ server, transport, userAgent });
    const token = await accounts.token(account);
    // Signed out meanwhile: going on anonymously would be a surprise.
    if (token === undefined) throw new NotAuthorizedError();
    const credentials = { username: account.username, token };
    return new OnetimeSecretClient({ server, credentials, transport, userAgent });
  };
}

/** A client with a token that is not kept yet: the server is asked whether it is right. */
export function createSignInClient(
  log: Log,
  version: string,
): (server: string, username: string, token: string) => Promise<OnetimeSecretClient> {
  return async (server, username, token) =>
    new OnetimeSecretClient({
      server,
      credentials: { username, token },
      transport: logged(await chooseTransport(), log),
      userAgent: `onetime-secret-vscode/${version}`,
    });
}

/**
 * The host's own fetch where VS Code has made it aware of proxies and certificates
 * (`http.fetchAdditionalSupport`); undici, which gets them told, everywhere else.
 */
async function chooseTransport(): Promise<Transport> {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get<unknown>('fetchAdditionalSupport') === true) return fetchTransport;
  // A bundle of its own (esbuild.mjs), read from disk only where it is needed.
  const { createUndiciTransport } = await import('../api/undiciTransport');
  return createUndiciTransport(proxyOptions(http));
}

function proxyOptions(http: vscode.WorkspaceConfiguration): ProxyOptions {
  const proxy = http.get<string>('proxy', '');
  const authorization = http.get<string | null>('proxyAuthorization', null);
  return {
    ...(proxy ? { httpProxy: proxy, httpsProxy: proxy } : {}),
    noProxy: http.get<string[]>('noProxy', []).join(','),
    proxySupport: http.get<string>('proxySupport') === 'off' ? 'off' : 'on',
    strictSSL: http.get<boolean>('proxyStrictSSL', true),
    systemCertificates: http.get<boolean>('systemCertificates', true),
    ...(authorization ? { authorization } : {}),
  };
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
