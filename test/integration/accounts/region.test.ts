import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import { Commands } from '../../../src/ids';
import { startFaultyServer } from '../../support/faultyServer';
import { startRecordingServer } from '../../support/recordingServer';
import { startTlsFront } from '../../support/tlsFront';
import { account, signOutOfAll } from '../support/accounts';
import { trustedCertificate } from '../support/environment';
import { open, set, use } from '../support/extension';
import type { ShownBox } from '../support/prompts';
import { reveal } from '../support/revealing';
import { paths, pathsAndUsers } from '../support/requests';
import { keyOf, share } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

describe('The first share asks where secrets are stored', () => {
  useStage();
  beforeEach(async () => {
    await set('region', undefined);
    await set('serverUrl', undefined);
    await open('hunter2', 'hunter2');
  });

  const setting = (name: string): unknown =>
    vscode.workspace.getConfiguration('onetimeSecret').get(name);

  it('and sends nothing without an answer', async () => {
    const sharing = share();
    const pick = await prompts.pick();
    // After the person's own servers, which other tests have used.
    assert.deepEqual(pick.labels.slice(-7), [
      'United States',
      'European Union',
      'Canada',
      'New Zealand',
      'United Kingdom',
      'No particular region',
      'A server of your own…',
    ]);
    pick.escape();
    assert.equal(await sharing, undefined);
    assert.deepEqual(messages.shown, []);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
    assert.equal(setting('region'), '');
  });

  it('takes a server of one’s own, says what is wrong with its address, and asks only once', async () => {
    const sharing = share();
    (await prompts.pick()).choose('A server of your own…');
    const box = await prompts.box();
    await box.answer('http://secrets.example.com');
    assert.equal(
      await box.complaint(),
      'This address cannot be used: it has to start with https://; plain http is for this computer only.',
    );
    await box.answer(`${server.origin}/api/v1/`);
    const result = await sharing;
    assert.ok(result);
    assert.equal(server.peek(keyOf(result.link))?.value, 'hunter2');
    assert.equal(setting('region'), 'custom');
    assert.equal(setting('serverUrl'), server.origin);
    assert.ok(await share());
  });

  it('is not kept after Esc at a later question: that may be how one finds it is the wrong one', async () => {
    await set('account', 'ann@example.com');
    try {
      const sharing = share();
      (await prompts.pick()).choose('Canada');
      const token = await prompts.box();
      assert.equal(token.box.title, 'Sign In to ca.onetimesecret.com');
      await token.escape();
      assert.equal(await sharing, undefined);
      assert.equal(setting('region'), '');

      const revealing = reveal({ link: 'k3y'.repeat(12) });
      (await prompts.pick()).choose('Canada');
      assert.equal(await revealing, undefined);
      assert.match(
        (await messages.only()).detail ?? '',
        /the link at ca\.onetimesecret\.com works/,
      );
      assert.equal(setting('region'), '');
    } finally {
      await set('account', undefined);
    }
  });

  describe('of one’s own, which is asked before it is kept', () => {
    const ownServer = async (): Promise<ShownBox> => {
      (await prompts.pick()).choose('A server of your own…');
      return prompts.box();
    };

    it('needs no scheme on this computer: http is meant there', async () => {
      const sharing = share();
      await (await ownServer()).answer(new URL(server.origin).host);
      assert.ok(await sharing);
      assert.equal(setting('serverUrl'), server.origin);
      assert.deepEqual(paths(), ['GET /status', 'POST /share']);
    });

    it('may speak https on this computer, where http is tried first', async () => {
      const front = await startTlsFront(trustedCertificate(), server.port);
      try {
        const sharing = share();
        await (await ownServer()).answer(`localhost:${front.port}`);
        assert.ok(await sharing);
        assert.equal(setting('serverUrl'), `https://localhost:${front.port}`);
        assert.deepEqual(paths(), ['GET /status', 'POST /share']);
      } finally {
        await front.close();
      }
    });

    it('that speaks http only, on this computer, is to be written so', async () => {
      const sharing = share();
      const box = await ownServer();
      const { host } = new URL(server.origin);
      await box.answer(`https://${host}`);
      assert.equal(
        await box.complaint(),
        `${host} speaks http and not https. Write http:// in its address. Press Enter again to use it all the same.`,
      );
      assert.equal(setting('serverUrl'), '');
      await box.answer(server.origin);
      assert.ok(await sharing);
    });

    it('stays in the box where nothing answers; a corrected one is taken', async () => {
      const down = await closedServer();
      const sharing = share();
      const box = await ownServer();
      await box.answer(down);
      assert.equal(
        await box.complaint(),
        `${new URL(down).host} could not be reached (ECONNREFUSED). Check the connection, the proxy settings and the server address. Press Enter again to use it all the same.`,
      );
      assert.equal(box.box.value, down);
      assert.equal(setting('region'), '');
      await box.answer(server.origin);
      assert.ok(await sharing);
      assert.equal(setting('serverUrl'), server.origin);
    });

    it('stays in the box where something else answers; Esc keeps nothing', async () => {
      const page = await startFaultyServer('html');
      try {
        const sharing = share();
        const box = await ownServer();
        await box.answer(page.origin);
        assert.match(await box.complaint(), /answered with a web page .* Press Enter again/);
        assert.match(page.requests[0] ?? '', /^GET \/api\/v1\/status HTTP/);
        await box.escape();
        assert.equal(await sharing, undefined);
        assert.equal(setting('region'), '');
        assert.equal(setting('serverUrl'), '');
        assert.deepEqual(messages.shown, []);
      } finally {
        await page.close();
      }
    });

    it('is kept all the same after Enter a second time, for who is offline', async () => {
      const down = await closedServer();
      const signingIn = vscode.commands.executeCommand(Commands.signIn, { username: 'ann' });
      const box = await ownServer();
      await box.answer(down);
      await box.complaint();
      await box.answer(down);
      const token = await prompts.box();
      assert.equal(token.box.title, `Sign In to ${new URL(down).host}`);
      await token.escape();
      assert.equal(await signingIn, undefined);
      assert.equal(setting('serverUrl'), '', 'it did not come to a sign-in');
    });

    it('is tried before it is signed in to, and kept only once that is done', async () => {
      const ann = account('ann@example.com');
      server.setAccounts([ann]);
      const host = new URL(server.origin).host;
      for (const isDone of [false, true]) {
        server.clearRequests();
        const signingIn = vscode.commands.executeCommand(Commands.signIn);
        await (await ownServer()).answer(host);
        const name = await prompts.box();
        assert.equal(name.title, `Sign In to ${host} (1/2)`);
        assert.deepEqual(paths(), ['GET /status']);
        await name.answer(ann.username);
        const token = await prompts.box();
        await token.answer(isDone ? ann.token : 'mistyped');
        if (!isDone) {
          await token.complaint();
          await token.escape();
        }
        assert.equal((await signingIn) !== undefined, isDone);
        assert.equal(setting('region'), isDone ? 'custom' : '');
        assert.equal(setting('serverUrl'), isDone ? server.origin : '');
      }
      assert.ok(await share(), 'nothing is asked any more');
      assert.deepEqual(pathsAndUsers().slice(1), [
        '/authcheck ann@example.com',
        '/share ann@example.com',
      ]);
      await signOutOfAll(prompts, messages);
      server.setAccounts([]);
    });

    it('ends its request with Esc', async () => {
      const silent = await startFaultyServer('silent');
      try {
        const sharing = share();
        const box = await ownServer();
        await box.answer(silent.origin);
        await silent.requested;
        await box.escape();
        assert.equal(await sharing, undefined);
        await silent.idle();
        assert.equal(setting('serverUrl'), '');
      } finally {
        await silent.close();
      }
    });
  });
});

describe('A server that cannot be shared with', () => {
  useStage();
  afterEach(async () => use(server.origin));

  it('can be changed from the failure; then the same is tried again', async () => {
    const down = await closedServer();
    await use(down);
    await open('hunter2', 'hunter2');
    messages.answer = 'Change Server…';
    assert.equal(await share(), undefined);
    const failure = await messages.find(/could not be reached/);
    assert.deepEqual(failure.buttons, ['Try Again', 'Change Server…', 'Check Connection']);
    (await prompts.pick()).choose('A server of your own…');
    messages.answer = 'Try Again';
    await (await prompts.box()).answer(server.origin);
    const told = await messages.find(/New secrets go to/);
    assert.equal(told.message, `New secrets go to ${new URL(server.origin).host} · anonymous.`);
    await messages.find(/One-time link copied/);
    assert.deepEqual(paths(), ['GET /status', 'POST /share']);
  });

  it('is changed to the region it points to, by the same words; not for what is stored already', async () => {
    const moved = await startRecordingServer(() => ({
      status: 302,
      headers: { Location: 'https://ca.onetimesecret.com/api/v1/share' },
      body: '',
    }));
    try {
      await use(moved.origin);
      await open('hunter2', 'hunter2');
      await reveal({ link: `${moved.origin}/secret/${'k3y'.repeat(12)}`, confirm: false });
      const unopened = await messages.find(/The secret was not opened\.$/);
      assert.ok(!unopened.buttons.includes('Use Canada'));
      messages.answer = 'Use Canada';
      assert.equal(await share(), undefined);
      const told = await messages.find(/New secrets go to/);
      assert.equal(told.message, 'New secrets go to CA · anonymous.');
      assert.deepEqual(told.buttons, ['Try Again', 'Undo']);
      assert.equal(vscode.workspace.getConfiguration('onetimeSecret').get('region'), 'ca');
    } finally {
      await moved.close();
    }
  });

  it('stays as it is after Esc', async () => {
    const down = await closedServer();
    await use(down);
    await open('hunter2', 'hunter2');
    messages.answer = 'Change Server…';
    await share();
    (await prompts.pick()).escape();
    assert.equal(vscode.workspace.getConfiguration('onetimeSecret').get('serverUrl'), down);
    assert.equal(messages.shown.length, 1);
  });
});

/** The origin of a server that is not there any more. */
async function closedServer(): Promise<string> {
  const down = await startServer();
  await down.close();
  return down.origin;
}
