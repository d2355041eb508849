import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api';
import { sentUsername } from './auth';
import { dialects } from './dialects';
import { Endpoints } from './endpoints';
import { Limits } from './limits';
import { misdirected, notFound, Pages } from './pages';
import { API, badRequest } from './reply';
import type { Reply } from './reply';
import { SecretStore } from './store';
import type { LocalServer, RecordedRequest, ServerOptions } from './types';

export type { Account } from './auth';
export { isDialectName, type DialectName } from './dialects';
export type { LocalServer, RecordedRequest, ServerOptions } from './types';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const MAX_BODY = 16 * 1024 * 1024;

/** Starts a local Onetime Secret server, in memory and on 127.0.0.1 only. */
export async function startServer(options: ServerOptions = {}): Promise<LocalServer> {
  const dialect = dialects[options.dialect ?? 'v0.26.6'];
  const now = options.now ?? Date.now;
  const seconds = (): number => Math.floor(now() / 1000);
  let accounts = options.accounts ?? [];
  const requests: RecordedRequest[] = [];
  const listeners = new Set<(request: RecordedRequest) => void>();
  const hosts = [...LOOPBACK, ...(options.hosts ?? [])];

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of this stand-in: say so, as loudly as the caller can hear it.
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: 'Internal Server Error', cause: String(error) }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const { prefix = '' } = options;
  const address = origin + prefix;

  const store = new SecretStore(seconds, dialect.keyLength);
  const limits = new Limits(seconds);
  const endpoints = new Endpoints({
    dialect,
    store,
    limits,
    origin,
    address,
    ownHost: '127.0.0.1',
    shareDomains: options.shareDomains ?? [],
    passphraseRequired: options.passphraseRequired ?? false,
    ttlCeiling: options.ttlCeiling ?? {},
    ignoreAccounts: options.ignoreAccounts ?? false,
  });
  const api = new Api(endpoints, dialect, () => accounts, options.signInOff);
  const pages = new Pages(store, dialect);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, method = 'GET', url = '/' } = request;
    const [path = '/', query = ''] = url.split(/\?(.*)/s, 2);
    const body = await readBody(request);
    const answer = async (): Promise<Reply> => {
      if (!hosts.includes((headers.host ?? '').replace(/:\d+$/, ''))) {
        return misdirected();
      }
      if (!path.startsWith(`${prefix}/`)) {
        return notFound();
      }
      const inner = path.slice(prefix.length);
      if (!inner.startsWith(API)) {
        return pages.answer(method, inner);
      }
      return body
        ? api.answer({
            method,
            path: inner,
            query,
            body,
            authorization: headers.authorization,
            contentType: headers['content-type'],
            address: request.socket.remoteAddress ?? '',
          })
        : badRequest();
    };
    const reply = await answer();
    const recorded: RecordedRequest = {
      method,
      path,
      query,
      headers,
      body: body?.toString('utf8') ?? '',
      username: sentUsername(headers.authorization),
      status: reply.status,
      at: now(),
    };
    requests.push(recorded);
    for (const listener of listeners) {
      listener(recorded);
    }
    response.writeHead(reply.status, {
      ...reply.headers,
      'content-length': Buffer.byteLength(reply.body),
      'cache-control': 'no-store',
    });
    response.end(method === 'HEAD' ? undefined : reply.body);
  }

  return {
    origin,
    address,
    port,
    requests,
    clearRequests: () => {
      requests.length = 0;
    },
    onRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    peek: (secretKey) => {
      const record = store.findUnread(secretKey);
      return record && { value: record.value.toString('utf8'), state: record.state };
    },
    keys: () => store.keys(),
    setAccounts: (replacement) => {
      accounts = replacement;
    },
    resetLimits: () => {
      limits.clear();
    },
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The whole body, or `undefined` if it is larger than anything a release accepts. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY) {
      chunks.push(chunk);
    }
  }
  return length > MAX_BODY ? undefined : Buffer.concat(chunks);
}
