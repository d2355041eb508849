import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from './auth';
import type { DialectName } from './dialects';

export interface ServerOptions {
  /** 0 or none: any free one. */
  readonly port?: number;
  /** The release it behaves like; v0.26.6 if not said. */
  readonly dialect?: DialectName;
  readonly accounts?: readonly Account[];
  /** Custom domains that every account may share under. */
  readonly shareDomains?: readonly string[];
  /** The clock, in milliseconds; a test moves it. */
  readonly now?: () => number;
  /** The longest ttl granted, in seconds, if not the dialect's. */
  readonly ttlCeiling?: { readonly anonymous?: number; readonly account?: number };
  /** Answers `anon` to signed-in shares, and keeps them as such. */
  readonly ignoreAccounts?: boolean;
  /** The operator wants a passphrase on every secret. */
  readonly passphraseRequired?: boolean;
  /** The operator has switched sign-in off: whatever comes with credentials is refused. */
  readonly signInOff?: boolean;
  /** What its pages and its API live below, such as `/ots`; elsewhere nothing is. */
  readonly prefix?: string;
  /** Host names it answers to beside the loopback ones, for a test's proxy in front of it. */
  readonly hosts?: readonly string[];
}

/** One request and what it got. Recorded before its answer leaves. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** As sent in the Basic header, right or wrong. */
  readonly username: string | undefined;
  readonly status: number;
  /** By the server's clock, in milliseconds. */
  readonly at: number;
}

export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The same with the prefix: what people know it by. */
  readonly address: string;
  readonly port: number;
  readonly requests: readonly RecordedRequest[];
  clearRequests(): void;
  /** Calls `listener` for each request from now on. Returns a function that ends this. */
  onRequest(listener: (request: RecordedRequest) => void): () => void;
  /** A secret that is stored and still unread. */
  peek(secretKey: string): { readonly value: string; readonly state: string } | undefined;
  /** Both keys of everything that was shared, for tests that look for leaks. */
  keys(): readonly { readonly secretKey: string; readonly metadataKey: string }[];
  /** Replaces all accounts, as if tokens were regenerated. */
  setAccounts(accounts: readonly Account[]): void;
  /** Forgets wrong passphrases, burns and shares counted so far. */
  resetLimits(): void;
  /** Ends open connections too. */
  close(): Promise<void>;
}
