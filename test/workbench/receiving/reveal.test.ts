import assert from 'node:assert/strict';
import { startServer, type LocalServer } from '../../../dev/server';
import { apiRequests, openStage, type Stage } from '../support/stage';

const OPEN = 'Onetime Secret: Open One-Time Link';

/** Shares as somebody else. @returns the link */
async function sent(server: LocalServer, secret: string, passphrase = ''): Promise<string> {
  const body = new URLSearchParams({ secret, ...(passphrase ? { passphrase } : {}) });
  const response = await fetch(`${server.origin}/api/v1/share`, { method: 'POST', body });
  const { secret_key: key } = (await response.json()) as { secret_key: string };
  return `${server.origin}/secret/${key}`;
}

describe('Opening a link by hand', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(async () => stage.close());
  beforeEach(() => {
    stage.server.clearRequests();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  async function paste(link: string): Promise<void> {
    const { vscode } = stage;
    await vscode.runCommand(OPEN);
    await vscode.quickInput.opened(/Open a One-Time Link/);
    await vscode.quickInput.type(link);
    await vscode.quickInput.accept();
  }

  it('says that opening uses it up; Cancel leaves it unread', async () => {
    const { vscode, server } = stage;
    const link = await sent(server, 'for you');
    server.clearRequests();
    await paste(link);
    await vscode.dialog.opened(/Open this one-time secret/);
    assert.match(await vscode.dialog.text(), /uses it up/);
    await vscode.dialog.click('Cancel');
    await vscode.dialog.closed();
    assert.deepEqual(apiRequests(server), []);
  });

  it('copies the text', async () => {
    const { vscode, server } = stage;
    await paste(await sent(server, 'line 1\nline 2'));
    await vscode.dialog.opened(/Open this one-time secret/);
    await vscode.dialog.click('Open and Copy');
    await vscode.notification(/Secret copied\. It is cleared from the clipboard after 1 minute/);
    assert.equal(await vscode.readClipboard(), 'line 1\nline 2');
  });

  it('shows the text in a read-only editor called by where it comes from, gone with its tab', async () => {
    const { vscode, server, workbench } = stage;
    await paste(await sent(server, 'shown once'));
    await vscode.dialog.opened(/Open this one-time secret/);
    await vscode.dialog.click('Open and Show');
    await vscode.notification(/shown read-only and kept nowhere/);
    assert.match(await vscode.editor.text(), /shown once/);
    const name = `One-Time Secret (127.0.0.1-${server.port})`;
    const tab = vscode.tab(name);
    assert.equal((await tab.textContent())?.trim(), name);
    assert.ok((await tab.getAttribute('aria-label'))?.startsWith(name));
    await vscode.page.keyboard.type('x');
    assert.match(await vscode.editor.text(), /^shown once$/m);
    assert.doesNotMatch(await workbench.logs(), /shown once/);
    await vscode.runCommand('View: Close Editor');
  });

  it('asks for the passphrase, again if it is wrong', async () => {
    const { vscode, server } = stage;
    await paste(await sent(server, 'guarded', 'open sesame'));
    await vscode.dialog.opened(/Open this one-time secret/);
    await vscode.dialog.click('Open and Copy');
    await vscode.page.getByText(/If the sender gave you a passphrase/).waitFor();
    await vscode.quickInput.type('wrong');
    await vscode.quickInput.accept();
    await vscode.page.getByText(/either it is wrong, or the secret is gone/).waitFor();
    await vscode.quickInput.type('open sesame');
    await vscode.quickInput.accept();
    await vscode.notification(/Secret copied/);
    assert.equal(await vscode.readClipboard(), 'guarded');
  });

  it('names a host that it does not know before anything is sent there', async () => {
    const { vscode } = stage;
    const other = await startServer();
    try {
      const link = await sent(other, 'elsewhere');
      other.clearRequests();
      await paste(link);
      await vscode.dialog.opened(new RegExp(`Open a link of 127\\.0\\.0\\.1:${other.port}`));
      await vscode.dialog.click('Cancel');
      await vscode.dialog.closed();
      assert.equal(other.requests.length, 0);
    } finally {
      await other.close();
    }
  });

  it('says what a text lacks that is not a link, and keeps it; by keyboard alone', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('mine');
    await paste('hello');
    await vscode.quickInput.messageWith(/not a one-time link or a secret key/);
    assert.equal(await vscode.quickInput.value(), 'hello');
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    assert.deepEqual(apiRequests(server), []);
    assert.deepEqual(await vscode.notifications.texts(), []);
    assert.equal(await vscode.readClipboard(), 'mine');
  });
});
