import assert from 'node:assert/strict';
import { waitUntil } from '../../../dev/vscode/page';
import { apiRequests, openStage, type Stage } from '../support/stage';

const SHARE = 'Share Selection as One-Time Secret';
const VIEW = 'Recent Secrets';

describe('Sharing by hand', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(async () => stage.close());
  beforeEach(() => {
    stage.server.clearRequests();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  it('has a sidebar that says how to begin, and asks no server', async () => {
    const { vscode, server } = stage;
    await vscode.openView('Onetime Secret');
    const text = await waitUntil(
      'a sidebar that says how to begin',
      async () => vscode.sidebarText(),
      (words) => words.includes('What you share appears here'),
    );
    assert.match(text, /Generate Password/);
    assert.match(text, /Sign In/);
    assert.deepEqual(apiRequests(server), []);
  });

  it('shares the selection from the context menu; the recipient reads it, once', async () => {
    const { vscode, server, workbench } = stage;
    await vscode.writeClipboard('before');
    await vscode.openFile('.env');
    await vscode.editor.selectText('battery staple & friends');
    await (await vscode.editor.contextMenu()).click(SHARE);
    const notification = await vscode.notification(/One-time link copied/);
    assert.match(await notification.text(), /opens once, until .*anonymously/);
    const link = await vscode.readClipboard();
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in 1 day/);

    const recipient = await workbench.newPage();
    await recipient.goto(link);
    await recipient.locator('#view-secret').click();
    await recipient.locator('#secret-value').waitFor();
    assert.equal(
      await recipient.locator('#secret-value').textContent(),
      'battery staple & friends',
    );
    await recipient.goto(link);
    await recipient.locator('#secret-gone').waitFor();
    await recipient.close();

    await vscode.viewAction('Refresh');
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*opened just now/);
  });

  it('is not offered in the context menu without a selection', async () => {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('FEATURE_FLAGS');
    const menu = await vscode.editor.contextMenu();
    assert.ok(!(await menu.labels()).includes(SHARE));
    await menu.close();
  });

  it('asks for a line when nothing is selected; Esc sends nothing', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('mine');
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('# Sample');
    await vscode.runCommand(`Onetime Secret: ${SHARE}`);
    await vscode.quickInput.opened(/Share a One-Time Secret/);
    assert.equal(await vscode.quickInput.isPassword(), true);
    assert.match(await vscode.quickInput.message(), /Nothing is selected/);
    await vscode.quickInput.type('typed');
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    assert.deepEqual(apiRequests(server), []);
    assert.equal(await vscode.readClipboard(), 'mine');
  });

  it('shares the typed line', async () => {
    const { vscode, server } = stage;
    await vscode.runCommand(`Onetime Secret: ${SHARE}`);
    await vscode.quickInput.opened(/Share a One-Time Secret/);
    await vscode.quickInput.type('typed by hand');
    await vscode.quickInput.accept();
    await vscode.notification(/One-time link copied/);
    assert.equal(new URLSearchParams(server.requests[0]?.body).get('secret'), 'typed by hand');
  });

  it('shares the clipboard from there, line breaks and all', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('one\ntwo\n');
    await vscode.runCommand(`Onetime Secret: ${SHARE}`);
    await vscode.quickInput.opened(/Share a One-Time Secret/);
    await vscode.quickInput.button('Share the Clipboard Instead (Keeps Line Breaks)');
    await vscode.notification(/One-time link copied/);
    assert.equal(new URLSearchParams(server.requests[0]?.body).get('secret'), 'one\ntwo\n');
    assert.match(await vscode.readClipboard(), /\/secret\//);
  });

  it('says all of why it refuses, not one line', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('x'.repeat(10_001));
    await vscode.runCommand('Onetime Secret: Share Clipboard as One-Time Secret');
    const refusal = await vscode.notification(/Too long for a one-time secret: 10,001 bytes/);
    assert.ok(await refusal.isWhole());
    assert.deepEqual(server.requests, []);
    await vscode.dismissNotifications();
  });

  it('burns from the row, after a question that Cancel answers with no', async () => {
    const { vscode, server } = stage;
    await vscode.openView('Onetime Secret');
    const row = await vscode.tree(VIEW).row(/From the clipboard/);
    await row.hover();
    await row.action('Burn Secret');
    await vscode.dialog.opened(/Burn “From the clipboard”/);
    await vscode.dialog.click('Cancel');
    await vscode.dialog.closed();
    assert.ok(!apiRequests(server).some((request) => request.endsWith('/burn')));

    await row.hover();
    await row.action('Burn Secret');
    await vscode.dialog.opened(/Burn “From the clipboard”/);
    await vscode.dialog.click('Burn');
    await vscode.notification(/does not work any more/);
    await vscode.tree(VIEW).row(/From the clipboard.*burned/);
    assert.ok(apiRequests(server).includes('POST /api/v1/private/KEY/burn'));
  });

  it('copies the link of a row again by Ctrl+C and burns by Delete', async () => {
    const { vscode } = stage;
    await vscode.writeClipboard('before');
    const row = await vscode.tree(VIEW).row(/Typed text/);
    await row.click();
    await vscode.page.keyboard.press('Control+c');
    await vscode.clipboard(/\/secret\//);
    await vscode.notification('Link of “Typed text” copied.');
    await vscode.dismissNotifications();
    await row.click();
    await vscode.page.keyboard.press('Delete');
    await vscode.dialog.opened(/Burn “Typed text”/);
    await vscode.dialog.escape();
    await vscode.dialog.closed();
  });

  it('takes the selected row of a hidden view for none, and asks which one', async () => {
    const { vscode, server } = stage;
    await (await vscode.tree(VIEW).row(/Typed text/)).click();
    await vscode.openView('Explorer');
    server.clearRequests();
    await vscode.runCommand('Onetime Secret: Copy One-Time Link');
    await vscode.quickInput.opened(/Copy the Link of Which Secret/);
    await vscode.quickInput.escape();
    assert.deepEqual(apiRequests(server), []);
    await vscode.openView('Onetime Secret');
    await vscode.runCommand('Onetime Secret: Copy One-Time Link');
    await vscode.quickInput.opened(/Copy the Link of Which Secret/);
    assert.deepEqual(apiRequests(server), [], 'where the view is shown it is asked, too');
    await vscode.quickInput.click('Typed text');
    await vscode.notification('Link of “Typed text” copied.');
    assert.deepEqual(apiRequests(server), ['POST /api/v1/private/KEY']);
  });
});
