import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import type { ConnectionReport } from '../../../src/commands/accounts/checkConnection';
import { Commands } from '../../../src/ids';
import { startRecordingServer } from '../../support/recordingServer';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { open, set, use } from '../support/extension';
import { readLog } from '../support/log';
import { OtherSettings } from '../support/settings';
import { share, unique } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';
import { NOMINAL } from '../support/turningServers';

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

  it('says that the account of the settings is not signed in, offers that, and checks anew', async () => {
    const eve = account(`${unique('eve')}@example.com`);
    server.setAccounts([eve]);
    await set('account', eve.username);
    messages.answer = 'Sign In…';
    const report = await check();
    assert.deepEqual(
      report?.findings.filter(({ ok }) => !ok).map(({ code }) => code),
      ['signed-out'],
    );
    const { message, buttons, detail } = await messages.find(/ works, but not for /);
    assert.ok(message.endsWith(` works, but not for ${eve.username}.`));
    assert.deepEqual(buttons, ['Sign In…', 'Copy Report', 'Close']);
    assert.match(detail ?? '', /^✗ eve-\w+@example\.com is not signed in to 127\.0\.0\.1:\d+\. /m);
    assert.doesNotMatch(detail ?? '', /without an account/);
    await (await prompts.box()).answer(eve.token);
    await messages.find(new RegExp(` works for ${eve.username}\\.$`));
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

  it('tells what a button of the report fails with', async () => {
    const { executeCommand } = vscode.commands;
    await use('http://secrets.example.com');
    const report = await check();
    assert.equal(report?.ok, false);
    messages.answer = 'Open Settings';
    vscode.commands.executeCommand = async (command, ...args: readonly unknown[]) => {
      if (command === 'workbench.action.openSettings') throw new Error('no settings');
      return executeCommand(command, ...args);
    };
    try {
      await check();
      await messages.find(/^Something unexpected went wrong/);
    } finally {
      vscode.commands.executeCommand = executeCommand;
    }
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

  it('is no way out of a share: the same text goes on once all is good', async () => {
    const keys = { metadata_key: 'm'.repeat(31), secret_key: 's'.repeat(31), ttl: 3600 };
    let isBroken = true;
    const one = await startRecordingServer(({ url }) => {
      if (url !== '/api/v1/share') return NOMINAL;
      return isBroken ? { status: 500, body: '' } : { body: keys };
    });
    try {
      await use(one.origin);
      const secret = unique('secret');
      await open(secret, secret);
      assert.equal(await share(), undefined);
      const failure = await messages.only();
      assert.deepEqual(failure.buttons, ['Try Again', 'Check Connection', 'Show Log']);
      isBroken = false;
      messages.answer = 'Copy Report';
      messages.click('Check Connection');
      const report = await messages.find(/ works, without an account\.$/);
      assert.deepEqual(report.buttons, ['Try Again', 'Copy Report', 'Close']);
      assert.deepEqual((await messages.find(/^The report was copied/)).buttons, ['Try Again']);
      messages.click('Try Again');
      await messages.find(/opens once/);
      const bodies = one.requests.filter(({ url }) => url === '/api/v1/share');
      assert.deepEqual(
        bodies.map(({ body }) => new URLSearchParams(body).get('secret')),
        [secret, secret],
      );
    } finally {
      await one.close();
    }
  });

  it('goes on with the share from the report itself, too', async () => {
    const gone = await startServer();
    await gone.close();
    await use(gone.origin);
    await open('hunter2', 'hunter2');
    assert.equal(await share(), undefined);
    messages.answer = 'Try Again';
    messages.click('Check Connection');
    await messages.find(/ cannot be reached\.$/);
    messages.answer = undefined;
    await messages.find(/could not be reached .* Nothing was shared/, 1);
  });
});

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
      await signOutOfAll(prompts, messages);
      await one.close();
      await use(server.origin);
    }
  });
});
