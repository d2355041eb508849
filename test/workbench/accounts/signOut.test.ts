import assert from 'node:assert/strict';
import { randomBytes, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { searchDisk } from '../../../dev/demo/leaks';
import { waitUntil } from '../../../dev/vscode/page';
import { shareFromEnv } from '../support/share';
import { signIn, typeToken } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

const CONTAINER = 'Onetime Secret';
const VIEW = 'Recent Secrets';

describe('Signing out, where SecretStorage lasts', () => {
  const account = {
    username: `ada-${randomBytes(4).toString('hex')}@example.com`,
    token: randomBytes(20).toString('hex'),
  };
  let stage: Stage;

  before(async () => {
    stage = await openStage({ secretStorageLasts: true }, { accounts: [account] });
  });
  after(async () => stage.close());

  /** All of SecretStorage, as it lies on the disk, decrypted as VS Code does. */
  async function secretStorage(): Promise<string> {
    const { page, profile } = stage.workbench;
    const sealed = await page.evaluate<string | null>("localStorage.getItem('secrets.provider')");
    if (sealed === null) return '';
    const bytes = Buffer.from(sealed, 'base64');
    const [half, iv, text] = [bytes.subarray(0, 32), bytes.subarray(32, 44), bytes.subarray(44)];
    const other = await readFile(join(profile, 'secret-storage-key'));
    const raw = half.map((byte, at) => byte ^ (other[at] ?? 0));
    const key = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    const plain = await webcrypto.subtle.decrypt(
      { name: 'AES-GCM', iv, tagLength: 128 },
      key,
      text,
    );
    return Buffer.from(plain).toString('utf8');
  }

  it('shares on after a reload with a token that was refused meanwhile, once signed in again', async () => {
    const { vscode, server, workbench } = stage;
    await signIn(vscode, account);
    const { username } = account;
    account.token = randomBytes(20).toString('hex');
    server.setAccounts([account]);
    await workbench.reload();
    server.clearRequests();
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('# Sample');
    await vscode.editor.selectText('battery staple');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    const refused = await vscode.notification(/did not accept the API token of ada-/);
    assert.deepEqual(server.keys(), [], 'nothing went anonymously');
    await vscode.openView(CONTAINER);
    await vscode.page
      .locator('.part.sidebar .title-actions [aria-label^="Sign In Again"]')
      .waitFor();
    await refused.click('Sign In Again…');
    await typeToken(vscode, account.token);
    await vscode.notification(/One-time link copied/);
    const shares = server.requests.filter(({ path }) => path.endsWith('/share'));
    assert.deepEqual(
      shares.map((one) => one.username),
      [username, username],
    );
    await vscode.page
      .locator('.part.sidebar .title-actions [aria-label^="Sign In Again"]')
      .waitFor({ state: 'detached' });
    await vscode.dismissNotifications();
  });

  it('asks what becomes of its secrets, and Esc leaves all as it was', async () => {
    const { vscode } = stage;
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in/);
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of 127.*\(ada-.*in the list: 1, of them unopened: 1\./s);
    await vscode.dialog.escape();
    assert.deepEqual(await vscode.notifications.texts(), []);
    const stored = await secretStorage();
    for (const one of [account.token, account.username]) assert.ok(stored.includes(one));
  });

  it('leaves nothing of the account in it, nor its keys anywhere, if they are to be forgotten', async () => {
    const { vscode, server, workbench } = stage;
    const [keys] = server.keys();
    assert.ok(keys);
    await waitUntil('the metadata key is stored', secretStorage, (it) =>
      it.includes(keys.metadataKey),
    );
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out and Forget Its Secrets');
    await vscode.notification(/Signed out of .* New secrets go to .*, without an account\./);
    const { token, username } = account;
    await waitUntil(
      'nothing of the account is stored',
      secretStorage,
      (it) => it !== '' && ![token, username, keys.metadataKey].some((one) => it.includes(one)),
    );
    await workbench.reload();
    const { found, files } = await searchDisk(
      [workbench.profile],
      [
        { name: 'token', text: token },
        { name: 'metadata key', text: keys.metadataKey },
        { name: 'secret key', text: keys.secretKey },
      ],
    );
    assert.deepEqual(found, []);
    assert.ok(files > 10);
  });

  it('keeps the list, if that is wanted, and what is in it can be burned', async () => {
    const { vscode, server } = stage;
    await vscode.dismissNotifications();
    await signIn(vscode, account);
    await shareFromEnv(stage, 'battery staple');
    await vscode.dismissNotifications();
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out, Keep the List');
    await vscode.notification(/Signed out of/);
    await vscode.dismissNotifications();
    server.clearRequests();
    await vscode.runCommand('Onetime Secret: Burn All Unopened Secrets');
    await vscode.dialog.opened(/Burn all unopened secrets/);
    await vscode.dialog.click('Burn');
    await vscode.notification(/secrets are burned/);
    for (const { username } of server.requests) assert.equal(username, undefined);
  });
});
