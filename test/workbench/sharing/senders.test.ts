import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../../dev/vscode/page';
import { Menu } from '../../../dev/vscode/page/menu';
import { copyAsRecipient } from '../support/recipient';
import { signIn } from '../support/signIn';
import { apiRequests, openStage, type Stage } from '../support/stage';
import { openTerminal } from '../support/terminal';

const SHARE_FILE = 'Share File as One-Time Secret';
/** Line breaks, tabs, blanks at the end of a line, emoji; no line break at the end. */
const NOTES = 'naïve 🔐 & <b>\r\n\ttab  \r\nlast';
const CODE = 'const token = "abc";\n';

describe('Sharing from everywhere, by hand', () => {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  let stage: Stage;

  before(async () => {
    stage = await openStage({}, { accounts: [account] });
    await writeFile(join(stage.folder, 'notes.txt'), NOTES);
    await writeFile(join(stage.folder, 'code.ts'), CODE);
    // Menus have an extension's entries once it is loaded.
    await stage.vscode.openView('Onetime Secret');
    await stage.vscode.page.getByText('What you share appears here').waitFor();
  });
  after(async () => stage.close());
  beforeEach(async () => {
    stage.server.clearRequests();
    await stage.vscode.writeClipboard('mine');
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  /** The link that was copied: one request, and the recipient's Copy button yields these bytes. */
  async function delivers(secret: string, passphrase = ''): Promise<void> {
    const { vscode, server, workbench } = stage;
    const link = await vscode.clipboard(/\/secret\//);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    assert.equal(await copyAsRecipient(workbench, link, passphrase), secret);
  }

  it('a file, from the Explorer’s context menu', async () => {
    const { vscode } = stage;
    await vscode.runCommand('View: Show Explorer');
    const row = await vscode.tree('Files Explorer').row('notes.txt');
    await (await row.contextMenu()).click(SHARE_FILE);
    await vscode.notification(/One-time link of notes\.txt copied\./);
    await delivers(NOTES);
  });

  it('several files at once, from there', async () => {
    const { vscode, server } = stage;
    const tree = vscode.tree('Files Explorer');
    await (await tree.row('notes.txt')).click();
    const second = await tree.row('code.ts');
    await second.click(['ControlOrMeta']);
    await (await second.contextMenu()).click(SHARE_FILE);
    await vscode.notification(/2 files shared, a one-time link each/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share', 'POST /api/v1/share']);
    const links = (await vscode.readClipboard()).split('\n');
    const read = [];
    for (const link of links) read.push(await copyAsRecipient(stage.workbench, link));
    assert.deepEqual(read.sort(), [CODE, NOTES].sort());
  });

  it('a file, from its tab’s context menu', async () => {
    const { vscode } = stage;
    await vscode.openFile('code.ts');
    await vscode.tab('code.ts').click({ button: 'right' });
    await (await new Menu(vscode.page).opened()).click(SHARE_FILE);
    await vscode.notification(/One-time link of code\.ts copied\./);
    await delivers(CODE);
  });

  it('a file that holds keys: Enter takes passphrase and short life', async () => {
    const { vscode, server } = stage;
    await vscode.openFile('.env');
    await vscode.runCommand(`Onetime Secret: ${SHARE_FILE}`);
    await vscode.quickInput.opened(/Looks Like an Environment File/);
    await vscode.quickInput.accept();
    const notification = await vscode.notification(/One-time link of \.env copied\..*1 hour/);
    const body = new URLSearchParams(server.requests[0]?.body);
    assert.equal(body.get('ttl'), '3600');
    await delivers(body.get('secret') ?? '', body.get('passphrase') ?? '');
    await notification.click('Copy Passphrase');
    assert.equal(await vscode.clipboard(body.get('passphrase') ?? ''), body.get('passphrase'));
  });

  it('the terminal’s selection, from its context menu', async () => {
    const { vscode } = stage;
    const { screen, all } = await openTerminal(vscode);
    await screen.click();
    await vscode.page.keyboard.type("PS1=; clear; printf 'first 🔐\\nlast\\n'\n");
    const shown = /^first 🔐\r?\nlast\s*$/;
    const selected = await waitUntil('the terminal’s text', all, (text) => shown.test(text));
    await vscode.writeClipboard('mine');
    await screen.click({ button: 'right' });
    await (
      await new Menu(vscode.page).opened()
    ).click('Share Terminal Selection as One-Time Secret');
    await vscode.notification(/One-time link copied\./);
    await delivers(selected);
    await vscode.runCommand('Terminal: Kill the Active Terminal Instance');
  });

  it('the value under the light bulb, by Ctrl+.', async () => {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('battery staple');
    await vscode.page.keyboard.press('Control+.');
    const label = 'Share the value of SMTP_PASSWORD as one-time secret';
    const entry = vscode.page.locator('.action-widget').getByText(label);
    await entry.waitFor();
    await vscode.page.keyboard.press('Enter');
    await vscode.notification(/One-time link of the value SMTP_PASSWORD copied\./);
    await delivers('battery staple & friends');
  });

  it('a selection that is replaced, in the context menu; Ctrl+Z once brings it back', async () => {
    const { vscode } = stage;
    await vscode.openFile('notes.txt');
    await vscode.editor.selectText('naïve');
    await (await vscode.editor.contextMenu()).click('Share and Replace Selection');
    const notification = await vscode.notification(/Replaced by a one-time link/);
    assert.deepEqual(await notification.buttons(), ['Save', 'Open Timeline', 'Copy Message']);
    const link = await vscode.clipboard(/\/secret\//);
    assert.ok((await vscode.editor.text()).startsWith(`<one-time secret: ${link}> 🔐`));
    await notification.click('Open Timeline');
    await vscode.page.locator('.part').getByText('Timeline').first().waitFor();
    await delivers('naïve');
    await vscode.editor.placeCursor('one-time');
    await vscode.page.keyboard.press('Control+z');
    await waitUntil(
      'the old text',
      async () => vscode.editor.text(),
      (text) => text.startsWith('naïve 🔐 & <b>'),
    );
  });

  it('the clipboard, pasted as a secret from the context menu', async () => {
    const { vscode } = stage;
    await vscode.writeClipboard('one\n\ttwo');
    await vscode.openFile('code.ts');
    await vscode.editor.selectText('abc');
    await (await vscode.editor.contextMenu()).click('Paste as One-Time Secret');
    await vscode.notification(/One-time link pasted and copied\./);
    const link = await vscode.clipboard(/\/secret\//);
    assert.ok(
      (await vscode.editor.text()).startsWith(`const token = "<one-time secret: ${link}>";`),
    );
    await delivers('one\n\ttwo');
    await vscode.runCommand('File: Revert File');
  });

  describe('with options', () => {
    it('goes through all steps, back and forth, by keyboard and mouse', async () => {
      const { vscode, server } = stage;
      await signIn(vscode, account);
      server.clearRequests();

      const { quickInput } = vscode;
      await vscode.openFile('notes.txt');
      await vscode.editor.selectText('naïve');
      await (await vscode.editor.contextMenu()).click('Share Selection with Options…');
      await quickInput.opened(/\(1\/4\)/);
      assert.ok((await quickInput.items()).some((item) => /^3 days.*until \w+/.test(item)));
      await quickInput.click('3 days');
      await quickInput.opened(/\(2\/4\)/);
      await quickInput.back();
      await quickInput.opened(/\(1\/4\)/);
      // Enter takes what was chosen before.
      await quickInput.accept();
      await quickInput.opened(/\(2\/4\)/);
      await quickInput.click('Make a passphrase…');
      await quickInput.messageWith(/shown this once/);
      const first = await quickInput.value();
      await quickInput.button('Make Another One');
      const passphrase = await waitUntil(
        'another passphrase',
        async () => quickInput.value(),
        (it) => it !== first,
      );
      assert.match(passphrase, /^[a-z]+(-[a-z]+){5}$/);
      await quickInput.accept();
      await quickInput.opened(/\(3\/4\)/);
      await quickInput.click('An e-mail address…');
      await quickInput.messageWith(/mails the link, not the secret/);
      await quickInput.type('colleague@example.com');
      await quickInput.accept();
      await quickInput.opened(/\(4\/4\)/);
      await quickInput.back();
      await quickInput.opened(/\(3\/4\)/);
      await quickInput.accept();
      await quickInput.opened(/\(4\/4\)/);
      await quickInput.accept();
      const notification = await vscode.notification(/One-time link copied\./);
      assert.match(
        await notification.text(),
        /3 days.*mails the link to .*account you@example\.com/,
      );
      assert.deepEqual(await notification.buttons(), [
        'Copy Passphrase',
        'Copy Message',
        'Show in Sidebar',
      ]);
      const body = new URLSearchParams(server.requests[0]?.body);
      assert.deepEqual(
        [body.get('ttl'), body.get('recipient')],
        ['259200', 'colleague@example.com'],
      );
      await delivers('naïve', passphrase);
    });
  });
});
