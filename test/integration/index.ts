import { readdirSync, readFileSync } from 'node:fs';
import * as https from 'node:https';
import { url as inspectorUrl } from 'node:inspector';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../support/countingReporter';
import { AUTHORITY_FILE, CERTIFICATES, given, GREP } from './support/environment';

/** Looks at an extension that has done nothing yet. */
const FIRST = 'activation.test.js';

/** Looks at what everything before has left behind. */
const LAST = 'redaction.test.js';

/** Runs every suite of this folder inside the extension host. */
export async function run(): Promise<void> {
  trustTestAuthority();
  const mocha = new Mocha({
    ui: 'bdd',
    // A person who looks at a breakpoint is not hurried.
    timeout: inspectorUrl() === undefined ? 20_000 : 0,
    forbidOnly: true,
    failZero: true,
    reporter: CountingReporter,
    ...(process.env[GREP] ? { grep: process.env[GREP] } : {}),
  });
  const others = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && name !== FIRST && name !== LAST)
    .sort();
  for (const name of [FIRST, ...others, LAST]) mocha.addFile(join(__dirname, name));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/**
 * VS Code 1.104 on Linux reads the system's certificates from fixed paths, and those named here when
 * it runs tests. Newer ones take them from OpenSSL, which dev/test.ts tells by SSL_CERT_FILE.
 */
function trustTestAuthority(): void {
  const authority = readFileSync(join(given(CERTIFICATES), AUTHORITY_FILE), 'utf8');
  Object.assign(https.globalAgent, { testCertificates: [authority] });
}
