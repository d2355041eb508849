/**
 * For hosts whose own fetch does not know proxies: plain Node, and editors without VS Code's
 * patched fetch. undici is large and slow to load, so this file is a bundle of its own, loaded on
 * first use.
 */
import * as tls from 'node:tls';
import { Agent, EnvHttpProxyAgent, request as undiciRequest, type Dispatcher } from 'undici';
import { decoded } from './contentEncoding';
import { readBounded, type Transport } from './transport';

/** Named as VS Code's settings; what is left out is taken from the environment, as curl does. */
export interface ProxyOptions {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  /** Host names, separated by commas. Local addresses are never proxied anyway. */
  readonly noProxy?: string;
  /** `off`: no proxy, whatever the environment says. */
  readonly proxySupport?: 'off' | 'on';
  /** `false`: certificates are not checked. */
  readonly strictSSL?: boolean;
  /** `true`: trust what the operating system trusts, too, where Node can tell it (from 22.15). */
  readonly systemCertificates?: boolean;
  /** Certificate authorities to trust beside the usual ones, as PEM. */
  readonly ca?: readonly string[];
  /** The value of `Proxy-Authorization`. */
  readonly authorization?: string;
}

/** A transport that holds on to what it connects with until it is closed. */
export interface UndiciTransport extends Transport {
  /** Lets go of it once the requests under way are done. A later request makes it anew. */
  readonly close: () => Promise<void>;
}

/**
 * Requests with a dispatcher of our own: the process-wide one stays untouched. It is made once, so
 * keep the transport for as long as the options are the same, and close it then.
 */
export function createUndiciTransport(options: ProxyOptions = {}): UndiciTransport {
  let dispatcher: Dispatcher | undefined;
  const transport: Transport = async ({ url, method, headers, body, signal, maxBytes }) => {
    // Made at the first call, so that a proxy setting that is no URL fails a call, not a start.
    const used = (dispatcher ??= createDispatcher(options));
    const requesting = undiciRequest(url, {
      dispatcher: used,
      method,
      headers: { ...headers },
      body: body ?? null,
      signal,
    });
    const ended = endStuck(requesting, signal, async () => {
      if (dispatcher === used) dispatcher = undefined;
      await used.destroy();
    });
    const response = await requesting.finally(ended);
    const header = (name: string): string | undefined =>
      [response.headers[name.toLowerCase()] ?? []].flat()[0];
    const plain = decoded(response.body, header('content-encoding'));
    return { status: response.statusCode, header, ...(await readBounded(plain, maxBytes)) };
  };
  const close = async (): Promise<void> => {
    const old = dispatcher;
    dispatcher = undefined;
    await old?.close();
  };
  return Object.assign(transport, { close });
}

/** How long an aborted request may take to end by itself, in milliseconds. */
const STUCK_MS = 100;

/**
 * undici connects anew, thousands of times a second, to a proxy that hangs up on a tunnel, and no
 * abort ends that (seen with 7.x): only the end of the dispatcher does. Others that use it hang
 * just so. @returns to be called when the request has ended
 */
function endStuck(
  requesting: Promise<unknown>,
  signal: AbortSignal,
  destroy: () => Promise<void>,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const aborted = (): void => {
    timer = setTimeout(() => {
      // What it rejects with is the request's own to tell.
      void Promise.allSettled([destroy(), requesting]);
    }, STUCK_MS);
  };
  signal.addEventListener('abort', aborted, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', aborted);
  };
}

/**
 * A connection of its own for each request (`pipelining: 0`): the server may close a kept one just
 * when a POST is on its way (nodejs/undici#3492), and then nobody could say whether it arrived.
 */
const ONE_REQUEST_EACH = { pipelining: 0 } as const;

function createDispatcher(options: ProxyOptions): Dispatcher {
  const more = [
    ...(options.systemCertificates === true ? authorities('system') : []),
    ...(options.ca ?? []),
  ];
  const connect = {
    ...(options.strictSSL !== undefined && { rejectUnauthorized: options.strictSSL }),
    // A list given to TLS replaces the usual one, so that one has to be in it
    // (nodejs/node#25824).
    ...(more.length > 0 && { ca: [...new Set([...authorities('default'), ...more])] }),
  };
  if (options.proxySupport === 'off') return new Agent({ connect, ...ONE_REQUEST_EACH });
  return new EnvHttpProxyAgent({
    ...ONE_REQUEST_EACH,
    ...(options.httpProxy && { httpProxy: withScheme(options.httpProxy) }),
    ...(options.httpsProxy && { httpsProxy: withScheme(options.httpsProxy) }),
    noProxy: exceptions(options.noProxy),
    ...(options.authorization && { token: options.authorization }),
    // To the server directly, to the server through the proxy, and to the proxy itself.
    connect,
    requestTls: connect,
    proxyTls: connect,
  });
}

/** Trusted authorities, PEM. `default` is what TLS takes without a list. */
function authorities(type: 'default' | 'system'): readonly string[] {
  // Since Node 22.15, and not in the types of 20: its default knows NODE_EXTRA_CA_CERTS as well,
  // which `rootCertificates` does not (nodejs/node#32074).
  const newer = tls as typeof tls & { getCACertificates?: (type: string) => string[] };
  return newer.getCACertificates?.(type) ?? (type === 'default' ? tls.rootCertificates : []);
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function exceptions(noProxy: string | undefined): string {
  const list = noProxy ?? process.env.no_proxy ?? process.env.NO_PROXY ?? '';
  // undici knows the asterisk only when it stands alone (nodejs/undici#5777).
  if (list.split(/[,\s]+/).includes('*')) return '*';
  return [list, 'localhost', '127.0.0.1', '[::1]'].join(',');
}
