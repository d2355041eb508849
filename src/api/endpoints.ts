/** The contract's table: how each endpoint is called, and how much it may answer. */
import type { JsonShape } from './jsonShape';

const KIB = 1024;
// About 1 KiB in truth; the room is for error pages of whatever else answers at the address.
const METADATA_BYTES = 64 * KIB;
// Old servers take 1,000,000 characters, which JSON may write as six bytes each.
const SECRET_BYTES = 8 * KIB * KIB;
// 30 days of metadata, under 1 KiB each: room for some ten thousand.
const RECENT_BYTES = 8 * KIB * KIB;
// One object of some 25 fields in truth.
const METADATA_SHAPE: JsonShape = { values: 1000, members: 1000, depth: 20 };
// Rows of some 25 fields: about 8,000 of them.
const RECENT_SHAPE: JsonShape = { values: 200_000, members: 10_000, depth: 20 };

/** How one endpoint is called. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`; `KEY` stands for the key. */
  readonly path: string;
  readonly maxBytes: number;
  readonly shape: JsonShape;
}

const endpoint = (
  method: Endpoint['method'],
  path: string,
  maxBytes: number = METADATA_BYTES,
  shape: JsonShape = METADATA_SHAPE,
): Endpoint => ({ method, path, maxBytes, shape });

/** One entry for each method of the client. */
export const endpoints = {
  status: endpoint('GET', '/status'),
  authcheck: endpoint('GET', '/authcheck'),
  share: endpoint('POST', '/share'),
  generate: endpoint('POST', '/generate'),
  secret: endpoint('POST', '/secret/KEY', SECRET_BYTES),
  // v0.20 answers the first look with the plaintext, which is dropped unread.
  private: endpoint('POST', '/private/KEY', SECRET_BYTES),
  burn: endpoint('POST', '/private/KEY/burn'),
  recent: endpoint('GET', '/private/recent', RECENT_BYTES, RECENT_SHAPE),
} as const;

export type EndpointName = keyof typeof endpoints;
