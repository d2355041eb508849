import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { open, set } from '../support/extension';
import { openAsRecipient, share } from '../support/sharing';
import { until } from '../support/waiting';
import { messages, prompts, server, useStage } from '../support/stage';

const SIX_WORDS = /^[a-z]+(-[a-z]+){5}$/;

describe('What the settings say about sharing', () => {
  useStage();
  beforeEach(async () => {
    await open('hunter2', 'hunter2');
  });
  afterEach(async () => {
    for (const name of [
      'passphrase',
      'copyFormat',
      'messageTemplate',
      'placeholder',
      'defaultTtl',
    ] as const) {
      await set(name, undefined);
    }
  });

  const clipboard = async (): Promise<string> => vscode.env.clipboard.readText();
  const sentPassphrase = (): string | null =>
    new URLSearchParams(server.requests[0]?.body).get('passphrase');

  describe('the passphrase', () => {
    it('never: none, and nothing is asked', async () => {
      assert.ok(await share());
      assert.equal(sentPassphrase(), null);
    });

    it('generate: another six words each time, copied apart from the link', async () => {
      await set('passphrase', 'generate');
      messages.answer = 'Copy Passphrase';
      const result = await share();
      const passphrase = sentPassphrase() ?? '';
      assert.match(passphrase, SIX_WORDS);
      await messages.find(/^Passphrase copied\. Send it another way than the link\. It is cleared/);
      assert.equal(await clipboard(), passphrase);
      assert.ok(!JSON.stringify([result, messages.shown]).includes(passphrase));
      assert.equal(await openAsRecipient(server, result?.link ?? '', 'wrong'), undefined);
      assert.equal(await openAsRecipient(server, result?.link ?? '', passphrase), 'hunter2');
    });

    it('generate: Args settle it', async () => {
      await set('passphrase', 'generate');
      assert.ok(await share({ passphrase: '' }));
      assert.equal(sentPassphrase(), null);
    });

    it('ask: none, typed or made', async () => {
      await set('passphrase', 'ask');
      for (const [label, text] of [
        ['No passphrase', undefined],
        ['Type a passphrase…', 'open sesame'],
        ['Make a passphrase…', undefined],
      ] as const) {
        server.clearRequests();
        const sharing = share();
        const list = await prompts.list();
        assert.match(list.title, /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · anonymous\)$/);
        assert.equal(list.active, 'No passphrase');
        await list.choose(label);
        let made: string | undefined;
        if (label !== 'No passphrase') {
          const box = await prompts.box();
          assert.equal(box.box.password, text !== undefined);
          made = text ?? box.box.value;
          await box.answer(made);
        }
        assert.ok(await sharing);
        assert.equal(sentPassphrase(), made ?? null);
        if (text === undefined && made !== undefined) assert.match(made, SIX_WORDS);
      }
    });

    it('ask: Esc sends nothing, back returns to the choice', async () => {
      await set('passphrase', 'ask');
      const sharing = share();
      await (await prompts.list()).choose('Make a passphrase…');
      await (await prompts.box()).back();
      await (await prompts.list()).choose('Type a passphrase…');
      const box = await prompts.box();
      await box.answer('');
      assert.match(await box.complaint(), /^Type a passphrase, go back for none/);
      await box.escape();
      assert.equal(await sharing, undefined);
      assert.deepEqual([server.requests.length, messages.shown], [0, []]);
      assert.equal(await clipboard(), 'mine');
    });

    it('too short for the server: told in its words; the text is kept, and every option can be changed', async () => {
      await set('passphrase', 'ask');
      messages.answer = 'Change Options…';
      const sharing = share();
      await (await prompts.list()).choose('Type a passphrase…');
      await (await prompts.box()).answer('abc');
      assert.equal(await sharing, undefined);
      await messages.find(/Passphrase must be at least 4 characters long/);
      await (await prompts.list()).choose();
      const list = await prompts.list();
      assert.equal(list.active, 'Keep the passphrase chosen before');
      await list.choose('Type a passphrase…');
      await (await prompts.box()).answer('abcd');
      await messages.find(/^One-time link copied/);
      const last = new URLSearchParams(server.requests.at(-1)?.body);
      assert.deepEqual([last.get('secret'), last.get('passphrase')], ['hunter2', 'abcd']);
      assert.equal(server.requests.length, 2);
    });
  });

  describe('what is copied', () => {
    it('link, and a button for the message', async () => {
      messages.answer = 'Copy Message';
      const result = await share();
      await until(async () => (await clipboard()) !== result?.link);
      assert.match(await clipboard(), /^This link opens once, until .* [A-Z]\S+: http:\S+$/);
      assert.ok((await clipboard()).endsWith(`: ${result?.link ?? ''}`));
    });

    it('message by the template, and a button for the link', async () => {
      await set('copyFormat', 'message');
      await set('messageTemplate', 'Hi!\n{link}\n\n{passphraseHint}\n\n({expires}) {name}');
      messages.answer = 'Copy Link';
      const result = await share();
      assert.ok(result);
      await until(async () => (await clipboard()) === result.link);
    });

    it('message: fills in the template, without a trace of what is absent', async () => {
      await set('copyFormat', 'message');
      await set('messageTemplate', 'Hi!\n{link}\n\n{passphraseHint}\n\n{name}');
      const result = await share();
      assert.equal(await clipboard(), `Hi!\n${result?.link ?? ''}\n\n{name}`);
    });

    for (const template of ['no place for it', '', 7]) {
      it(`message: a template ${JSON.stringify(template)} is refused before anything is sent`, async () => {
        await set('copyFormat', 'message');
        await set('messageTemplate', template);
        for (const command of [
          Commands.shareSelection,
          Commands.shareClipboard,
          Commands.shareAndReplace,
          Commands.shareFile,
          Commands.generatePassword,
          Commands.pasteAsSecret,
        ]) {
          messages.shown.length = 0;
          assert.equal(await vscode.commands.executeCommand<ShareResult>(command), undefined);
          const { message, buttons } = await messages.only();
          assert.match(
            message,
            /^The setting onetimeSecret\.messageTemplate cannot be used: {link} has to be in it, or the link would be lost\. Nothing was sent\.$/,
          );
          assert.deepEqual(buttons, ['Open Settings']);
        }
        assert.equal(server.requests.length, 0);
        assert.equal(await clipboard(), 'mine');
      });
    }

    it('link: a bad template harms no share; Copy Message names it', async () => {
      await set('messageTemplate', 'no place for it');
      messages.answer = 'Copy Message';
      const result = await share();
      assert.ok(result);
      await messages.find(
        /^The setting onetimeSecret\.messageTemplate cannot be used: .*\. No message was copied\.$/,
      );
      assert.equal(await clipboard(), result.link);
    });
  });

  it('default expiry, and what the server made of it', async () => {
    await set('defaultTtl', '30d');
    const result = await share();
    assert.deepEqual([result?.requestedTtl, result?.ttl], [2_592_000, 604_800]);
    assert.equal((await messages.only()).kind, 'warning');
    assert.match((await messages.only()).message, /The server gave it 7 days instead of 30 days\./);
  });

  it('pastes nothing with a placeholder that would lose the link', async () => {
    await set('placeholder', 'gone');
    assert.equal(await vscode.commands.executeCommand(Commands.pasteAsSecret), undefined);
    assert.match(
      (await messages.only()).message,
      /^The setting onetimeSecret\.placeholder cannot be used/,
    );
    assert.deepEqual([server.requests.length, await clipboard()], [0, 'mine']);
  });
});
