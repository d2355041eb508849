/** Kinds of files that deserve a passphrase and a short life. */
export type Sensitive = 'env' | 'private-key' | 'certificate';

const BY_NAME: readonly (readonly [RegExp, Sensitive])[] = [
  [/^\.env(\..+)?$|\.env$|^\.envrc$/i, 'env'],
  [/^id_(rsa|dsa|ecdsa|ed25519)(_sk)?$|\.(key|pem|ppk|p8)$/i, 'private-key'],
  [/\.(crt|cer|csr)$/i, 'certificate'],
];

const BY_CONTENT: readonly (readonly [RegExp, Sensitive])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|^PuTTY-User-Key-File-/m, 'private-key'],
  [/-----BEGIN (TRUSTED )?CERTIFICATE( REQUEST)?-----/, 'certificate'],
];

/** In UTF-16 units; no text that a server takes is longer. */
const LONGEST = 10_000;

/**
 * What kind of secret a text is, by what it says and by the name of the file it comes from (its
 * last part; `''` if there is none).
 */
export function sensitiveKind(fileName: string, text: string): Sensitive | undefined {
  const find = (table: typeof BY_NAME, subject: string): Sensitive | undefined =>
    table.find(([pattern]) => pattern.test(subject))?.[1];
  return find(BY_CONTENT, text.slice(0, LONGEST)) ?? find(BY_NAME, fileName);
}
