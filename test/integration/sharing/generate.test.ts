import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { open, set } from '../support/extension';
import { keyOf, told } from '../support/sharing';
import { until } from '../support/waiting';
import { files, messages, prompts, server, useStage } from '../support/stage';

/** Seconds. */
const CLEAR_AFTER = 1;

describe('Generate Password', () => {
  useStage();
  before(async () => set('clearClipboardAfter', CLEAR_AFTER));
  after(async () => set('clearClipboardAfter', undefined));

  async function generate(...args: readonly unknown[]): Promise<ShareResult> {
    const result = await told(Commands.generatePassword, ...args);
    assert.ok(result, messages.shown[0]?.message);
    return result;
  }

  /** The password that waits behind a link. */
  function passwordOf({ link }: ShareResult): string {
    const secret = server.peek(keyOf(link));
    assert.ok(secret);
    return secret.value;
  }

  const clipboard = async (): Promise<string> => vscode.env.clipboard.readText();

  it('lets the server make one, with one request, and copies its link', async () => {
    const result = await generate();
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path}`),
      ['POST /api/v1/generate'],
    );
    assert.equal(await clipboard(), result.link);
    assert.match(
      (await messages.only()).message,
      /^One-time link of a fresh password copied\. It opens once/,
    );
    // A notification has room for three.
    assert.deepEqual((await messages.only()).buttons, [
      'Copy Password',
      'Insert Password',
      'Copy Message',
    ]);
  });

  it('makes one here of the length and characters asked for, and shares it', async () => {
    const result = await generate({ length: 40, characters: ['digits', 'lower'] });
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/api/v1/share'],
    );
    assert.match(passwordOf(result), /^[a-z2-9]{40}$/);
    assert.match(passwordOf(await generate({ length: 8 })), /^\S{8}$/);
    assert.match(passwordOf(await generate({ characters: 'stuvwxyz' })), /^[s-z]{24}$/);
  });

  it('takes the Args of sharing, too', async () => {
    const result = await generate({ ttl: '2h', passphrase: 'open sesame' });
    assert.equal(result.ttl, 7200);
    const body = new URLSearchParams(server.requests[0]?.body);
    assert.equal(body.get('passphrase'), 'open sesame');
  });

  for (const [key, value, expected] of [
    ['length', 7, /"length" has to be a whole number from 8 to 128/],
    ['characters', ['all'], /"characters" has to be a text of at least 8 different characters/],
    ['insert', 'yes', /"insert" has to be true or false/],
  ] as const) {
    it(`refuses ${key}: ${JSON.stringify(value)} by name, and sends nothing`, async () => {
      const result = await vscode.commands.executeCommand(Commands.generatePassword, {
        [key]: value,
      });
      assert.equal(result, undefined);
      assert.match((await messages.only()).message, expected);
      assert.equal(server.requests.length, 0);
    });
  }

  for (const args of [{ insert: true }, { insert: true, length: 20 }]) {
    it(`puts it at the cursor, and nowhere else: ${JSON.stringify(args)}`, async () => {
      const editor = await open('password=old', 'old');
      const result = await generate(args);
      const password = passwordOf(result);
      assert.equal(editor.document.getText(), `password=${password}`);
      assert.equal(await clipboard(), result.link);
      assert.ok(!JSON.stringify(result).includes(password));
      assert.ok(!messages.shown.some(({ message }) => message.includes(password)));
      assert.match(
        (await messages.only()).message,
        /^One-time link of a fresh password copied\..* Inserted\. VS Code now keeps it in the undo/,
      );
    });
  }

  it('puts the same one at every cursor, in one undo step', async () => {
    const editor = await open('a=\nb=old\n', 'old');
    editor.selections = [new vscode.Selection(0, 2, 0, 2), ...editor.selections];
    const password = passwordOf(await generate({ insert: true, length: 12 }));
    assert.equal(editor.document.getText(), `a=${password}\nb=${password}\n`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'a=\nb=old\n');
  });

  it('leaves the link on the clipboard where there is no editor to insert it into, and says so', async () => {
    const result = await generate({ insert: true });
    assert.equal(await clipboard(), result.link);
    const { kind, message, buttons } = await messages.only();
    assert.equal(kind, 'warning');
    assert.match(
      message,
      /The password was not inserted: there is no editor to write it into, or the place has changed\./,
    );
    assert.deepEqual(buttons.slice(0, 2), ['Copy Password', 'Insert Password']);
  });

  it('inserts it where the cursor was, whatever editor is in front by then', async () => {
    const editor = await files.openAt('private.txt', 'password=old', 'old');
    editor.selection = new vscode.Selection(0, 9, 0, 12);
    await set('passphrase', 'ask');
    try {
      const generating = generate({ insert: true });
      const list = await prompts.list();
      const other = await open('public');
      await list.choose('No passphrase');
      const password = passwordOf(await generating);
      assert.equal(editor.document.getText(), `password=${password}`);
      assert.equal(other.document.getText(), 'public');
    } finally {
      await set('passphrase', undefined);
    }
  });

  it('copies it on a click, and clears it from the clipboard after a while', async () => {
    messages.answer = 'Copy Password';
    const password = passwordOf(await generate());
    await messages.find(/^Password copied\. It is cleared from the clipboard after 1 second\.$/);
    assert.equal(await clipboard(), password);
    await until(async () => (await clipboard()) === '');
  });

  it('leaves alone what the person copied meanwhile', async () => {
    messages.answer = 'Copy Password';
    await generate();
    await messages.find(/^Password copied\./);
    await vscode.env.clipboard.writeText('mine');
    // Timers of the same length go off in the order in which they were set.
    await new Promise((resolve) => setTimeout(resolve, CLEAR_AFTER * 1000));
    assert.equal(await clipboard(), 'mine');
    assert.equal(await clipboard(), 'mine');
  });
});
