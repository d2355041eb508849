import { InvalidKeyError } from './errors';

// 31 characters in the old releases, 62 in the new ones, and the API calls them opaque.
const KEY = /^[0-9A-Za-z]{1,256}$/;

/** Whether a text can be a secret key or a metadata key: ASCII letters and digits, at most 256. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** The key itself, fit for a path. Throws {@link InvalidKeyError}. */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new InvalidKeyError();
  return encodeURIComponent(key);
}
