import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProfile } from '../../../dev/vscode/profile';
import { waitUntil } from '../../../dev/vscode/page';
import { copyAsRecipient } from '../support/recipient';
import { apiRequests, openStage, type Stage } from '../support/stage';

const VIEW = 'Recent Secrets';

describe('A folder that is on no disk, in a remote window', () => {
  let parent: string;
  let stage: Stage;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ots-memory-'));
    const { root, extensions } = await openProfile(join(parent, 'profile'));
    await symlink(
      join(__dirname, '../support/memoryFiles'),
      join(extensions, 'onetime-tools-tests.memory-files-1.0.0'),
      'junction',
    );
    stage = await openStage({ profile: root, workspace: 'ots-memory:/' });
  });
  after(async () => {
    await stage.close();
    await rm(parent, { recursive: true, force: true, maxRetries: 5 });
  });
  beforeEach(() => {
    stage.server.clearRequests();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  async function openFile(name: string): Promise<void> {
    const { vscode } = stage;
    await vscode.runCommand('File: Focus on Files Explorer');
    await (await vscode.tree('Files Explorer').row(name)).row.dblclick();
    await vscode.tab(name).waitFor();
    await vscode.editor.opened();
  }

  it('runs where no side is the person’s own but the browser: on the server’s', async () => {
    await openFile('host.json');
    const text = await waitUntil(
      'where the extension runs',
      async () => stage.vscode.editor.text(),
      (it) => it.includes('extensionKind'),
    );
    const { remote, ...host } = JSON.parse(text) as Record<string, unknown>;
    assert.ok(remote, 'it is a remote extension host');
    assert.deepEqual(host, {
      // Wanted on the person's side first, which a browser cannot offer.
      declared: ['ui', 'workspace'],
      extensionKind: 'Workspace',
      uiKind: 'Web',
      workspace: ['ots-memory'],
    });
  });

  it('shares a selection from the context menu, and lists it', async () => {
    const { vscode, server, workbench } = stage;
    await openFile('shop.env');
    await vscode.editor.selectText('battery staple');
    await (await vscode.editor.contextMenu()).click('Share Selection as One-Time Secret');
    await vscode.notification(/One-time link copied/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    const link = await vscode.readClipboard();
    assert.equal(await copyAsRecipient(workbench, link), 'battery staple');
    await vscode.openView('Onetime Secret');
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in/);
  });

  it('puts a placeholder in the place of a selection', async () => {
    const { vscode, server } = stage;
    await openFile('notes.md');
    await vscode.editor.selectText('4711');
    await vscode.runCommand('Onetime Secret: Share and Replace Selection');
    await waitUntil(
      'the placeholder',
      async () => vscode.editor.text(),
      (text) => text.includes(`<one-time secret: ${server.origin}/secret/`),
    );
  });

  it('shares a file from the Explorer that no editor has opened', async () => {
    const { vscode, server, workbench } = stage;
    await vscode.runCommand('File: Focus on Files Explorer');
    const row = await vscode.tree('Files Explorer').row('door.txt');
    await (await row.contextMenu()).click('Share File as One-Time Secret');
    await vscode.notification(/One-time link of door\.txt copied/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    const link = await vscode.readClipboard();
    assert.equal(await copyAsRecipient(workbench, link), 'The door opens with 0815.\n');
  });
});
