import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import { startFaultyServer, type FaultKind } from '../../support/faultyServer';
import { startRecordingServer } from '../../support/recordingServer';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { open, startAndUse, use } from '../support/extension';
import { share } from '../support/sharing';
import { messages, prompts, useStage } from '../support/stage';

const NOTHING_SHARED = 'Nothing was shared, and your clipboard is unchanged.';
const MAYBE_SHARED =
  'The server may hold the secret, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.';
const NO_API =
  'answered, but has no Onetime Secret API v1 at this address (HTTP 404). Check the server address.';
const PAGE =
  'answered with a web page (HTTP 200), most likely a sign-in page of a proxy or network. Open the address in a browser, sign in there, then try again.';
const BROKE_OFF =
  'The connection to HOST broke off before the whole answer was here. Check the connection and try again.';
const UNUSABLE = 'HOST sent an answer that cannot be used. Check the server address.';

const AGAIN = ['Try Again', 'Check Connection', 'Show Log'] as const;

/** What a person reads when a server answers in this wrong way. */
const FAULTS: readonly (readonly [FaultKind, string, ...string[]])[] = [
  ['html', `HOST ${PAGE} ${MAYBE_SHARED}`, 'Try Again', 'Change Server…', 'Check Connection'],
  [
    'empty404',
    `HOST ${NO_API} ${NOTHING_SHARED}`,
    'Change Server…',
    'Check Connection',
    'Try Again',
  ],
  [
    'error500',
    `HOST had an error of its own (HTTP 500). Try again later. ${MAYBE_SHARED}`,
    ...AGAIN,
  ],
  ['endless', `${UNUSABLE} ${MAYBE_SHARED}`, 'Check Connection', 'Try Again', 'Show Log'],
  ['hugeJson', `${UNUSABLE} ${MAYBE_SHARED}`, 'Check Connection', 'Try Again', 'Show Log'],
  ['brokenJson', `${UNUSABLE} ${MAYBE_SHARED}`, 'Check Connection', 'Try Again', 'Show Log'],
  ['cut', `${BROKE_OFF} ${MAYBE_SHARED}`, ...AGAIN],
  ['truncated', `${BROKE_OFF} ${MAYBE_SHARED}`, ...AGAIN],
  ['hangUp', `${BROKE_OFF} ${MAYBE_SHARED}`, ...AGAIN],
  [
    'redirect',
    `HOST wanted to pass the request on to https://elsewhere.example, which was refused. If that is your server, choose it; if it is a sign-in page, sign in there in a browser first. ${NOTHING_SHARED}`,
    'Change Server…',
    'Check Connection',
    'Try Again',
  ],
];

describe('When sharing fails', () => {
  useStage();

  /** Shares, which has to fail with this message, and to leave everything as it was. */
  async function fails(expected: string, ...buttons: readonly string[]): Promise<void> {
    const editor = await open('password=hunter2', 'hunter2');
    await vscode.env.clipboard.writeText('mine');
    assert.equal(await share(), undefined);
    assert.equal((await messages.only()).message, expected);
    assert.deepEqual((await messages.only()).buttons, buttons);
    assert.equal(editor.document.getText(), 'password=hunter2');
    assert.equal(editor.document.getText(editor.selection), 'hunter2');
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  }

  for (const [kind, expected, ...buttons] of FAULTS) {
    it(`says so once and asks only once: ${kind}`, async () => {
      const server = await startFaultyServer(kind);
      try {
        await use(server.origin);
        await fails(expected.replace('HOST', new URL(server.origin).host), ...buttons);
        assert.equal(server.requests.length, 1);
        assert.match(server.requests[0] ?? '', /^POST \/api\/v1\/share HTTP/);
      } finally {
        await server.close();
      }
    });
  }

  it('says that the server cannot be reached', async () => {
    const server = await startServer();
    await server.close();
    const { origin } = server;
    await use(origin);
    await fails(
      `${new URL(origin).host} could not be reached (ECONNREFUSED). Check the connection, the proxy settings and the server address. ${NOTHING_SHARED}`,
      'Try Again',
      'Change Server…',
      'Check Connection',
    );
  });

  it('says that the token is not accepted any more, and shares nothing anonymously', async () => {
    const before = account('ann@example.com');
    const server = await startAndUse({ accounts: [before] });
    try {
      await signIn(prompts, server.origin, before);
      messages.shown.length = 0;
      server.setAccounts([account('ann@example.com')]);
      server.clearRequests();
      await fails(
        `${new URL(server.origin).host} did not accept the API token of ann@example.com. Sign in again with a current token. ${NOTHING_SHARED}`,
        'Sign In Again…',
        'Try Again',
      );
      assert.deepEqual(
        server.requests.map(({ path, username, status }) => ({ path, username, status })),
        [{ path: '/api/v1/share', username: 'ann@example.com', status: 404 }],
      );
    } finally {
      await signOutOfAll(prompts, messages);
      await server.close();
    }
  });

  it('says where an account can see what became of a share without an answer', async () => {
    const ann = account('ann@example.com');
    const server = await startRecordingServer(({ url }) =>
      url === '/api/v1/authcheck'
        ? { body: { status: 'nominal' } }
        : { status: 502, body: 'Bad Gateway' },
    );
    try {
      await use(server.origin);
      await signIn(prompts, server.origin, ann);
      messages.shown.length = 0;
      await fails(
        `${new URL(server.origin).host} had an error of its own (HTTP 502). Try again later. The server may hold the secret, but no link came back, so nobody can open it. Refresh the list of recent secrets to see whether it is there; it can be burned there. Your clipboard is unchanged.`,
        ...AGAIN,
      );
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/api/v1/authcheck', '/api/v1/share'],
      );
    } finally {
      await signOutOfAll(prompts, messages);
      await server.close();
    }
  });

  it('shows the words of a server that refuses', async () => {
    const server = await startAndUse();
    try {
      await open('hunter2', 'hunter2');
      assert.equal(await share({ passphrase: 'a' }), undefined);
      const { message } = await messages.only();
      assert.match(message, /refused: “.+”\. Change that and try again\. Nothing was shared/);
      assert.equal(server.requests.length, 1);
    } finally {
      await server.close();
    }
  });

  it('can be canceled while the server keeps silent', async () => {
    const server = await startFaultyServer('silent');
    const original = vscode.window.withProgress;
    const canceling = new vscode.CancellationTokenSource();
    try {
      // The Cancel button of the progress notification.
      vscode.window.withProgress = async (_options, task) =>
        task({ report: () => undefined }, canceling.token);
      await use(server.origin);
      const failing = fails(
        `Canceled while ${new URL(server.origin).host} was already working on it. ${MAYBE_SHARED}`,
        'OK',
      );
      await server.requested;
      canceling.cancel();
      await failing;
      await server.idle();
      assert.equal(server.requests.length, 1);
    } finally {
      vscode.window.withProgress = original;
      await server.close();
    }
  });

  it('names a server address that cannot be used', async () => {
    await use('http://secrets.example.com');
    await fails(
      'The setting onetimeSecret.serverUrl cannot be used: it has to start with https://; plain http is for this computer only. Nothing was sent.',
      'Change Server…',
      'Open Settings',
    );
  });
});
