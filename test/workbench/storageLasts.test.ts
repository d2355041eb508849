import assert from 'node:assert/strict';
import { copyAsRecipient } from './support/recipient';
import { shareFromEnv } from './support/share';
import { openStage, type Stage } from './support/stage';

const VIEW = 'Recent Secrets';
const CONTAINER = 'Onetime Secret';
const LOST = 'VS Code’s secret storage does not last here: when the window closes';

describe('A secret storage that does not last', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(async () => stage.close());

  it('works for the session', async () => {
    const { vscode, workbench } = stage;
    const link = await shareFromEnv(stage, 'search,checkout');
    assert.equal((await vscode.notifications.texts()).length, 1);
    assert.equal(await copyAsRecipient(workbench, link), 'search,checkout');
    await vscode.dismissNotifications();
    await vscode.openView(CONTAINER);
    await vscode.tree(VIEW).row(/FEATURE_FLAGS.*expires in/);
  });

  it('is told at the next start, and sharing works', async () => {
    const { vscode, workbench } = stage;
    await workbench.reload();
    const warning = await vscode.notification(LOST);
    assert.deepEqual(await warning.buttons(), ['Show Log']);
    assert.equal((await vscode.notifications.texts()).length, 1);
    await vscode.dismissNotifications();
    const link = await shareFromEnv(stage, 'battery staple');
    assert.equal(await copyAsRecipient(workbench, link), 'battery staple');
    await vscode.dismissNotifications();
    await vscode.openView(CONTAINER);
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in/);
    assert.equal((await vscode.treeRows(VIEW)).filter(({ level }) => level === 2).length, 1);
  });

  it('is not told again', async () => {
    const { vscode, workbench } = stage;
    await workbench.reload();
    await vscode.openView(CONTAINER);
    // By the time that this is done, so are the start's own checks.
    await shareFromEnv(stage, 'battery staple');
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in/);
    const texts = await vscode.notifications.texts();
    assert.ok(!texts.some((text) => text.startsWith(LOST)), texts.join('\n'));
    const told = (await workbench.logs()).match(/What was kept in the secret storage is gone/g);
    assert.equal(told?.length, 1);
  });
});
