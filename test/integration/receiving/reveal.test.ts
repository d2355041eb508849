import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../../dev/server';
import { startRecordingServer } from '../../support/recordingServer';
import { Front } from '../../workbench/support/front';
import { account, signIn } from '../support/accounts';
import { closeEditors, open, set, use } from '../support/extension';
import { reveal, sent } from '../support/revealing';
import { keyOf } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';
import { until } from '../support/waiting';

const ANN = account('ann@example.com');

describe('Open One-Time Link', () => {
  useStage({ accounts: [ANN] });
  before(async () => set('clearClipboardAfter', 0));
  after(async () => set('clearClipboardAfter', undefined));

  it('says that opening uses it up, then copies it', async () => {
    const link = await sent(server, 'hunter2');
    messages.answer = 'Open and Copy';
    assert.deepEqual(await reveal({ link }), { outcome: 'copied' });
    assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
    const [question, told] = messages.shown;
    assert.equal(question?.message, 'Open this one-time secret?');
    assert.match(
      question.detail ?? '',
      /^Opening uses it up: after this the link at .* works for nobody/,
    );
    assert.deepEqual(question.buttons, ['Open and Copy', 'Open and Show']);
    assert.match(told?.message ?? '', /^Secret copied\. It stays on the clipboard until/);
    assert.equal(server.requests.length, 1);
  });

  it('does nothing after Cancel', async () => {
    const link = await sent(server, 'hunter2');
    assert.equal(await reveal({ link }), undefined);
    assert.equal(server.requests.length, 0);
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('asks for the link, and takes a bare key as one of the chosen server', async () => {
    const link = await sent(server, 'hunter2');
    messages.answer = 'Open and Copy';
    const revealing = reveal();
    await (await prompts.box()).answer(keyOf(link));
    assert.deepEqual(await revealing, { outcome: 'copied' });
    assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
  });

  it('does not ask with confirm: false, and puts it at the cursor with then: insert', async () => {
    const link = await sent(server, 'hunter2');
    const editor = await open('password=old', 'old');
    assert.deepEqual(await reveal({ link, then: 'insert', confirm: false }), {
      outcome: 'inserted',
    });
    assert.equal(editor.document.getText(), 'password=hunter2');
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
    assert.match(
      (await messages.only()).message,
      /^Inserted\. VS Code now keeps it in the undo history/,
    );
  });

  it('opens a protected one with the passphrase that it is given', async () => {
    const link = await sent(server, 'hunter2', 'open sesame');
    const args = { link, passphrase: 'open sesame', confirm: false };
    assert.deepEqual(await reveal(args), { outcome: 'copied' });
    assert.equal(server.requests.length, 1);
  });

  it('asks for the passphrase of a protected one, again if it is wrong', async () => {
    const link = await sent(server, 'hunter2', 'open sesame');
    const revealing = reveal({ link, confirm: false });
    const first = await prompts.box();
    assert.equal(first.box.password, true);
    assert.match(first.box.prompt ?? '', /If the sender gave you a passphrase, type it\./);
    await first.answer('open barley');
    const second = await prompts.box();
    assert.match(second.box.prompt ?? '', /either it is wrong, or the secret is gone/);
    await second.answer('open sesame');
    assert.deepEqual(await revealing, { outcome: 'copied' });
    assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
  });

  it('says what may have become of one that is gone, and leaves the clipboard alone', async () => {
    const link = await sent(server, 'hunter2');
    await reveal({ link, confirm: false });
    await vscode.env.clipboard.writeText('mine');
    const revealing = reveal({ link, confirm: false });
    const box = await prompts.box();
    assert.match(box.box.prompt ?? '', /the secret was opened or burned, or it expired: press Esc/);
    await box.escape();
    assert.equal(await revealing, undefined);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('refuses what is no link, sending nothing', async () => {
    await sent(server, 'hunter2');
    for (const link of ['hunter2', 'https://example.com/', `${server.origin}/secret/`]) {
      assert.equal(await reveal({ link, confirm: false }), undefined);
    }
    assert.deepEqual(
      new Set(messages.shown.map(({ message }) => message)),
      new Set([
        'This is not a one-time link or a secret key. Copy the whole link that you were sent; it contains /secret/.',
      ]),
    );
    assert.equal(messages.shown.length, 3);
    assert.equal(server.requests.length, 0);
  });

  it('stays in the box with what was typed when that is no link', async () => {
    const link = await sent(server, 'hunter2');
    messages.answer = 'Open and Copy';
    const revealing = reveal();
    const box = await prompts.box();
    await box.answer('hunter2');
    assert.equal(
      await box.complaint(),
      'This is not a one-time link or a secret key. Copy the whole link that you were sent; it contains /secret/.',
    );
    assert.equal(box.box.value, 'hunter2');
    await box.answer(`http://secrets.example.com/secret/${keyOf(link)}`);
    assert.match(await box.complaint(), /^The address secrets\.example\.com cannot be used: /);
    assert.deepEqual(messages.shown, []);
    await box.answer(link);
    assert.deepEqual(await revealing, { outcome: 'copied' });
    assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
  });

  it('opens a link of a known host although the person’s own address is broken', async () => {
    const { origin } = server;
    await signIn(prompts, origin, ANN);
    const link = await sent(server, 'hunter2');
    messages.shown.length = 0;
    await set('serverUrl', 'http://secrets.example.com');
    try {
      assert.deepEqual(await reveal({ link, confirm: false }), { outcome: 'copied' });
      assert.match((await messages.only()).message, /^Secret copied/);
      // A region's is asked about without a word of the setting.
      const region = `https://eu.onetimesecret.com/secret/${keyOf(link)}`;
      messages.shown.length = 0;
      assert.equal(await reveal({ link: region }), undefined);
      assert.equal((await messages.only()).message, 'Open this one-time secret?');
    } finally {
      await use(origin);
    }
  });

  describe('when no usable answer comes', () => {
    const front = new Front();
    beforeEach(async () => {
      front.server = server;
      await front.open();
      await use(front.origin);
    });
    afterEach(async () => {
      await front.close();
      await use(server.origin);
    });
    const through = (link: string): string => `${front.origin}/secret/${keyOf(link)}`;

    it('tries the same link and passphrase again, and asks nothing again', async () => {
      const link = through(await sent(server, 'hunter2', 'open sesame'));
      await front.close();
      const failing = reveal({ link, confirm: false });
      const failure = await messages.find(/could not be reached .* The secret was not opened\.$/);
      assert.deepEqual(failure.buttons, ['Try Again', 'Check Connection', 'Show Log']);
      assert.equal(await failing, undefined);

      await front.open();
      front.be('slow');
      const revealing = reveal({ link, confirm: false });
      await until(() => front.waiting === 1);
      front.be('well');
      const box = await prompts.box();
      // Whoever clicks does so until somebody listens again.
      messages.answer = 'Try Again';
      await front.close();
      await box.answer('open sesame');
      assert.equal(await revealing, undefined);
      await front.open();
      await messages.find(/^Secret copied/);
      assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
      assert.equal(server.requests.length, 2, 'one without and one with the passphrase');
    });

    it('says that it may be used up, and offers another try', async () => {
      const link = through(await sent(server, 'hunter2'));
      front.be('fault');
      assert.equal(await reveal({ link, confirm: false }), undefined);
      const { message, buttons } = await messages.only();
      assert.match(message, /The secret may have been used up without its text arriving here\./);
      assert.deepEqual(buttons, ['Try Again', 'Check Connection', 'Show Log']);
    });

    it('says the same where the secret is gone at the second attempt', async () => {
      const answers = [
        { status: 500, body: {} },
        { status: 404, body: { message: 'Unknown secret' } },
      ];
      const odd = await startRecordingServer(() => answers.shift() ?? { body: {} });
      try {
        await use(odd.origin);
        messages.answer = 'Try Again';
        await reveal({ link: 'k3y'.repeat(12), confirm: false });
        const box = await prompts.box();
        assert.match(
          box.box.prompt ?? '',
          / does not open it\. The attempt before, to which no answer came, may have used it up/,
        );
        await box.escape();
        assert.equal(odd.requests.length, 2);
        assert.equal(messages.shown.length, 1);
      } finally {
        await odd.close();
      }
    });

    it('offers another try after Cancel, too: what was opened by then is gone', async () => {
      const link = through(await sent(server, 'hunter2'));
      const original = vscode.window.withProgress;
      const canceling = new vscode.CancellationTokenSource();
      try {
        // The Cancel button of the progress notification.
        vscode.window.withProgress = async (_options, task) =>
          task({ report: () => undefined }, canceling.token);
        front.be('slow');
        const revealing = reveal({ link, confirm: false });
        await until(() => front.waiting === 1);
        canceling.cancel();
        assert.equal(await revealing, undefined);
        const { message, buttons } = await messages.only();
        assert.match(message, /^Canceled while .* The secret may have been used up/);
        assert.deepEqual(buttons, ['Try Again']);
      } finally {
        vscode.window.withProgress = original;
      }
    });

    describe('for a long time, a text to be inserted', () => {
      /** Starts to insert, and returns once the server was asked. */
      async function inserting(): Promise<{ editor: vscode.TextEditor; done: Promise<unknown> }> {
        const link = through(await sent(server, 'hunter2'));
        const editor = await open('password=old', 'old');
        front.be('slow');
        const done = reveal({ link, then: 'insert', confirm: false });
        await until(() => front.waiting === 1);
        return { editor, done };
      }

      it('goes where it was meant, not where the cursor is by then', async () => {
        const { editor, done } = await inserting();
        const other = await open('# for everybody', 'everybody');
        front.be('well');
        assert.deepEqual(await done, { outcome: 'inserted' });
        assert.equal(editor.document.getText(), 'password=hunter2');
        assert.equal(other.document.getText(), '# for everybody');
      });

      it('is shown where that place has changed, and said', async () => {
        const { editor, done } = await inserting();
        await editor.edit((edit) => {
          edit.replace(editor.selection, 'new');
        });
        front.be('well');
        assert.deepEqual(await done, { outcome: 'shown' });
        assert.equal(editor.document.getText(), 'password=new');
        assert.equal(vscode.window.activeTextEditor?.document.getText(), 'hunter2');
        assert.match(
          (await messages.only()).message,
          /^The place in Untitled-\d+ has changed or is gone, so nothing was put there\. The secret is shown/,
        );
        assert.equal(await vscode.env.clipboard.readText(), 'mine');
      });

      it('is shown where the document is gone', async () => {
        const { done } = await inserting();
        await closeEditors();
        front.be('well');
        assert.deepEqual(await done, { outcome: 'shown' });
        assert.equal(vscode.window.activeTextEditor?.document.getText(), 'hunter2');
      });
    });
  });

  it('copies what it cannot insert for want of an editor, and says so', async () => {
    const link = await sent(server, 'hunter2');
    await closeEditors();
    assert.deepEqual(await reveal({ link, then: 'insert', confirm: false }), { outcome: 'copied' });
    assert.match(
      (await messages.only()).message,
      /no editor that can be written to, so it was copied/,
    );
    assert.equal(await vscode.env.clipboard.readText(), 'hunter2');
  });

  it('refuses a wrong argument by name', async () => {
    assert.equal(await reveal({ link: 'x', then: 'mail' }), undefined);
    assert.equal(
      (await messages.only()).message,
      'The argument "then" has to be copy, show or insert. Nothing was sent.',
    );
  });

  describe('of a host that is not known', () => {
    let stranger: LocalServer;
    before(async () => (stranger = await startServer()));
    after(async () => stranger.close());

    it('asks by name, even with confirm: false, and sends nothing after Cancel', async () => {
      const link = await sent(stranger, 'hunter2');
      assert.equal(await reveal({ link, confirm: false }), undefined);
      const { host } = new URL(stranger.origin);
      assert.equal((await messages.only()).modal, true);
      assert.equal((await messages.only()).message, `Open a link of ${host}?`);
      assert.deepEqual((await messages.only()).buttons, [`Open from ${host}`]);
      assert.equal(stranger.requests.length, 0);
    });

    it('opens it when that is agreed to', async () => {
      const link = await sent(stranger, 'hunter2');
      messages.answer = `Open from ${new URL(stranger.origin).host}`;
      assert.deepEqual(await reveal({ link, confirm: false }), { outcome: 'copied' });
      assert.equal(stranger.requests[0]?.headers.authorization, undefined);
    });
  });
});
