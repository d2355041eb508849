import { perform, type AnswerHead, type Call, type Connection, type Credentials } from './call';
import { NotAuthorizedError } from './errors';
import { bareDomain } from './links';
import { parseServerUrl } from './servers';
import type { Transport } from './transport';
import type {
  GeneratedSecret,
  Metadata,
  RevealedSecret,
  ServerStatus,
  SharedSecret,
} from './types';
import * as wire from './wire';

export interface ClientOptions {
  /** The server's base address; see `regions` and `parseServerUrl`. */
  readonly server: string;
  /** None: anonymous. A bad token never falls back to anonymous: the server refuses. */
  readonly credentials?: Credentials;
  readonly transport: Transport;
  /** Milliseconds that a call may take altogether. Default: 30,000. */
  readonly timeoutMs?: number;
  readonly userAgent?: string;
  /** Told after each call with credentials that the server judged: whether it accepted them. */
  readonly onCredentials?: (accepted: boolean) => void;
}

export interface CallOptions {
  /** Cancels the call. What the server may have done by then is in the error's `outcome`. */
  readonly signal?: AbortSignal;
  /** Told when an answer is here, whatever it says; what it tells of the server is not checked. */
  readonly onAnswer?: (head: AnswerHead) => void;
}

/** What is left out, and `''`, is left to the server. */
export interface ShareOptions {
  /** Seconds. The server clamps it silently to its own limits: read `metadata.ttl` back. */
  readonly ttl?: number;
  readonly passphrase?: string;
  /** An e-mail address to which the server sends the link; needs an account. */
  readonly recipient?: string;
  /** A custom domain of the account, for the link; a scheme and a slash at the end do not matter. */
  readonly shareDomain?: string;
}

export interface PassphraseOptions {
  readonly passphrase?: string;
}

/**
 * A client of the Onetime Secret REST API v1: one method for each endpoint, named as the endpoint.
 * Each call makes at most one HTTP request and never repeats it; secrets travel in bodies only.
 * Every method rejects with an `ApiError` (errors.ts) and nothing else.
 */
export class OnetimeSecretClient {
  readonly #connection: Connection;
  readonly #credentials: Credentials | undefined;
  readonly #onCredentials: ClientOptions['onCredentials'];

  /** Throws InvalidServerUrlError for a server that must not be used, such as http elsewhere. */
  constructor(options: ClientOptions) {
    this.#connection = {
      server: parseServerUrl(options.server),
      transport: options.transport,
      timeoutMs: options.timeoutMs ?? 30_000,
      userAgent: options.userAgent,
    };
    this.#credentials = options.credentials;
    this.#onCredentials = options.onCredentials;
  }

  /** `GET /status`: whether a Onetime Secret API is there. Always anonymous. */
  async status(options: CallOptions = {}): Promise<ServerStatus> {
    // With bad credentials even this is refused.
    const { signal, onAnswer } = options;
    const call = { endpoint: 'status', credentials: undefined, signal, onAnswer } as const;
    return perform(this.#connection, call, wire.readStatus);
  }

  /** `GET /authcheck`: whether the credentials are good. Throws NotAuthorizedError if not, or none. */
  async authcheck(options?: CallOptions): Promise<ServerStatus> {
    return this.#perform({ endpoint: 'authcheck' }, wire.readStatus, options);
  }

  /**
   * `POST /share`: stores a secret for one opening.
   * @param secret up to 10,000 UTF-8 bytes in v0.26; older releases cut a longer one silently
   */
  async share(
    secret: string,
    options: ShareOptions = {},
    call?: CallOptions,
  ): Promise<SharedSecret> {
    const fields = { secret, ...fieldsOf(options) };
    return this.#perform({ endpoint: 'share', fields }, wire.readShared, call);
  }

  /** `POST /generate`: the same with a value that the server makes up. */
  async generate(options: ShareOptions = {}, call?: CallOptions): Promise<GeneratedSecret> {
    return this.#perform(
      { endpoint: 'generate', fields: fieldsOf(options) },
      wire.readGenerated,
      call,
    );
  }

  /**
   * `POST /secret/KEY`: opens a secret, which uses it up. No second call can bring a lost answer
   * back. Throws UnknownSecretError also for a wrong or missing passphrase, which uses nothing up.
   */
  async secret(
    secretKey: string,
    options: PassphraseOptions = {},
    call?: CallOptions,
  ): Promise<RevealedSecret> {
    const fields = { passphrase: options.passphrase };
    return this.#perform({ endpoint: 'secret', key: secretKey, fields }, wire.readRevealed, call);
  }

  /** `POST /private/KEY`: what became of a secret. Needs no credentials. */
  async private(metadataKey: string, call?: CallOptions): Promise<Metadata> {
    return this.#perform(
      { endpoint: 'private', key: metadataKey },
      (data) => wire.readMetadata(data, metadataKey),
      call,
    );
  }

  /** The same, with the key that makes the link: there as long as the secret is unread. */
  async privateWithSecretKey(
    metadataKey: string,
    call?: CallOptions,
  ): Promise<{ metadata: Metadata; secretKey: string | undefined }> {
    return this.#perform(
      { endpoint: 'private', key: metadataKey },
      (data) => ({
        metadata: wire.readMetadata(data, metadataKey),
        secretKey: wire.readSecretKey(data),
      }),
      call,
    );
  }

  /**
   * `POST /private/KEY/burn`: destroys a secret unread; the result's state is `burned`. Needs no
   * credentials. Throws UnknownSecretError if there is nothing left to burn.
   */
  async burn(
    metadataKey: string,
    options: PassphraseOptions = {},
    call?: CallOptions,
  ): Promise<Metadata> {
    const fields = { passphrase: options.passphrase };
    return this.#perform(
      { endpoint: 'burn', key: metadataKey, fields },
      (data) => wire.readBurned(data, metadataKey),
      call,
    );
  }

  /**
   * `GET /private/recent`: the account's secrets of the last 30 days, newest first. Lags behind: an
   * expired one is still `new` in it. In v0.23 it always throws ServerFaultError.
   */
  async recent(call?: CallOptions): Promise<Metadata[]> {
    return this.#perform({ endpoint: 'recent' }, wire.readRecent, call);
  }

  async #perform<T>(
    call: Omit<Call, 'credentials' | 'signal' | 'onAnswer'>,
    read: (data: unknown) => T,
    { signal, onAnswer }: CallOptions = {},
  ): Promise<T> {
    const whole = { ...call, credentials: this.#credentials, signal, onAnswer };
    try {
      const result = await perform(this.#connection, whole, read);
      if (this.#credentials) this.#onCredentials?.(true);
      return result;
    } catch (error) {
      if (this.#credentials && error instanceof NotAuthorizedError) this.#onCredentials?.(false);
      throw error;
    }
  }
}

function fieldsOf(options: ShareOptions): Record<string, string | undefined> {
  const { ttl, passphrase, recipient, shareDomain } = options;
  const written: Readonly<Record<keyof ShareOptions, string | undefined>> = {
    ttl: ttl?.toString(),
    passphrase,
    recipient,
    shareDomain: shareDomain === undefined ? undefined : bareDomain(shareDomain),
  };
  const { shareDomain: domain, ...others } = written;
  return { ...others, share_domain: domain };
}
