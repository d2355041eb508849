import { receiptLink, secretLink, type Metadata, type OnetimeSecretClient } from '../../api';
import type { Accounts } from '../accounts/accounts';
import type { ClientFor } from '../accounts/destination';
import type { Place } from '../accounts/place';
import type { RefusedTokens } from '../accounts/refusedTokens';
import { attempt, causeOf, NoMetadataKeyError, type Action } from '../errors';
import type { Handle, RecentSecrets } from './recentSecrets';
import { whyUnused, type UnusedAccount } from './unusedAccount';

type Request = (
  client: OnetimeSecretClient,
  metadataKey: string,
  handle: Handle,
) => Promise<Metadata>;

/** What can be done with one secret of the list. */
export class SecretActions {
  constructor(
    private readonly recent: RecentSecrets,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
    private readonly refusedTokens: RefusedTokens,
  ) {}

  /**
   * Destroys a secret unread.
   * @param passphrase needed if one protects the secret; `''` is none
   * @returns the account that it was done without, by the secret's own key
   * @throws ActionFailedError; after an UnknownSecretError the list tells what had become of it
   */
  async burn(
    id: string,
    passphrase: string,
    signal: AbortSignal,
  ): Promise<UnusedAccount | undefined> {
    const options = passphrase === '' ? {} : { passphrase };
    return this.ask(id, 'burn', async (client, key) => client.burn(key, options, { signal }));
  }

  /**
   * Asks for the link again, which servers tell as long as nobody opened the secret.
   * @returns no link if it is gone, and the list then tells why; with the account that it was asked
   *   for without
   * @throws ActionFailedError
   */
  async link(
    id: string,
    signal: AbortSignal,
  ): Promise<{ readonly link: string | undefined; readonly unused: UnusedAccount | undefined }> {
    let link: string | undefined;
    const unused = await this.ask(id, 'copyLink', async (client, key, { linkOrigin, place }) => {
      const answer = await client.privateWithSecretKey(key, { signal });
      if (answer.secretKey !== undefined) {
        const domain = linkOrigin ?? answer.metadata.shareDomain;
        link = secretLink(place.server, answer.secretKey, domain);
      }
      return answer.metadata;
    });
    return { link, unused };
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
    request: Request,
  ): Promise<UnusedAccount | undefined> {
    const handle = await this.recent.handle(id);
    const { server, username } = handle.place;
    const nobody = { server, username: undefined };
    // A metadata key is a credential of its own: it works without the account, too.
    const isSignedIn = (await this.accounts.token(handle.place)) !== undefined;
    if (username === undefined || !isSignedIn) {
      await this.askAs(nobody, handle, action, request);
      return undefined;
    }
    let refusal: unknown;
    let why: UnusedAccount['why'] | undefined = 'refused';
    if (!this.refusedTokens.has(handle.place)) {
      try {
        await this.askAs(handle.place, handle, action, request);
        return undefined;
      } catch (error) {
        refusal = error;
        why = whyUnused(error);
        if (!why) throw error;
      }
    }
    // Once more is safe, also for burning: whoever refuses credentials has done nothing by then.
    try {
      await this.askAs(nobody, handle, action, request);
    } catch (error) {
      // A server that wants an account for everything: the account is what to tell of.
      throw refusal !== undefined && whyUnused(error) ? refusal : error;
    }
    return { server, username, why };
  }

  private async askAs(
    place: Place,
    handle: Handle,
    action: Action,
    request: Request,
  ): Promise<void> {
    await attempt(action, place, async () => {
      const { metadataKey } = handle;
      if (metadataKey === undefined) throw new NoMetadataKeyError();
      const client = await this.clientFor(place);
      try {
        const metadata = await request(client, metadataKey, handle);
        await this.recent.learn({ ...handle, place }, metadata);
      } catch (error) {
        if (causeOf(error)?.code === 'unknown-secret')
          await this.findOut(client, metadataKey, { ...handle, place });
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
