import { secretLink, type SharedSecret, type ShareOptions } from '../../api';
import type { ClientFor } from '../accounts/destination';
import type { Place } from '../accounts/place';
import type { Clock } from '../clock';
import { attempt } from '../errors';
import { checkSecret } from './limits';

/**
 * How a secret is to be shared: all that the API takes, each of it chosen. `''` is none. A recipient
 * and a share domain, which is bare here, need an account.
 */
export type ShareChoices = Readonly<Required<ShareOptions>>;

/** A secret that is on the server. Times are milliseconds since the epoch, ttls seconds. */
export interface Shared {
  /** Where it was sent, and with which account. */
  readonly place: Place;
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
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NothingToShareError, SecretTooLargeError before anything is sent
   * @throws ActionFailedError with an error of the API
   */
  async share(
    place: Place,
    secret: string,
    choices: ShareChoices,
    signal: AbortSignal,
  ): Promise<Shared> {
    checkSecret(secret);
    const answer = await attempt('share', place, async () => {
      const client = await this.clientFor(place);
      return client.share(secret, choices, { signal });
    });
    return this.shared(place, choices, answer);
  }

  /**
   * Lets the server make a password and share it.
   * @returns also the password, if the server told it
   * @throws ActionFailedError with an error of the API
   */
  async generate(
    place: Place,
    choices: ShareChoices,
    signal: AbortSignal,
  ): Promise<{ readonly shared: Shared; readonly password: string | undefined }> {
    const answer = await attempt('generate', place, async () => {
      const client = await this.clientFor(place);
      return client.generate(choices, { signal });
    });
    return { shared: this.shared(place, choices, answer), password: answer.value };
  }

  private shared(place: Place, choices: ShareChoices, answer: SharedSecret): Shared {
    const { metadata, secretKey } = answer;
    const created = this.clock.now();
    const ttl = metadata.ttl ?? choices.ttl;
    return {
      place,
      link: secretLink(place.server, secretKey, metadata.shareDomain),
      created,
      // From our own clock: a server's that is off would make every countdown wrong.
      expires: created + ttl * 1000,
      ttl,
      requestedTtl: choices.ttl,
      anonymous: metadata.anonymous ?? place.username === undefined,
      passphrase: metadata.passphraseRequired ?? choices.passphrase !== '',
      recipients: metadata.recipients,
      metadataKey: metadata.metadataKey,
      state: metadata.state ?? 'new',
    };
  }
}
