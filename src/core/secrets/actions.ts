import { receiptLink, secretLink, type Metadata, type OnetimeSecretClient } from '../../api';
import type { Accounts } from '../accounts/accounts';
import type { ClientFor } from '../accounts/destination';
import { placeKey } from '../accounts/place';
import { attempt, causeOf, NoMetadataKeyError, type Action } from '../errors';
import type { Handle, RecentSecrets } from './recentSecrets';

/** What can be done with one secret of the list. */
export class SecretActions {
  constructor(
    private readonly recent: RecentSecrets,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
  ) {}

  /**
   * Destroys a secret unread.
   * @param passphrase needed if one protects the secret; `''` is none
   * @throws ActionFailedError; after an UnknownSecretError the list tells what had become of it
   */
  async burn(id: string, passphrase: string, signal: AbortSignal): Promise<void> {
    const options = passphrase === '' ? {} : { passphrase };
    await this.ask(id, 'burn', async (client, key) => client.burn(key, options, { signal }));
  }

  /**
   * Asks for the link again, which servers tell as long as nobody opened the secret.
   * @returns undefined if it is gone; the list then tells why
   * @throws ActionFailedError
   */
  async link(id: string, signal: AbortSignal): Promise<string | undefined> {
    let link: string | undefined;
    await this.ask(id, 'copyLink', async (client, key, { linkOrigin, place }) => {
      const answer = await client.privateWithSecretKey(key, { signal });
      if (answer.secretKey !== undefined) {
        const domain = linkOrigin ?? answer.metadata.shareDomain;
        link = secretLink(place.server, answer.secretKey, domain);
      }
      return answer.metadata;
    });
    return link;
  }

  /**
   * The address of the server's own page about a secret, which burns it on a click: a credential.
   * @throws NoSuchSecretError if nothing in the list has this id
   * @throws NoMetadataKeyError
   */
  async receipt(id: string): Promise<string> {
    const { place, metadataKey } = await this.recent.handle(id);
    if (metadataKey === undefined) throw new NoMetadataKeyError();
    return receiptLink(place.server, metadataKey);
  }

  private async ask(
    id: string,
    action: Action,
    request: (
      client: OnetimeSecretClient,
      metadataKey: string,
      handle: Handle,
    ) => Promise<Metadata>,
  ): Promise<void> {
    const handle = await this.recent.handle(id);
    const { place, metadataKey } = handle;
    const signedIn = (await this.accounts.known()).map(placeKey).includes(placeKey(place));
    await attempt(action, place, async () => {
      if (metadataKey === undefined) throw new NoMetadataKeyError();
      // A metadata key is a credential of its own: it works without the account, too.
      const client = await this.clientFor(signedIn ? place : { ...place, username: undefined });
      try {
        await this.recent.learn(handle, await request(client, metadataKey, handle));
      } catch (error) {
        if (causeOf(error)?.code === 'unknown-secret')
          await this.findOut(client, metadataKey, handle);
        throw error;
      }
    });
  }

  /** What became of a secret that the server does not act on any more. */
  private async findOut(
    client: OnetimeSecretClient,
    metadataKey: string,
    handle: Handle,
  ): Promise<void> {
    try {
      await this.recent.learn(handle, await client.private(metadataKey));
    } catch {
      // The failure that led here is the one to tell.
    }
  }
}
