import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { REVEALED_SCHEME } from '../../../src/ids';
import { searchProfile } from '../support/disk';
import { reveal, sent } from '../support/revealing';
import { keyOf, unique } from '../support/sharing';
import { until } from '../support/waiting';
import { messages, server, useStage } from '../support/stage';

function shownDocument(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.uri.scheme, REVEALED_SCHEME);
  return document;
}

describe('An opened secret is shown', () => {
  useStage();

  it('in a read-only document whose address tells nothing, and that is not on disk', async () => {
    const secret = unique('shown');
    const link = await sent(server, secret);
    assert.deepEqual(await reveal({ link, then: 'show', confirm: false }), { outcome: 'shown' });
    const document = shownDocument();
    assert.equal(document.getText(), secret);
    assert.ok(!document.uri.toString().includes(keyOf(link)));
    assert.equal(document.isDirty, false);
    assert.equal(document.isUntitled, false);
    await vscode.window.activeTextEditor?.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'x');
    });
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(document.isDirty, false);
    assert.equal(document.getText(), secret);
    assert.match(
      (await messages.only()).message,
      /^The secret is shown read-only and kept nowhere/,
    );
    const { found, files } = await searchProfile([{ name: 'it', text: secret }]);
    assert.deepEqual(found, []);
    assert.ok(files > 10);
  });

  it('in a tab that says whose secret it is; two are told apart', async () => {
    const { host } = new URL(server.origin);
    // No sign that a file's name cannot have: Save As starts with it.
    const name = `One-Time Secret (${host.replace(':', '-')})`;
    for (const expected of [name, name.replace('Secret', 'Secret 2')]) {
      const link = await sent(server, expected);
      await reveal({ link, then: 'show', confirm: false });
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, expected);
      assert.equal(shownDocument().getText(), expected);
      assert.equal(shownDocument().languageId, 'plaintext');
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal(shownDocument().getText(), name, 'the first one is still there');
  });

  it('until its tab is closed', async () => {
    const secret = unique('shown');
    const link = await sent(server, secret);
    await reveal({ link, then: 'show', confirm: false });
    const document = shownDocument();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => !document.getText().includes(secret));
    // Whoever kept its address gets nothing from it either.
    const again = await vscode.workspace.openTextDocument(document.uri);
    assert.match(again.getText(), /^This one-time secret was shown before and is gone\./);
  });

  it('as it is: line breaks of all kinds are told apart by nobody, but no line is lost', async () => {
    const link = await sent(server, 'one\r\ntwo\nthree\n');
    await reveal({ link, then: 'show', confirm: false });
    assert.deepEqual(shownDocument().getText().split(/\r?\n/), ['one', 'two', 'three', '']);
  });
});
