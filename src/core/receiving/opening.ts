import {
  parseSecretLink,
  parseServerUrl,
  type OnetimeSecretClient,
  type ParsedLink,
} from '../../api';
import { attempt, causeOf, NotALinkError } from '../errors';

/** A secret that waits to be opened: where, and by which key. */
export interface SealedSecret {
  /** Base address. */
  readonly server: string;
  readonly secretKey: string;
}

/**
 * Reads a link or a bare key, which says nothing about where it belongs.
 * @throws NotALinkError
 * @throws ActionFailedError with an InvalidServerUrlError, such as for plain http
 */
export async function parseSealed(text: string): Promise<ParsedLink> {
  const parsed = parseSecretLink(text);
  if (!parsed) throw new NotALinkError();
  const { server } = parsed;
  if (server === undefined) return parsed;
  return attempt('reveal', { server }, async () =>
    Promise.resolve({ ...parsed, server: parseServerUrl(server) }),
  );
}

/**
 * Opens a secret, which uses it up. Always anonymous: opening needs no account, and the host of a
 * link must not get a token.
 *
 * @returns undefined if the server does not know it: gone, never there, or another passphrase is
 *   needed; servers answer all of these alike
 * @throws ActionFailedError
 */
export async function openSealed(
  sealed: SealedSecret,
  passphrase: string,
  anonymousClient: (server: string) => Promise<OnetimeSecretClient>,
  signal: AbortSignal,
): Promise<string | undefined> {
  return attempt('reveal', sealed, async () => {
    const client = await anonymousClient(sealed.server);
    try {
      const options = passphrase === '' ? {} : { passphrase };
      return (await client.secret(sealed.secretKey, options, { signal })).value;
    } catch (error) {
      if (causeOf(error)?.code === 'unknown-secret') return undefined;
      throw error;
    }
  });
}
