import type { OnetimeSecretClient, SharedSecret } from '../../api';
import { secretLink } from '../../api';
import type { Destination } from '../accounts/destination';
import { attempt } from '../errors';
import { checkSecret } from './limits';
import type { Clock, Log } from '../ports';
import { ShareRecord, type NewEntry } from '../secrets/record';

/** Makes a client for a destination, with its token. */
export type ClientFor = (destination: Destination) => Promise<OnetimeSecretClient>;

/** How a secret is to be shared. */
export interface ShareOptions {
  /** Seconds. */
  readonly ttl: number;
  /** `''` is none. */
  readonly passphrase: string;
  readonly recipient?: string | undefined;
  /** Only with an account. */
  readonly shareDomain?: string | undefined;
}

/** A secret that is on the server. Times are milliseconds since the epoch, ttls seconds. */
export interface Shared {
  readonly destination: Destination;
  readonly link: string;
  readonly created: number;
  readonly expires: number;
  /** What the server granted. */
  readonly ttl: number;
  readonly requestedTtl: number;
  /** The server holds it as nobody's, whether or not an account was used. */
  readonly anonymous: boolean;
  readonly passphrase: boolean;
  /** To whom the server mails the link; it obscures the addresses. */
  readonly recipients: readonly string[];
  readonly metadataKey: string | undefined;
  readonly state: string;
}

/** Puts secrets on a server: one request each, never repeated. */
export class Sharing {
  constructor(
    private readonly clientFor: ClientFor,
    private readonly record: ShareRecord,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * @throws NothingToShareError, SecretTooLargeError before anything is sent
   * @throws ActionFailedError with an error of the API
   */
  async share(
    destination: Destination,
    secret: string,
    options: ShareOptions,
    signal: AbortSignal,
  ): Promise<Shared> {
    checkSecret(secret);
    const answer = await attempt('share', place(destination), async () => {
      const client = await this.clientFor(destination);
      return client.share(secret, apiOptions(options), { signal });
    });
    return this.shared(destination, options, answer);
  }

  /**
   * Lets the server make a password and share it.
   * @returns also the password, if the server told it
   * @throws ActionFailedError with an error of the API
   */
  async generate(
    destination: Destination,
    options: ShareOptions,
    signal: AbortSignal,
  ): Promise<{ readonly shared: Shared; readonly password: string | undefined }> {
    const answer = await attempt('generate', place(destination), async () => {
      const client = await this.clientFor(destination);
      return client.generate(apiOptions(options), { signal });
    });
    return { shared: this.shared(destination, options, answer), password: answer.value };
  }

  /**
   * Writes a share into the record. Never rejects: the link exists already.
   * @param label what a person recognises it by; it never leaves this computer. May take a moment,
   *   and must not reject
   * @param id what the secret is called in the list, and in results of commands
   * @returns the id
   */
  async remember(
    shared: Shared,
    label: string | Promise<string>,
    id = ShareRecord.newId(),
  ): Promise<string> {
    const { destination, link, metadataKey } = shared;
    if (metadataKey === undefined) {
      this.log.warn(
        'The server sent no metadata key: this secret cannot be watched or burned here.',
      );
    }
    const entry = async (): Promise<NewEntry> => ({
      server: destination.server,
      ...(shared.anonymous || !destination.account
        ? {}
        : { account: destination.account.username }),
      linkOrigin: new URL(link).origin,
      label: await label,
      metadataKey: metadataKey ?? '',
      created: shared.created,
      expires: shared.expires,
      passphrase: shared.passphrase,
      state: shared.state,
      stateAt: shared.created,
    });
    return this.record.add(entry(), id);
  }

  private shared(destination: Destination, options: ShareOptions, answer: SharedSecret): Shared {
    const { metadata, secretKey } = answer;
    const created = this.clock();
    const ttl = metadata.ttl ?? options.ttl;
    return {
      destination,
      link: secretLink(destination.server, secretKey, metadata.shareDomain),
      created,
      // From our own clock: a server's that is off would make every countdown wrong.
      expires: created + ttl * 1000,
      ttl,
      requestedTtl: options.ttl,
      anonymous: metadata.anonymous ?? destination.account === undefined,
      passphrase: metadata.passphraseRequired ?? options.passphrase !== '',
      recipients: metadata.recipients,
      // The client says '' for none.
      metadataKey: metadata.metadataKey || undefined,
      state: metadata.state ?? 'new',
    };
  }
}

function apiOptions({ ttl, passphrase, recipient, shareDomain }: ShareOptions): {
  ttl: number;
  passphrase?: string;
  recipient?: string;
  shareDomain?: string;
} {
  return {
    ttl,
    ...(passphrase ? { passphrase } : {}),
    ...(recipient ? { recipient } : {}),
    ...(shareDomain ? { shareDomain } : {}),
  };
}

function place({ server, account }: Destination): {
  server: string;
  username: string | undefined;
} {
  return { server, username: account?.username };
}
