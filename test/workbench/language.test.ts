import assert from 'node:assert/strict';
import { openStage, type Stage } from './support/stage';

/** In a VS Code that is set to a language in which the extension has no sentences. */
describe('Dates and durations', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage({ locale: 'de' });
  });
  after(async () => stage.close());

  it('are in the language of the sentence that they stand in', async () => {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.selectText('battery staple');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    const notification = await vscode.notification(/One-time link copied/);
    assert.match(
      await notification.text(),
      /It opens once, until (Mon|Tue|Wed|Thu|Fri|Sat|Sun), [A-Z][a-z]{2} \d+, \d+:\d+ [AP]M \(1 day\)\./,
    );
    await vscode.openView('Onetime Secret');
    await vscode.tree('Recent Secrets').row(/SMTP_PASSWORD.*expires in 1 day/);
  });

  it('are so in the message to a recipient, too', async () => {
    const { vscode } = stage;
    await (await vscode.notification(/One-time link copied/)).click('Copy Message');
    await vscode.notification(/Message with the one-time link copied/);
    assert.match(
      await vscode.readClipboard(),
      /^This link opens once, until \w+day, [A-Z][a-z]+ \d+, \d{4} at /,
    );
  });
});
