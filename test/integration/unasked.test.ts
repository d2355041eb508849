import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './support/waiting';
import { files, messages, server, useStage } from './support/stage';

/** Looks secret as a whole, since what runs on save is asked about the whole document. */
const TEXT = `ghp_${randomBytes(18).toString('hex')}\n`;
/** All that a workspace could hang on saving. */
const KINDS = ['quickfix', 'refactor', 'refactor.rewrite', 'source', 'source.fixAll', ''];

/** Every paste edit that a workspace could prefer. */
const PREFERENCES = ['', 'text', 'text.plain', 'onetimeSecret', 'onetime', '*'];

describe('Nothing is sent that nobody asked for', () => {
  useStage();

  for (const kinds of [['quickfix'], ['source.fixAll'], [''], KINDS]) {
    it(`by saving a file with a secret selected: on save run ${JSON.stringify(kinds)}`, async () => {
      const onSave = Object.fromEntries(kinds.map((kind) => [kind, 'always']));
      await inWorkspace('codeActionsOnSave', onSave, async () => {
        const editor = await files.openAt('a.env', TEXT, 'ghp');
        for (const end of [TEXT.length - 1, 0]) {
          await editor.edit((edit) => {
            edit.insert(new vscode.Position(1, 0), '\n');
          });
          editor.selection = new vscode.Selection(0, 0, 0, end);
          await vscode.commands.executeCommand('workbench.action.files.save');
          await until(() => !editor.document.isDirty);
        }
        const { fsPath } = editor.document.uri;
        assert.equal(await readFile(fsPath, 'utf8'), `${TEXT}\n\n`);
      });
      assert.deepEqual([server.requests.length, messages.shown], [0, []]);
    });
  }

  it('by pasting a secret, whatever edit the settings prefer', async () => {
    await inWorkspace('pasteAs.preferences', PREFERENCES, async () => {
      const { document } = await files.openAt('b.env', 'A=\n', 'A');
      await vscode.env.clipboard.writeText(TEXT);
      await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
      await until(() => document.getText().includes(TEXT));
    });
    assert.deepEqual([server.requests.length, messages.shown], [0, []]);
  });

  it('by opening, hovering, completing or listing', async () => {
    const { document } = await files.openAt('c.env', `API_TOKEN=${TEXT}`, 'ghp');
    const place = new vscode.Position(0, 12);
    for (const command of [
      'vscode.executeHoverProvider',
      'vscode.executeCompletionItemProvider',
      'vscode.executeDocumentHighlights',
    ]) {
      await vscode.commands.executeCommand(command, document.uri, place);
    }
    await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
    await vscode.commands.executeCommand('onetimeSecret.recent.focus');
    assert.deepEqual(
      server.requests.filter(({ method }) => method === 'POST'),
      [],
    );
  });
});

/** Does something under a setting of the workspace, and leaves no folder there. */
async function inWorkspace(name: string, value: unknown, act: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('editor');
  const { Workspace } = vscode.ConfigurationTarget;
  await configuration.update(name, value, Workspace);
  try {
    await act();
  } finally {
    await configuration.update(name, undefined, Workspace);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder) await rm(join(folder.uri.fsPath, '.vscode'), { recursive: true, force: true });
  }
}
