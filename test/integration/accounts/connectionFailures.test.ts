import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionReport } from '../../../src/commands/accounts/checkConnection';
import { Commands } from '../../../src/ids';
import { createAuthority, createSelfSigned } from '../../support/certificates';
import type { Reply } from '../../support/recordingServer';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { EARLY, HOST, OLD, trustedCertificate } from '../support/environment';
import { open, use } from '../support/extension';
import { readLog } from '../support/log';
import { OtherSettings } from '../support/settings';
import { share, unique } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';
import {
  gone,
  guardedByProxy,
  NOMINAL,
  plain,
  redirecting,
  secure,
  type Scene,
} from '../support/turningServers';

const NOT_AUTHORIZED: Reply = { status: 404, body: { message: 'Not authorized' } };
const PAGE: Reply = {
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><title>Sign in</title><form></form></html>',
};

async function check(): Promise<ConnectionReport | undefined> {
  return vscode.commands.executeCommand(Commands.checkConnection);
}

/** What goes wrong, the finding that tells of it, and the sentence; of which HOST is the server. */
const CASES: readonly (readonly [
  string,
  ConnectionReport['findings'][number]['code'],
  (settings: OtherSettings) => Promise<Scene>,
  string,
])[] = [
  [
    'a token that is not accepted any more',
    'sign-in',
    async () => plain((authorized) => (authorized ? NOT_AUTHORIZED : NOMINAL)),
    'HOST did not accept the API token of ann@example.com. Sign in again with a current token.',
  ],
  [
    'sign-in that is switched off',
    'sign-in',
    async () =>
      plain((authorized) =>
        authorized ? { status: 404, body: { message: '/api/v1/share is not available' } } : NOMINAL,
      ),
    'Sign-in is switched off at HOST, so no account can be used there. Sharing without one works: set onetimeSecret.account to anonymous.',
  ],
  [
    'a server that is not there',
    'reachable',
    gone,
    'HOST could not be reached (ECONNREFUSED). Check the connection, the proxy settings and the server address.',
  ],
  [
    'a sign-in page',
    'api',
    async () => plain(() => PAGE),
    'HOST answered with a web page (HTTP 200), most likely a sign-in page of a proxy or network. Open the address in a browser, sign in there, then try again.',
  ],
  [
    'a redirect to a sign-in host',
    'api',
    async () => redirecting(302, '/login?next=x'),
    'HOST wanted to pass the request on to http://localhost:PORT, which was refused. If that is your server, choose it; if it is a sign-in page, sign in there in a browser first.',
  ],
  [
    'a server that moved to another host',
    'api',
    async () => redirecting(301, '/api/v1/status'),
    'HOST wanted to pass the request on to http://localhost:PORT, which was refused. If that is your server, choose it; if it is a sign-in page, sign in there in a browser first.',
  ],
  [
    'no API at this address',
    'api',
    async () => plain(() => ({ status: 404, body: { error: 'Not Found' } })),
    'HOST answered, but has no Onetime Secret API v1 at this address (HTTP 404). Check the server address.',
  ],
  [
    'an expired certificate',
    'certificate',
    async (settings) => secure(settings, trustedCertificate(OLD)),
    'The certificate of HOST has expired. If the date of this computer is right, whoever runs the server has to renew it.',
  ],
  [
    'a certificate that is not valid yet',
    'certificate',
    async (settings) => secure(settings, trustedCertificate(EARLY)),
    'The certificate of HOST is not valid yet. Check the date and time of this computer first.',
  ],
  [
    'a self-signed certificate',
    'certificate',
    async (settings) => secure(settings, createSelfSigned(HOST)),
    'The certificate of HOST is not trusted here (DEPTH_ZERO_SELF_SIGNED_CERT). If it is your company’s or your own, add its authority to the certificates of the system; VS Code reads them while http.systemCertificates is on.',
  ],
  [
    'a private authority',
    'certificate',
    async (settings) => secure(settings, createAuthority().issue(HOST)),
    'The certificate of HOST is not trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE). If it is your company’s or your own, add its authority to the certificates of the system; VS Code reads them while http.systemCertificates is on.',
  ],
  [
    'a proxy that wants a password',
    'reachable',
    guardedByProxy,
    'The proxy on the way to HOST wants a user name and password (HTTP 407). Write them into http.proxy in VS Code’s settings: http://NAME:PASSWORD@HOST:PORT.',
  ],
];

for (const fetchAdditionalSupport of [true, false]) {
  const client = fetchAdditionalSupport ? 'VS Code’s own fetch' : 'undici';

  describe(`What does not work is said by the check and by a share alike, with ${client}`, () => {
    useStage();
    const settings = new OtherSettings();
    beforeEach(async () => {
      await settings.set('http', 'fetchAdditionalSupport', fetchAdditionalSupport);
      await settings.set('http', 'noProxy', []);
    });
    afterEach(async () => settings.restore());

    for (const [name, code, start, sentence] of CASES) {
      it(`${name}: no secret and no token goes anywhere else`, async () => {
        const scene = await start(settings);
        const ann = account('ann@example.com');
        try {
          await use(scene.origin);
          await signIn(prompts, scene.origin, ann);
          await scene.turn();
          messages.shown.length = 0;
          const said = sayingOf(sentence, scene.origin);

          const report = await check();
          const failed = (report?.findings ?? []).filter(({ ok }) => !ok);
          assert.deepEqual(
            failed.map((finding) => finding.code),
            [code],
          );
          assert.match(failed[0]?.message ?? '', said);
          assert.match(failed[0]?.message ?? '', /Trying again (may help|will not help)/);
          const shown = await messages.only();
          assert.match((shown.detail ?? '').replace(/^[^✗]*✗ /, ''), said);

          messages.shown.length = 0;
          const secret = unique('secret');
          await open(secret, secret);
          assert.equal(await share(), undefined);
          assert.match((await messages.only()).message, said);
          assert.equal(await vscode.env.clipboard.readText(), 'mine');

          assert.deepEqual(scene.untouched(), []);
          const log = await readLog();
          for (const text of [secret, ann.token]) assert.ok(!log.includes(text));
        } finally {
          await signOutOfAll(prompts, messages);
          await settings.restore();
          await scene.close();
          await use(server.origin);
        }
      });
    }
  });
}

/** Its words, with any port and what else differs, at the beginning. */
function sayingOf(sentence: string, origin: string): RegExp {
  const host = new URL(origin).host;
  const literal = sentence
    .replaceAll(/(?<!@)\bHOST\b/g, host)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace('localhost:PORT', 'localhost:\\d+');
  return new RegExp(`^${literal}`);
}
