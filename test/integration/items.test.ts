import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../dev/server';
import { Commands } from '../../src/ids';
import { account, signIn, signOutOfAll } from './support/accounts';
import { activated, closeEditors, startAndUse, use } from './support/extension';
import { Messages } from './support/messages';
import { Prompts } from './support/prompts';
import { keyOf, openAsRecipient, shareText } from './support/sharing';

const ANN = account('ann@example.com');

async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  assert.equal(await vscode.commands.executeCommand(command, ...args), undefined);
}

describe('Items of the list', () => {
  let server: LocalServer;
  let messages: Messages;
  let prompts: Prompts;
  /** What a modal question is answered with. */
  let answer: string | undefined;

  before(async () => {
    await activated();
    server = await startAndUse({ accounts: [ANN] });
  });
  after(async () => server.close());
  beforeEach(async () => {
    messages = new Messages(({ modal }) => (modal ? answer : undefined));
    prompts = new Prompts();
    answer = 'Forget';
    await run(Commands.forgetSecret, { all: true });
    answer = undefined;
    messages.shown.length = 0;
  });
  afterEach(async () => {
    assert.equal(prompts.unasked, 0);
    messages.restore();
    prompts.restore();
    await closeEditors();
  });

  async function shared(label: string, args: object = {}): Promise<{ id: string; link: string }> {
    const result = await shareText(`secret of ${label}`, { label, ...args });
    server.clearRequests();
    messages.shown.length = 0;
    return result;
  }

  const paths = (): readonly string[] =>
    server.requests.map(({ method, path }) => `${method} ${path.replace(/\w{31,}/, 'KEY')}`);
  const isUnread = (link: string): boolean => server.peek(keyOf(link)) !== undefined;

  describe('Burn All Unopened Secrets', () => {
    it('asks once, naming them, and tells what came of each in one message', async () => {
      const links = [(await shared('plain')).link, (await shared('other')).link];
      const guarded = await shared('guarded', { passphrase: 'open sesame' });
      const read = await shared('read');
      await openAsRecipient(server, read.link);
      server.clearRequests();
      answer = 'Burn';
      const burning = run(Commands.burnUnopened);
      await (await prompts.box()).answer('open sesame');
      await burning;
      const [question, told, ...more] = messages.shown;
      assert.equal(more.length, 0);
      assert.equal(question?.message, 'Burn all unopened secrets (4)?');
      for (const label of ['plain', 'other', 'guarded', 'read'])
        assert.ok(question.detail?.includes(`• ${label}`), label);
      assert.match(question.detail ?? '', /This cannot be undone\./);
      assert.equal(told?.message, 'Burned: 3. Too late for “read” (opened just now).');
      assert.equal(told.kind, 'warning');
      for (const link of [...links, guarded.link]) assert.equal(isUnread(link), false);
      assert.equal(paths().filter((path) => path.endsWith('/burn')).length, 4);
    });

    it('does nothing after Cancel, and says so where there is nothing', async () => {
      await run(Commands.burnUnopened);
      assert.match(messages.only().message, /^There is no unopened secret in the list/);
      const { link } = await shared('kept');
      await run(Commands.burnUnopened);
      assert.equal(server.requests.length, 0);
      assert.ok(isUnread(link));
    });

    it('leaves those alone whose passphrase is not typed, and all after them', async () => {
      const plain = await shared('plain');
      const guarded = await shared('guarded', { passphrase: 'open sesame' });
      const also = await shared('also guarded', { passphrase: 'open sesame' });
      answer = 'Burn';
      const burning = run(Commands.burnUnopened);
      await (await prompts.box()).escape();
      await burning;
      assert.equal(
        messages.shown[1]?.message,
        'Burned: 1. Left as they were: “also guarded”, “guarded”.',
      );
      assert.deepEqual(
        [plain, guarded, also].map(({ link }) => isUnread(link)),
        [false, true, true],
      );
    });

    it('goes on after a server that does not answer, and says which are not burned', async () => {
      const here = await shared('here');
      const other = await startServer();
      await use(other.origin);
      await shared('there');
      await other.close();
      await use(server.origin);
      answer = 'Burn';
      await run(Commands.burnUnopened);
      assert.match(
        messages.shown[1]?.message ?? '',
        /^Burned: 1\. Not burned: “there”\. 127\.0\.0\.1:\d+ /,
      );
      assert.equal(isUnread(here.link), false);
    });
  });

  it('copies a message with the link, the expiry and a word on the passphrase', async () => {
    const { id, link } = await shared('guarded', { passphrase: 'open sesame' });
    await run(Commands.copyMessage, { id });
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.includes(link), text);
    assert.match(text, /opens once, until .*\d{4}/);
    assert.match(text, /It asks for a passphrase/);
    assert.ok(!text.includes('sesame'));
    assert.deepEqual(paths(), ['POST /api/v1/private/KEY']);
  });

  it('opens the page on the server, having said once what its address is', async () => {
    const opened: string[] = [];
    const original = vscode.env.openExternal;
    Object.assign(vscode.env, {
      openExternal: async (uri: vscode.Uri) => Promise.resolve(opened.push(uri.toString(true)) > 0),
    });
    try {
      const { id, link } = await shared('db');
      await run(Commands.openReceipt, { id });
      assert.ok(messages.only().modal);
      assert.match(messages.only().detail ?? '', /credential.*browser’s history/);
      assert.deepEqual(opened, []);
      answer = 'Open in Browser';
      await run(Commands.openReceipt, { id });
      messages.shown.length = 0;
      await run(Commands.openReceipt, { id });
      assert.deepEqual(messages.shown, []);
      const key = server.keys().find(({ secretKey }) => secretKey === keyOf(link))?.metadataKey;
      assert.deepEqual(opened, Array(2).fill(`${server.origin}/receipt/${key ?? ''}`));
      assert.equal(server.requests.length, 0);
    } finally {
      Object.assign(vscode.env, { openExternal: original });
    }
  });

  it('gives one another name, which no server sees', async () => {
    const { id } = await shared('db');
    const renaming = run(Commands.renameSecret, { id });
    const { box, answer: type } = await prompts.box().then((shown) => ({
      box: shown.box,
      answer: shown.answer.bind(shown),
    }));
    assert.equal(box.value, 'db');
    await type('staging database');
    await renaming;
    assert.equal(server.requests.length, 0);
    answer = 'Burn';
    await run(Commands.burnSecret, { id });
    assert.equal(messages.shown[0]?.message, 'Burn “staging database”?');
  });

  it('forgets one, and asks first only if it is unopened', async () => {
    const unopened = await shared('unopened');
    const burned = await shared('burned');
    await run(Commands.burnSecret, { id: burned.id, confirm: false });
    server.clearRequests();
    messages.shown.length = 0;
    await run(Commands.forgetSecret, { id: burned.id });
    assert.equal(messages.only().message, '“burned” is off the list.');
    messages.shown.length = 0;
    await run(Commands.forgetSecret, { id: unopened.id });
    assert.match(messages.only().detail ?? '', /Still unopened: 1\./);
    answer = 'Forget';
    await run(Commands.forgetSecret, { id: unopened.id });
    assert.equal(server.requests.length, 0);
    assert.ok(isUnread(unopened.link));
    messages.shown.length = 0;
    await run(Commands.copyLink, { id: unopened.id });
    assert.match(messages.only().message, /not in the list any more/);
  });

  it('forgets all, those of an account too, and does not list them again', async () => {
    await signIn(prompts, server.origin, ANN);
    try {
      await shared('mine');
      answer = 'Forget';
      await run(Commands.forgetSecret, { all: true });
      await run(Commands.refreshRecent);
      messages.shown.length = 0;
      await run(Commands.burnUnopened);
      assert.match(messages.only().message, /^There is no unopened secret/);
    } finally {
      await signOutOfAll(prompts);
    }
  });

  it('are asked for where nothing says which one is meant', async () => {
    await shared('the one');
    for (const command of [
      Commands.copyMessage,
      Commands.openReceipt,
      Commands.renameSecret,
      Commands.forgetSecret,
    ]) {
      const running = run(command);
      const pick = await prompts.pick();
      assert.deepEqual(pick.labels, ['the one']);
      pick.escape();
      await running;
    }
    assert.equal(server.requests.length, 0);
    assert.deepEqual(messages.shown, []);
  });
});
