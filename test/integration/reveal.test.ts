import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../dev/server';
import { open, set } from './support/extension';
import { reveal, sent } from './support/revealing';
import { keyOf } from './support/sharing';
import { messages, prompts, server, useStage } from './support/stage';

describe('Open One-Time Link', () => {
  useStage();
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
    assert.match(messages.only().message, /^Inserted\. VS Code now keeps it in the undo history/);
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

  it('refuses a wrong argument by name', async () => {
    assert.equal(await reveal({ link: 'x', then: 'mail' }), undefined);
    assert.equal(
      messages.only().message,
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
      assert.equal(messages.only().modal, true);
      assert.equal(messages.only().message, `Open a link of ${host}?`);
      assert.deepEqual(messages.only().buttons, [`Open from ${host}`]);
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
