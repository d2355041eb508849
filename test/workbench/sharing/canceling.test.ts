import assert from 'node:assert/strict';
import { startFaultyServer } from '../../support/faultyServer';
import { openStage } from '../support/stage';

describe('A server that keeps silent', () => {
  it('is waited for with a Cancel button; it says what canceling means', async () => {
    const silent = await startFaultyServer('silent');
    const stage = await openStage({ more: { 'onetimeSecret.serverUrl': silent.origin } });
    try {
      const { vscode } = stage;
      await vscode.writeClipboard('mine');
      await vscode.openFile('README.md');
      await vscode.editor.selectText('Sample');
      await (await vscode.editor.contextMenu()).click('Share Selection as One-Time Secret');
      const progress = await vscode.notification(/Sharing at 127\.0\.0\.1/);
      await silent.requested;
      await progress.click('Cancel');
      await vscode.notification(
        /Canceled while \S+ was already working on it\. The server may hold the secret/,
      );
      await silent.idle();
      assert.equal(silent.requests.length, 1);
      assert.equal(await vscode.readClipboard(), 'mine');
      assert.match(await vscode.editor.text(), /^# Sample workspace/);
    } finally {
      await stage.close();
      await silent.close();
    }
  });
});
