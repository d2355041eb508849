import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { startRecordingServer } from '../../support/recordingServer';
import { open, set, use } from '../support/extension';
import { keyOf, told } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

describe('Paste as One-Time Secret', () => {
  useStage({ freshServer: true });
  beforeEach(async () => vscode.env.clipboard.writeText('pasted\r\n\t🔐'));

  const paste = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    told(Commands.pasteAsSecret, ...args);

  it('shares the clipboard once and puts the placeholder at every cursor', async () => {
    const editor = await open('a=\nb=old\n', 'old');
    editor.selections = [new vscode.Selection(0, 2, 0, 2), ...editor.selections];
    const result = await paste();
    assert.ok(result);
    const placeholder = `<one-time secret: ${result.link}>`;
    assert.equal(editor.document.getText(), `a=${placeholder}\nb=${placeholder}\n`);
    assert.equal(server.peek(keyOf(result.link))?.value, 'pasted\r\n\t🔐');
    assert.equal(server.requests.length, 1);
    assert.equal(await vscode.env.clipboard.readText(), result.link);
    assert.match(
      (await messages.only()).message,
      /^One-time link pasted and copied\. It opens once/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'a=\nb=old\n');
  });

  it('wants an editor that can be written to, and something to paste', async () => {
    assert.equal(await paste(), undefined);
    assert.match((await messages.only()).message, /^There is no editor to paste into\./);
    await open('a');
    await vscode.env.clipboard.writeText('');
    messages.shown.length = 0;
    assert.equal(await paste(), undefined);
    assert.match((await messages.only()).message, /^Nothing to share: there is no text\./);
    assert.equal(server.requests.length, 0);
  });

  it('says so when the editor cannot be written to after all; the link is on the clipboard', async () => {
    const { document } = await open('a');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    const result = await paste();
    assert.ok(result);
    assert.equal(document.getText(), 'a');
    assert.equal(await vscode.env.clipboard.readText(), result.link);
    assert.equal((await messages.only()).kind, 'warning');
    assert.match((await messages.only()).message, /^One-time link copied\..* It was not pasted/);
  });

  it('pastes where the cursor was, not over what was selected meanwhile', async () => {
    const editor = await open('a=\nkeep this', 'a=');
    editor.selection = new vscode.Selection(0, 2, 0, 2);
    await set('passphrase', 'ask');
    try {
      const pasting = paste();
      const list = await prompts.list();
      editor.selection = new vscode.Selection(1, 0, 1, 9);
      await list.choose('No passphrase');
      const result = await pasting;
      assert.equal(
        editor.document.getText(),
        `a=<one-time secret: ${result?.link ?? ''}>\nkeep this`,
      );
    } finally {
      await set('passphrase', undefined);
    }
  });

  it('changes nothing when sharing fails; Try Again pastes, too', async () => {
    const { document } = await open('a=', 'a=');
    const moody = await startRecordingServer(() =>
      moody.requests.length <= 2
        ? { status: 404, body: '' }
        : { body: { secret_key: 'k1', metadata_key: 'm1', custid: 'anon', ttl: 86_400 } },
    );
    try {
      await use(moody.origin);
      assert.equal(await paste(), undefined);
      assert.equal(document.getText(), 'a=');
      assert.equal(await vscode.env.clipboard.readText(), 'pasted\r\n\t🔐');
      messages.shown.length = 0;
      messages.answer = 'Try Again';
      assert.equal(await paste(), undefined);
      await messages.find(/^One-time link pasted and copied\./);
      assert.equal(document.getText(), `<one-time secret: ${moody.origin}/secret/k1>`);
      assert.equal(moody.requests.length, 3);
    } finally {
      await moody.close();
    }
  });
});
