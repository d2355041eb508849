/** What the client hands out. Times are unix seconds, ttls are seconds. */

export type KnownState = 'new' | 'viewed' | 'received' | 'burned' | 'expired' | 'orphaned';

/** What the server tells of a secret to whoever made it. Nothing in it opens the secret. */
export interface Metadata {
  /** A credential: whoever holds it may look and burn. undefined if an answer to share had none. */
  readonly metadataKey: string | undefined;
  /** The owner's name, or in v0.26 the caller's; `anon` for anonymous. */
  readonly custid: string | undefined;
  readonly anonymous: boolean | undefined;
  /** Unknown states come as they are. Only `received` proves that the secret was opened. */
  readonly state: KnownState | (string & {}) | undefined;
  /** Seconds granted from the time of creation, which may differ from those asked for. */
  readonly ttl: number | undefined;
  /** Seconds until the server forgets that the secret ever was. */
  readonly metadataTtl: number | undefined;
  /** Seconds until the secret expires. */
  readonly secretTtl: number | undefined;
  /** Unix seconds, as are the following two. */
  readonly created: number | undefined;
  readonly updated: number | undefined;
  readonly received: number | undefined;
  readonly passphraseRequired: boolean | undefined;
  /** Addresses, obscured by the server. */
  readonly recipients: readonly string[];
  /** The custom domain of the link; `''` for none. A bare host, or an origin. */
  readonly shareDomain: string;
}

export interface SharedSecret {
  readonly metadata: Metadata;
  /** What makes the link; see `secretLink`. */
  readonly secretKey: string;
}

export interface GeneratedSecret extends SharedSecret {
  /** What the server generated. `undefined` if it did not tell: the link is good all the same. */
  readonly value: string | undefined;
}

export interface RevealedSecret {
  readonly value: string;
}

export interface ServerStatus {
  /** `nominal` when all is well. */
  readonly status: string;
  readonly locale: string | undefined;
}
