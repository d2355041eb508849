import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../../support/certificates';

/** What dev/test.ts hands to the tests in the extension host, by environment variables. */
export const CERTIFICATES = 'ONETIME_SECRET_TEST_CERTIFICATES';
export const PROFILE = 'ONETIME_SECRET_TEST_PROFILE';
/** Origin of the server that VS Code is started with; `/asked` lists what it was asked for. */
export const FIRST_SERVER = 'ONETIME_SECRET_TEST_FIRST_SERVER';
export const GREP = 'ONETIME_SECRET_TEST_GREP';

/** Files in the folder that CERTIFICATES names: an authority, and a certificate for HOST and localhost by it. */
export const AUTHORITY_FILE = 'authority.pem';
export const CERTIFICATE_FILE = 'certificate.pem';
export const KEY_FILE = 'key.pem';
/** The same, by the same authority, but not good any more, or not yet. */
export const OLD = 'old-';
export const EARLY = 'early-';

/** A name that no name server knows. */
export const HOST = 'secrets.test';

/** @throws Error if the variable is not set */
export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the tests by dev/test.ts`);
  return value;
}

/** A certificate for HOST and localhost by an authority of this computer. @param when absent: good now */
export function trustedCertificate(when: '' | typeof OLD | typeof EARLY = ''): Certificate {
  const read = (name: string): string =>
    readFileSync(join(given(CERTIFICATES), `${when}${name}`), 'utf8');
  return { cert: read(CERTIFICATE_FILE), key: read(KEY_FILE) };
}
