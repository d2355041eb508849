/**
 * A client of the Onetime Secret REST API v1 for any Node program (20.19 or newer).
 *
 * ```ts
 * import { fetchTransport, OnetimeSecretClient, secretLink } from './api';
 *
 * const server = 'https://eu.onetimesecret.com';
 * const client = new OnetimeSecretClient({ server, transport: fetchTransport });
 * const { secretKey, metadata } = await client.share('the secret', { ttl: 3600 });
 * console.log(secretLink(server, secretKey, metadata.shareDomain));
 * ```
 *
 * Behind a proxy, which Node's own fetch does not ask for, take `createUndiciTransport()` from
 * `./undiciTransport` instead. It is not exported here, so that nobody bundles undici by accident.
 * Errors are told apart by class or `code`; `outcome` says what the server may have done.
 */
export * from './client';
export * from './errors';
export { fetchTransport } from './fetchTransport';
export { isKey } from './keys';
export * from './servers';
export type { Transport, TransportRequest, TransportResponse } from './transport';
export type { ProxyOptions } from './undiciTransport';
export type {
  GeneratedSecret,
  KnownState,
  Metadata,
  RevealedSecret,
  ServerStatus,
  SharedSecret,
} from './wire';
