import assert from 'node:assert/strict';
import { apiRequests, openStage, type Stage } from './support/stage';

/** These tests stand on helpers that act as a person does; here they act on a slow machine. */
describe('A window that is twenty times slower', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage({ throttle: 20 });
  });
  after(async () => stage.close());

  it('opens a file, takes one click in a menu for one click, and runs a command', async () => {
    const { vscode, server } = stage;
    await vscode.openFile('.env');
    await vscode.editor.selectText('battery staple & friends');
    await (await vscode.editor.contextMenu()).click('Share Selection as One-Time Secret');
    await vscode.notification(/One-time link copied/);
    await vscode.dismissNotifications();
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    await vscode.runCommand('Onetime Secret: Generate Password as One-Time Secret');
    await vscode.notification(/fresh password/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share', 'POST /api/v1/generate']);
  });
});
