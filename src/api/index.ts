/**
 * A client of the Onetime Secret REST API v1 for any Node program (20.19 or newer).
 *
 * ```ts
 * import { OnetimeSecretClient, secretLink } from './api';
 * import { fetchTransport } from './api/fetchTransport';
 *
 * const server = 'https://eu.onetimesecret.com';
 * const client = new OnetimeSecretClient({ server, transport: fetchTransport });
 * const { secretKey, metadata } = await client.share('the secret', { ttl: 3600 });
 * console.log(secretLink(server, secretKey, metadata.shareDomain));
 * ```
 *
 * Behind a proxy, which Node's own fetch does not ask for, take `createUndiciTransport()` from
 * `./undiciTransport` instead. Neither is exported here, so that nobody bundles undici by accident,
 * and the floors above say where they reach the network.
 * Errors (`ApiError`) are told apart by `code`; `outcome` says what the server may have done.
 */
export type { AnswerHead, Credentials } from './call';
export * from './client';
export * from './errors';
export { isKey } from './keys';
export { oneLine } from './lines';
export {
  bareDomain,
  baseOfLink,
  parseSecretLink,
  receiptLink,
  secretLink,
  type ParsedLink,
} from './links';
export {
  isHostName,
  isOnThisComputer,
  isPrefix,
  parseServerUrl,
  possibleServers,
  regionOfOrigin,
  regions,
  type Region,
} from './servers';
export type { Transport, TransportRequest, TransportResponse } from './transport';
export type { ProxyOptions, UndiciTransport } from './undiciTransport';
export type { Metadata, SharedSecret } from './types';
