import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../dev/vscode/page';
import { startRecordingServer, type RecordingServer } from '../support/recordingServer';
import { openStage, type Stage } from './support/stage';

/** VS Code would make a button of it that starts a program, and an icon. */
const TRAP = '[Confirm](command:workbench.action.terminal.new) [x](https://evil.example) $(flame)';

describe('What others wrote', () => {
  let stage: Stage;
  let hostile: RecordingServer;
  let accepts: boolean;

  before(async () => {
    accepts = false;
    // Not when this file is read: other files run before.
    const created = Math.floor(Date.now() / 1000);
    hostile = await startRecordingServer(({ url }) => {
      if (url.endsWith('/recent')) {
        const secret = { custid: 'ann', ttl: 600, created, recipient: [TRAP] };
        return {
          body: [
            { ...secret, metadata_key: 'm1odd', state: `${TRAP} ${'x'.repeat(20_000)}` },
            { ...secret, metadata_key: 'm2new', state: 'new', share_domain: 'evil.example/a](b)' },
          ],
        };
      }
      if (accepts) return { body: { status: 'nominal', locale: 'en' } };
      return { status: 404, body: { message: `Refused. ${TRAP}` } };
    });
    stage = await openStage({ more: { 'onetimeSecret.serverUrl': hostile.origin } });
    const folder = join(stage.folder, 'traps');
    await mkdir(folder);
    await writeFile(join(folder, 'traps.json'), `{\n"${TRAP}":\n"hunter2" }\n`);
    await writeFile(join(folder, '[a](command:b) \u202Etxt.exe'), '');
  });
  after(async () => {
    await stage.close();
    await hostile.close();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  /** Nothing in these parts of the page can be clicked as a link, and no icon was drawn in text. */
  async function isText(selector: string, ...says: readonly RegExp[]): Promise<void> {
    const part = stage.vscode.page.locator(selector);
    const text = await waitUntil(
      `${selector} with ${says.join()}`,
      async () => (await part.allInnerTexts()).join('\n'),
      (found) => says.every((words) => words.test(found)),
    );
    assert.equal(await part.locator('a[href], a[data-href], .monaco-link').count(), 0, text);
    // Burning has that icon, too.
    assert.equal(await part.locator('.codicon-flame:not(.action-label)').count(), 0, text);
    assert.ok(text.length < 2000, `${text.length} characters`);
  }

  const MESSAGE = '.notifications-toasts .notification-list-item-message';

  it('is text in a notification: a server’s refusal, and the same words in the status bar', async () => {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.selectText('battery staple');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    await isText(MESSAGE, /Refused\. \[Confirm\] \(command:/);
    await isText('.part.statusbar .statusbar-item-label', /refused/);
  });

  it('is text in a notification: a key in a repository’s file', async () => {
    const { vscode } = stage;
    await vscode.openFile('traps.json');
    await vscode.editor.placeCursor('hunter2');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    await isText(MESSAGE, /Refused/);
  });

  it('is text in a notification: a file’s name', async () => {
    const { vscode } = stage;
    await vscode.openFile('[a](command:b) \u202Etxt.exe');
    await vscode.runCommand('Onetime Secret: Share File as One-Time Secret');
    await isText(MESSAGE, /Nothing to share: \[a\] \(command:b\) txt\.exe is empty/);
  });

  it('is text under a box: a server’s words about a token', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign In');
    await vscode.quickInput.opened(/Sign In to/);
    // Names with a colon are refused before.
    await vscode.quickInput.type(`ann ${TRAP.replaceAll(':', '')}`);
    await vscode.quickInput.accept();
    await vscode.quickInput.messageWith(/The API token of ann/);
    await isText('.quick-input-widget .quick-input-message', /The API token of ann \[Confirm\] \(/);
    await vscode.page.locator('.quick-input-widget input[type=password]').waitFor();
    await vscode.quickInput.type(randomBytes(20).toString('hex'));
    await vscode.quickInput.accept();
    await isText('.quick-input-widget .quick-input-message', /Refused\. \[Confirm\] \(command:/);
    accepts = true;
    await vscode.quickInput.accept();
    await isText(MESSAGE, /Signed in to \S+ as ann \[Confirm\] \(/);
  });

  it('is text in the list, and short: a state that no release knows', async () => {
    const { vscode } = stage;
    await vscode.openView('Onetime Secret');
    await vscode.viewAction('Refresh');
    await isText('.pane-body .monaco-list-rows .monaco-icon-label', /\[Confirm\]/, /expires in/);
  });

  it('is text where one is picked', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Open Page on Server');
    await vscode.quickInput.opened(/Which Secret/);
    await isText('.quick-input-list .monaco-list-rows', /\[Confirm\] \(/);
    await vscode.page.keyboard.press('Escape');
  });
});
