import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import type { ConnectionReport } from '../../../src/commands/accounts/checkConnection';
import { Commands } from '../../../src/ids';
import { createAuthority, createSelfSigned, type Certificate } from '../../support/certificates';
import { startProxyServer, type ProxyServer } from '../../support/proxyServer';
import {
  startRecordingServer,
  type RecordingServer,
  type Reply,
} from '../../support/recordingServer';
import { startTlsFront } from '../../support/tlsFront';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { EARLY, HOST, OLD, trustedCertificate } from '../support/environment';
import { open, set, use } from '../support/extension';
import { readLog } from '../support/log';
import { OtherSettings } from '../support/settings';
import { share, unique } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const NOMINAL: Reply = { body: { status: 'nominal', locale: 'en' } };
const NOT_AUTHORIZED: Reply = { status: 404, body: { message: 'Not authorized' } };
const PAGE: Reply = {
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><title>Sign in</title><form></form></html>',
};

async function check(): Promise<ConnectionReport | undefined> {
  return vscode.commands.executeCommand(Commands.checkConnection);
}

describe('Checking the connection', () => {
  useStage();
  const settings = new OtherSettings();
  afterEach(async () => {
    await settings.restore();
    await set('account', undefined);
    await use(server.origin);
  });

  it('says what works, in a result, in a report that can be copied, and by GETs alone', async () => {
    const ann = account(`${unique('ann')}@example.com`);
    server.setAccounts([ann]);
    await signIn(prompts, server.origin, ann);
    server.clearRequests();
    messages.shown.length = 0;
    messages.answer = 'Copy Report';
    const report = await check();
    assert.ok(report?.ok);
    assert.equal(report.server, server.origin);
    assert.deepEqual(
      report.findings.map(({ code, ok }) => [code, ok]),
      ['reachable', 'api', 'sign-in', 'clock', 'limits', 'storage'].map((code) => [code, true]),
    );
    assert.deepEqual(
      server.requests.map(({ method, path, username }) => [method, path, username]),
      [
        ['GET', '/api/v1/status', undefined],
        ['GET', '/api/v1/authcheck', undefined],
        ['GET', '/api/v1/authcheck', ann.username],
      ],
    );
    const shown = await messages.find(/ works for /);
    assert.ok(shown.modal);
    assert.equal(shown.kind, 'info');
    assert.deepEqual(shown.buttons, ['Copy Report', 'Close']);
    assert.match(shown.detail ?? '', /^✓ Reached in \d+ ms, without a proxy\.$/m);
    assert.match(shown.detail ?? '', /^✓ It has the API v1, release 0\.26 or newer\.$/m);
    assert.match(shown.detail ?? '', /^✓ A secret may have 10,000 bytes and live for 30 days, /m);
    await messages.find(/^The report was copied/);
    const copied = await vscode.env.clipboard.readText();
    assert.equal(copied, `${shown.message}\n${shown.detail ?? ''}\n`);
    for (const text of [copied, JSON.stringify(report), await readLog()]) {
      assert.ok(!text.includes(ann.token));
    }
  });

  it('looks at the account that the settings name, and says that it is not signed in', async () => {
    await set('account', 'eve@example.com');
    const report = await check();
    assert.equal(report?.ok, false);
    const { message, buttons, detail } = await messages.only();
    assert.match(message, / works, but not for eve@example\.com\.$/);
    assert.deepEqual(buttons, ['Sign In Again…', 'Copy Report', 'Close']);
    assert.match(detail ?? '', /^✗ eve@example\.com is the account in your settings, but /m);
  });

  it('names a setting that is in the way, and asks nobody', async () => {
    await use('http://secrets.example.com');
    const report = await check();
    assert.deepEqual([report?.ok, report?.server], [false, undefined]);
    const { message, buttons, detail } = await messages.only();
    assert.equal(message, 'A setting is in the way of sharing.');
    assert.deepEqual(buttons, ['Change Server…', 'Open Settings', 'Copy Report', 'Close']);
    assert.match(detail ?? '', /^✗ The setting onetimeSecret\.serverUrl cannot be used: /);
    assert.deepEqual(server.requests, []);
  });

  it('asks for a server where none is chosen; Esc asks nobody', async () => {
    await set('region', undefined);
    await set('serverUrl', undefined);
    const checking = check();
    (await prompts.pick()).escape();
    assert.equal(await checking, undefined);
    assert.deepEqual([messages.shown, server.requests], [[], []]);
  });

  it('takes no Args: a repository cannot send a token or a request anywhere', async () => {
    const other = await startRecordingServer(() => NOMINAL);
    try {
      const report = await vscode.commands.executeCommand<ConnectionReport | undefined>(
        Commands.checkConnection,
        { server: other.origin, region: other.origin, username: 'eve' },
      );
      assert.equal(report?.server, server.origin);
      assert.deepEqual(other.requests, []);
    } finally {
      await other.close();
    }
  });

  it('is a button of a failure, and looks at the place that failed', async () => {
    const gone = await startServer();
    await gone.close();
    await use(gone.origin);
    await open('hunter2', 'hunter2');
    messages.answer = 'Check Connection';
    assert.equal(await share(), undefined);
    const { buttons } = await messages.find(/could not be reached .* Nothing was shared/);
    assert.deepEqual(buttons, ['Try Again', 'Change Server…', 'Check Connection']);
    const report = await messages.find(/ cannot be reached\.$/);
    assert.ok(report.modal);
    assert.deepEqual(report.buttons, ['Try Again', 'Change Server…', 'Copy Report', 'Close']);
  });
});

/** Something that goes wrong with a server that somebody is signed in to. */
interface Scene {
  readonly origin: string;
  /** From now on it is as the case says. */
  readonly turn: () => unknown;
  /** What must have got nothing by the time that all is over. */
  readonly untouched: () => readonly unknown[];
  readonly close: () => Promise<unknown>;
}

/** A server over http that answers well until it turns. */
async function plain(bad: (authorized: boolean) => Reply): Promise<Scene> {
  let turned = false;
  const one: RecordingServer = await startRecordingServer(({ headers }) => {
    const authorized = headers.authorization !== undefined;
    return turned ? bad(authorized) : NOMINAL;
  });
  return {
    origin: one.origin,
    turn: () => (turned = true),
    untouched: () => [],
    close: one.close,
  };
}

/** The same, redirecting to a server that has to get nothing. */
async function redirecting(status: number, path: string): Promise<Scene> {
  const elsewhere = await startRecordingServer(() => NOMINAL);
  const location = `http://localhost:${elsewhere.port}${path}`;
  const scene = await plain(() => ({ status, headers: { Location: location }, body: '' }));
  return {
    ...scene,
    untouched: () => elsewhere.requests,
    close: async () => Promise.all([scene.close(), elsewhere.close()]),
  };
}

/** A server over https, behind a proxy, that presents another certificate when it turns. */
async function secure(settings: OtherSettings, other: Certificate): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  const good = await startTlsFront(trustedCertificate(), one.port);
  const bad = await startTlsFront(other, one.port);
  const hosts: Record<string, number> = { [HOST]: good.port };
  const proxy = await startProxyServer(hosts);
  await settings.set('http', 'proxy', proxy.url);
  let before = 0;
  return {
    origin: `https://${HOST}`,
    turn: async () => {
      hosts[HOST] = bad.port;
      before = one.requests.length;
      await good.close();
    },
    untouched: () => one.requests.slice(before),
    close: async () => Promise.all([one.close(), bad.close(), proxy.close()]),
  };
}

/** A server over https behind a proxy that wants a password when it turns. */
async function guardedByProxy(settings: OtherSettings): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  const front = await startTlsFront(trustedCertificate(), one.port);
  const open = await startProxyServer({ [HOST]: front.port });
  const strict: ProxyServer = await startProxyServer({ [HOST]: front.port }, 'Basic none');
  await settings.set('http', 'proxy', open.url);
  let before = 0;
  return {
    origin: `https://${HOST}`,
    turn: async () => {
      before = one.requests.length;
      await settings.set('http', 'proxy', strict.url);
      await open.close();
    },
    untouched: () => [
      ...one.requests.slice(before),
      ...strict.authorizations.filter((given) => given !== undefined),
      ...strict.asked.filter((asked) => asked !== `CONNECT ${HOST}:443`),
    ],
    close: async () => Promise.all([one.close(), front.close(), strict.close()]),
  };
}

async function gone(): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  return {
    origin: one.origin,
    turn: one.close,
    untouched: () => [],
    close: async () => Promise.resolve(),
  };
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
          await signOutOfAll(prompts);
          await settings.restore();
          await scene.close();
          await use(server.origin);
        }
      });
    }
  });
}

describe('Sign-in that is switched off', () => {
  useStage();

  it('offers to share without an account, and goes on with the same text', async () => {
    const shared = { metadata_key: 'm'.repeat(31), secret_key: 's'.repeat(31), ttl: 3600 };
    let isOff = false;
    const one = await startRecordingServer(({ url, headers }) => {
      if (!isOff) return NOMINAL;
      return headers.authorization === undefined
        ? { body: shared }
        : { status: 404, body: { message: `${url} is not available` } };
    });
    try {
      await use(one.origin);
      await signIn(prompts, one.origin, account('ann@example.com'));
      isOff = true;
      const before = one.requests.length;
      messages.shown.length = 0;
      messages.answer = 'Share Without an Account';
      await open('hunter2', 'hunter2');
      assert.equal(await share(), undefined);
      const { buttons } = await messages.find(/^Sign-in is switched off/);
      assert.deepEqual(buttons, ['Share Without an Account', 'Open Settings', 'Try Again']);
      await messages.find(/opens once/);
      const setting = vscode.workspace.getConfiguration('onetimeSecret').get('account');
      assert.equal(setting, 'anonymous');
      const shares = one.requests.slice(before).filter(({ url }) => url === '/api/v1/share');
      assert.deepEqual(
        shares.map(({ headers }) => headers.authorization !== undefined),
        [true, false],
      );
    } finally {
      await set('account', undefined);
      await signOutOfAll(prompts);
      await one.close();
      await use(server.origin);
    }
  });
});

/** Its words, with any port and what else differs, at the beginning. */
function sayingOf(sentence: string, origin: string): RegExp {
  const host = new URL(origin).host;
  const literal = sentence
    .replaceAll(/(?<!@)\bHOST\b/g, host)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace('localhost:PORT', 'localhost:\\d+');
  return new RegExp(`^${literal}`);
}
