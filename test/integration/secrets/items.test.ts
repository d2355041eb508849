import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import { Commands } from '../../../src/ids';
import { startRecordingServer } from '../../support/recordingServer';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { run, use } from '../support/extension';
import { forgetAll, selectRows } from '../support/list';
import { logged } from '../support/log';
import { paths } from '../support/requests';
import { keyOf, openAsRecipient, shared } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');

describe('Items of the list', () => {
  useStage({ accounts: [ANN] });
  beforeEach(forgetAll);

  const isUnread = (link: string): boolean => server.peek(keyOf(link)) !== undefined;

  describe('Burn All Unopened Secrets', () => {
    it('asks once, naming them, and tells what came of each in one message', async () => {
      const links = [
        (await shared({ label: 'plain' })).link,
        (await shared({ label: 'other' })).link,
      ];
      const guarded = await shared({ label: 'guarded', passphrase: 'open sesame' });
      const read = await shared({ label: 'read' });
      await openAsRecipient(server, read.link);
      server.clearRequests();
      messages.answer = 'Burn';
      const burning = run(Commands.burnUnopened);
      await (await prompts.box()).answer('open sesame');
      await burning;
      const [question, told, ...more] = messages.shown;
      assert.equal(more.length, 0);
      assert.equal(question?.message, 'Burn all unopened secrets (4)?');
      for (const label of ['plain', 'other', 'guarded', 'read'])
        assert.ok(question.detail?.includes(`• ${label}`), label);
      assert.match(question.detail ?? '', /This cannot be undone\./);
      assert.equal(told?.message, 'Burned 3 of 4 secrets. Too late for “read” (opened just now).');
      assert.equal(told.kind, 'warning');
      for (const link of [...links, guarded.link]) assert.equal(isUnread(link), false);
      assert.equal(paths().filter((path) => path.endsWith('/burn')).length, 4);
    });

    it('does nothing after Cancel, and says so where there is nothing', async () => {
      await run(Commands.burnUnopened);
      assert.match((await messages.only()).message, /^There is no unopened secret in the list/);
      const { link } = await shared({ label: 'kept' });
      await run(Commands.burnUnopened);
      assert.equal(server.requests.length, 0);
      assert.ok(isUnread(link));
    });

    it('leaves those alone whose passphrase is not typed, and all after them', async () => {
      const plain = await shared({ label: 'plain' });
      const guarded = await shared({ label: 'guarded', passphrase: 'open sesame' });
      const also = await shared({ label: 'also guarded', passphrase: 'open sesame' });
      messages.answer = 'Burn';
      const burning = run(Commands.burnUnopened);
      await (await prompts.box()).escape();
      await burning;
      assert.equal(
        messages.shown[1]?.message,
        'Burned 1 of 3 secrets. Left as they were: “also guarded”, “guarded”.',
      );
      assert.deepEqual(
        [plain, guarded, also].map(({ link }) => isUnread(link)),
        [false, true, true],
      );
    });

    it('goes on after servers that fail, says which are not burned and why, and logs each', async () => {
      const here = await shared({ label: 'here' });
      const other = await startServer();
      await use(other.origin);
      await shared({ label: 'there' });
      await shared({ label: 'there, too' });
      await other.close();
      const odd = await startRecordingServer(({ url }) =>
        url.endsWith('/burn')
          ? { status: 500, body: {} }
          : { body: { secret_key: 'k3y'.repeat(12), metadata_key: 'm3t'.repeat(12), ttl: 60 } },
      );
      await use(odd.origin);
      await shared({ label: 'odd' });
      await use(server.origin);
      const [host, oddHost] = [other, odd].map(({ origin }) => new URL(origin).host);
      messages.answer = 'Burn';
      const log = await logged(/burn failed/, 3, async () => run(Commands.burnUnopened));
      await odd.close();
      assert.equal(
        messages.shown[1]?.message,
        [
          'Burned 1 of 4 secrets.',
          `Burned or not: “odd”. ${oddHost} had an error of its own (HTTP 500). Try again later. Refresh the list to see.`,
          `Not burned: “there, too”, “there”. ${host} could not be reached (ECONNREFUSED). Check the connection, the proxy settings and the server address.`,
        ].join(' '),
      );
      assert.equal(messages.shown.length, 2);
      assert.equal(isUnread(here.link), false);
      assert.equal(log.length, 3);
    });
  });

  describe('Several rows', () => {
    it('are told in one message: which links were copied, which are gone, which failed and why', async () => {
      const gone = [await shared({ label: 'opened' }), await shared({ label: 'also opened' })];
      const other = await startServer();
      await use(other.origin);
      await shared({ label: 'there' });
      await other.close();
      await use(server.origin);
      const kept = [(await shared({ label: 'a' })).link, (await shared({ label: 'b' })).link];
      for (const { link } of gone) await openAsRecipient(server, link);
      await selectRows(5);
      const log = await logged(/copyLink failed/, 1, async () =>
        run(Commands.copyLink, { focused: true }),
      );
      const told = await messages.only();
      assert.equal(told.kind, 'warning');
      for (const part of [
        /^Links of “[ab]”, “[ab]” copied\. /,
        /No link any more: “(also )?opened” \(opened just now\), “(also )?opened” \(opened just now\)\./,
        / Not copied: “there”\. 127\.0\.0\.1:\d+ could not be reached \(ECONNREFUSED\)\./,
      ])
        assert.match(told.message, part);
      assert.deepEqual((await vscode.env.clipboard.readText()).split('\n').sort(), kept.sort());
      assert.equal(log.length, 1);
    });

    it('that are all gone leave the clipboard alone', async () => {
      for (const label of ['a', 'b']) {
        const { link } = await shared({ label });
        await openAsRecipient(server, link);
      }
      await selectRows(2);
      await vscode.env.clipboard.writeText('mine');
      await run(Commands.copyMessage, { focused: true });
      assert.match(
        (await messages.only()).message,
        /^Nothing was copied\. No link any more: “[ab]” \(opened /,
      );
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });

    it('are named: the first three, and how many more', async () => {
      for (const label of ['a', 'b', 'c', 'd', 'e']) await shared({ label });
      await selectRows(5);
      await run(Commands.copyMessage, { focused: true });
      assert.match(
        (await messages.only()).message,
        /^Messages with the links of “\w”, “\w”, “\w” and 2 more copied\.$/,
      );
      messages.shown.length = 0;
      messages.answer = 'Burn';
      await run(Commands.burnSecret, { focused: true });
      const [question, told] = messages.shown;
      assert.equal(question?.message, 'Burn 5 secrets?');
      for (const label of ['a', 'b', 'c', 'd', 'e'])
        assert.ok(question.detail?.includes(`• ${label}\n`), label);
      assert.match(
        told?.message ?? '',
        /^5 secrets are burned, their links do not work any more: “\w”, “\w”, “\w” and 2 more\.$/,
      );
      await selectRows(5);
      messages.answer = 'Forget';
      await run(Commands.forgetSecret, { focused: true });
      const [forget, off] = messages.shown;
      assert.ok(forget?.detail?.includes('• e\n'));
      assert.match(
        off?.message ?? '',
        /^5 secrets are off the list: “\w”, “\w”, “\w” and 2 more\.$/,
      );
    });
  });

  it('copies a message with the link, the expiry and a word on the passphrase', async () => {
    const { id, link } = await shared({ label: 'guarded', passphrase: 'open sesame' });
    await run(Commands.copyMessage, { id });
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.includes(link), text);
    assert.match(text, /opens once, until .*\d{4}/);
    assert.match(text, /It asks for a passphrase/);
    assert.ok(!text.includes('sesame'));
    assert.deepEqual(paths(), ['POST /private/KEY']);
    assert.equal((await messages.only()).message, 'Message with the link of “guarded” copied.');
  });

  it('opens the page on the server, having said once what its address is', async () => {
    const opened: string[] = [];
    const original = vscode.env.openExternal;
    Object.assign(vscode.env, {
      openExternal: async (uri: vscode.Uri) => Promise.resolve(opened.push(uri.toString(true)) > 0),
    });
    try {
      const { id, link } = await shared({ label: 'db' });
      await run(Commands.openReceipt, { id });
      assert.ok((await messages.only()).modal);
      assert.match((await messages.only()).detail ?? '', /credential.*browser’s history/);
      assert.deepEqual(opened, []);
      messages.answer = 'Open in Browser';
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
    const { id } = await shared({ label: 'db' });
    const renaming = run(Commands.renameSecret, { id });
    const { box, answer: type } = await prompts.box().then((shown) => ({
      box: shown.box,
      answer: shown.answer.bind(shown),
    }));
    assert.equal(box.value, 'db');
    await type('staging database');
    await renaming;
    assert.equal(server.requests.length, 0);
    messages.answer = 'Burn';
    await run(Commands.burnSecret, { id });
    assert.equal(messages.shown[0]?.message, 'Burn “staging database”?');
  });

  it('forgets one, and asks first only if it is unopened', async () => {
    const unopened = await shared({ label: 'unopened' });
    const burned = await shared({ label: 'burned' });
    await run(Commands.burnSecret, { id: burned.id, confirm: false });
    server.clearRequests();
    messages.shown.length = 0;
    await run(Commands.forgetSecret, { id: burned.id });
    assert.equal((await messages.only()).message, '“burned” is off the list.');
    messages.shown.length = 0;
    await run(Commands.forgetSecret, { id: unopened.id });
    assert.match(
      (await messages.only()).detail ?? '',
      /Nobody has opened it yet\. Its link goes on working/,
    );
    messages.answer = 'Forget';
    await run(Commands.forgetSecret, { id: unopened.id });
    assert.equal(server.requests.length, 0);
    assert.ok(isUnread(unopened.link));
    messages.shown.length = 0;
    await run(Commands.copyLink, { id: unopened.id });
    assert.match((await messages.only()).message, /not in the list any more/);
  });

  it('forgets all, those of an account too, and does not list them again', async () => {
    await signIn(prompts, server.origin, ANN);
    try {
      await shared({ label: 'mine' });
      messages.answer = 'Forget';
      await run(Commands.forgetSecret, { all: true });
      await run(Commands.refreshRecent);
      messages.shown.length = 0;
      await run(Commands.burnUnopened);
      assert.match((await messages.only()).message, /^There is no unopened secret/);
    } finally {
      await signOutOfAll(prompts, messages);
    }
  });

  it('are asked for where nothing says which one is meant', async () => {
    await shared({ label: 'the one' });
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
