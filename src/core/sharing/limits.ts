import { NothingToShareError, SecretTooLargeError } from '../errors';

/**
 * The most that is sent, in UTF-8 bytes. v0.26.6 refuses more; older servers would cut a longer
 * text silently, so the same limit holds for them (api-contract: "too long a secret").
 */
export const MAX_SECRET_BYTES = 10_000;

/**
 * Throws what a person has to hear before anything is sent.
 * @param fileName last part of its name, if the text is a whole file
 * @throws NothingToShareError for an empty text (blanks are a secret, servers take them)
 * @throws SecretTooLargeError over MAX_SECRET_BYTES
 */
export function checkSecret(secret: string, fileName?: string): void {
  if (secret === '') throw new NothingToShareError(fileName);
  const bytes = Buffer.byteLength(secret, 'utf8');
  if (bytes > MAX_SECRET_BYTES) throw new SecretTooLargeError(bytes, MAX_SECRET_BYTES, fileName);
}
