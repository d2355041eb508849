import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { startFaultyServer } from '../../support/faultyServer';
import { closeEditors, open, set, use } from '../support/extension';
import { stored, told } from '../support/sharing';
import { until } from '../support/waiting';
import { files, messages, prompts, server, useStage } from '../support/stage';

const NOT_REPLACED =
  /Nothing was replaced: the text has changed meanwhile, or the editor was closed or cannot be written to\./;

describe('Share and Replace', () => {
  useStage({ freshServer: true });

  const share = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    told(Commands.shareAndReplace, ...args);

  /** Shares, and does something while it asks for the passphrase. */
  async function shareWhile(asked: () => Promise<unknown>): Promise<ShareResult | undefined> {
    await set('passphrase', 'ask');
    try {
      const sharing = share();
      const list = await prompts.list();
      await asked();
      await list.choose('No passphrase');
      return await sharing;
    } finally {
      await set('passphrase', undefined);
    }
  }

  const clipboard = async (): Promise<string> => vscode.env.clipboard.readText();

  it('makes a secret of each selection, each with its own placeholder', async () => {
    const { document } = await open('a=one\nb=two\nc=three', 'three', 'one');
    const result = await share();
    const [first, second] = result?.items ?? [];
    assert.ok(first && second);
    assert.deepEqual([stored(first), stored(second)], ['one', 'three']);
    assert.equal(result?.link, first.link);
    assert.equal(
      document.getText(),
      `a=<one-time secret: ${first.link}>\nb=two\nc=<one-time secret: ${second.link}>`,
    );
    assert.equal(await clipboard(), `${first.link}\n${second.link}`);
    assert.match(
      (await messages.only()).message,
      /^Replaced by 2 one-time links, which are copied, too\./,
    );
  });

  it('is one undo step', async () => {
    const { document } = await open('a=one\nb=two', 'one', 'two');
    assert.ok(await share());
    assert.doesNotMatch(document.getText(), /one\n|two/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'a=one\nb=two');
  });

  it('says where the old text still is, and offers to save and to see the history', async () => {
    const editor = await files.openAt('a.txt', 'old text', 'old');
    editor.selection = new vscode.Selection(0, 0, 0, 3);
    assert.ok(await share());
    const { message, buttons } = await messages.only();
    assert.match(
      message,
      /The old text is still in the file on disk until you save, in the undo history, and in the local history\.$/,
    );
    assert.deepEqual(buttons, ['Save', 'Open Timeline', 'Copy Message']);
  });

  it('uses the placeholder of the settings; one without the link is refused before sending', async () => {
    const { document } = await open('one', 'one');
    await set('placeholder', 'see $& {link} $1');
    try {
      const result = await share();
      assert.equal(document.getText(), `see $& ${result?.link ?? ''} $1`);
      server.clearRequests();
      messages.shown.length = 0;
      await vscode.env.clipboard.writeText('mine');
      await set('placeholder', 'gone');
      await open('two', 'two');
      assert.equal(await share(), undefined);
      assert.match(
        (await messages.only()).message,
        /^The setting onetimeSecret\.placeholder cannot be used: {link} has to be in it, or the link would be lost\. Nothing was sent\.$/,
      );
      assert.equal(server.requests.length, 0);
      assert.equal(await clipboard(), 'mine');
    } finally {
      await set('placeholder', undefined);
    }
  });

  it('wants a selection', async () => {
    await open('one');
    assert.equal(await share(), undefined);
    assert.match((await messages.only()).message, /^Nothing is selected\./);
    assert.equal(server.requests.length, 0);
  });

  it('replaces only the finished ones when one fails, and says so once', async () => {
    const { document } = await open('a=one\nb=two\nc=three', 'one', 'two', 'three');
    const stop = server.onRequest(() => {
      if (server.requests.length === 2) void server.close();
    });
    const result = await share();
    stop();
    assert.ok(result);
    assert.equal(result.items, undefined);
    assert.equal(document.getText(), `a=<one-time secret: ${result.link}>\nb=two\nc=three`);
    assert.equal(await clipboard(), result.link);
    const { kind, message } = await messages.only();
    assert.equal(kind, 'warning');
    assert.match(message, /^Replaced only 1 of 3 selections by one-time links\. .* broke off/);
    assert.doesNotMatch(message, /clipboard is unchanged/);
    assert.equal(server.requests.length, 2);
  });

  it('changes nothing when the first one fails', async () => {
    const { document } = await open('a=one\nb=two', 'one', 'two');
    const silent = await startFaultyServer('error500');
    try {
      await use(silent.origin);
      assert.equal(await share(), undefined);
      assert.equal(silent.requests.length, 1);
    } finally {
      await silent.close();
    }
    assert.equal(document.getText(), 'a=one\nb=two');
    assert.equal(await clipboard(), 'mine');
    assert.match((await messages.only()).message, /The server may hold the secret/);
  });

  it('replaces nothing else than what was shared: the text was edited while asking', async () => {
    const editor = await open('a=one\nb=two', 'one');
    const result = await shareWhile(async () => {
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 3), 'xyz');
      });
    });
    assert.ok(result);
    assert.equal(editor.document.getText(), 'a=oxyzne\nb=two');
    assert.equal(await clipboard(), result.link);
    assert.match((await messages.only()).message, NOT_REPLACED);
    assert.equal((await messages.only()).kind, 'warning');
  });

  it('does not mind edits elsewhere', async () => {
    const editor = await open('a=one\nb=two', 'one');
    const result = await shareWhile(async () => {
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '# new line\n');
        edit.insert(new vscode.Position(1, 0), 'xyz ');
      });
    });
    assert.equal(
      editor.document.getText(),
      `# new line\na=<one-time secret: ${result?.link ?? ''}>\nxyz b=two`,
    );
  });

  it('has the link on the clipboard when the editor was closed meanwhile', async () => {
    const editor = await files.openAt('b.txt', 'old text', 'old');
    editor.selection = new vscode.Selection(0, 0, 0, 3);
    const result = await shareWhile(async () => {
      await closeEditors();
      await until(async () => Promise.resolve(vscode.window.visibleTextEditors.length === 0));
    });
    assert.ok(result, messages.shown[0]?.message);
    assert.equal(await clipboard(), result.link);
    assert.match((await messages.only()).message, NOT_REPLACED);
  });

  it('touches nothing in a file that was closed, changed and opened again meanwhile', async () => {
    const editor = await files.openAt('d.txt', 'A=1\nPASS=hunter2\n', 'hunter2');
    editor.selection = new vscode.Selection(1, 5, 1, 12);
    const { uri } = editor.document;
    const other = 'A=1\nB=22\nHOST=db\nPASS=hunter2\n';
    const result = await shareWhile(async () => {
      await closeEditors();
      await vscode.workspace.fs.writeFile(uri, Buffer.from(other));
      const again = await vscode.window.showTextDocument(uri);
      await until(() => again.document.getText() === other);
    });
    assert.equal(await clipboard(), result?.link);
    // The very document may live on, and follow the disk; then it goes where it was meant.
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    if (text === other) assert.match((await messages.only()).message, NOT_REPLACED);
    else assert.equal(text, other.replace('hunter2', `<one-time secret: ${result?.link ?? ''}>`));
  });

  it('does not claim to have replaced anything in a read-only editor', async () => {
    const { document } = await files.openAt('c.txt', 'old text', 'old');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 3);
    const result = await share();
    assert.ok(result);
    assert.equal(document.getText(), 'old text');
    assert.equal(await clipboard(), result.link);
    assert.match((await messages.only()).message, NOT_REPLACED);
  });

  it('refuses an opened secret, which is read-only, before anything is sent', async () => {
    const sharing = await open('shown', 'shown');
    const result = await vscode.commands.executeCommand<ShareResult>(Commands.shareSelection);
    assert.ok(sharing);
    await vscode.commands.executeCommand(Commands.revealSecret, {
      link: result.link,
      then: 'show',
      confirm: false,
    });
    messages.shown.length = 0;
    server.clearRequests();
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 5);
    assert.equal(await share(), undefined);
    assert.match((await messages.only()).message, /read-only, so nothing was sent/);
    assert.equal(server.requests.length, 0);
  });
});
