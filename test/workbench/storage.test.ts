import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { waitUntil } from '../../dev/vscode/page';
import { copyAsRecipient } from './support/recipient';
import { FaultySecrets, type Faults } from './support/secrets';
import { shareFromEnv } from './support/share';
import { typeAccount } from './support/signIn';
import { openStage, type Stage } from './support/stage';

const VIEW = 'Recent Secrets';
const CONTAINER = 'Onetime Secret';
/** What a part of the first line of .env is called. */
const ENV = '.env, line 1';
const ELSEWHERE = 'elsewhere';
const UNWRITABLE = /VS Code’s secret storage could not be written: what is new in the list/;

describe('A secret storage that goes wrong', () => {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  let secrets: FaultySecrets;
  let stage: Stage;

  before(async () => {
    secrets = await FaultySecrets.create();
    stage = await openStage(
      { ...secrets.options, secretStorageLasts: true },
      { accounts: [account] },
    );
  });
  after(async () => {
    await stage.close();
    await secrets.dispose();
  });

  async function startWith(faults: Faults): Promise<void> {
    await secrets.set(faults);
    await stage.workbench.reload();
    await stage.vscode.openView(CONTAINER);
  }

  async function share(text: string): Promise<string> {
    const link = await shareFromEnv(stage, text);
    await stage.vscode.dismissNotifications();
    return link;
  }

  async function saysLeftOut(count: number): Promise<void> {
    const words = `Secrets left out of this list, since they cannot be read here: ${count}. The log says why; nothing was deleted.`;
    const read = async (): Promise<string> => stage.vscode.sidebarText();
    await waitUntil(words, read, (text) => text.includes(words));
  }

  /** Waits until these are the labels of the list, in any order. */
  async function lists(...labels: string[]): Promise<void> {
    const wanted = JSON.stringify(labels.sort());
    const read = async (): Promise<string> => {
      const rows = await stage.vscode.treeRows(VIEW).catch(() => []);
      const shown = rows
        .filter(({ level }) => level === 2)
        // What was shared elsewhere is called by its time.
        .map(({ label }) => label.replace(/^\w+ \d+, \d+:\d+\s[AP]M$/, ELSEWHERE));
      return JSON.stringify(shown.sort());
    };
    await waitUntil(wanted, read, (shown) => shown === wanted);
  }

  it('leaves out what is damaged, foreign or of a newer version, says so, and shares on', async () => {
    for (const text of ['postgres://app', 'battery staple', 'search,checkout', 'none of them']) {
      await share(text);
    }
    await stage.vscode.openView(CONTAINER);
    await lists(ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD');
    await startWith({
      replaced: {
        DATABASE_URL: '{"version":1,"server":"http',
        SMTP_PASSWORD: '["somebody else’s"]',
        FEATURE_FLAGS: '{"version":2,"secrets":[]}',
      },
    });
    await saysLeftOut(3);
    await lists(ENV);
    assert.deepEqual(await stage.vscode.notifications.texts(), []);
    const link = await share('none of them');
    assert.equal(await copyAsRecipient(stage.workbench, link), 'none of them');
    await lists(ENV, ENV);
    const log = await stage.workbench.logs();
    assert.equal(log.match(/Left out an entry of "record" \(.*\): it is damaged\./g)?.length, 2);
    assert.match(log, /Left out an entry of "record" \(.*\): a newer version of the extension/);
  });

  it('has them all again once they can be read: nothing was deleted', async () => {
    await startWith({});
    await lists(ENV, ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD');
    assert.ok(!(await stage.vscode.sidebarText()).includes('left out'));
  });

  it('shares and lists where nothing can be stored, and says so once in a window', async () => {
    const { vscode, workbench } = stage;
    await startWith({ failing: ['store'] });
    await lists(ENV, ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD');
    const link = await shareFromEnv(stage, 'search,checkout');
    const warning = await vscode.notification(UNWRITABLE);
    assert.deepEqual(await warning.buttons(), ['Show Log']);
    assert.equal(await copyAsRecipient(workbench, link), 'search,checkout');
    await vscode.dismissNotifications();
    await shareFromEnv(stage, 'search,checkout');
    assert.equal((await vscode.notifications.texts()).length, 1);
    await vscode.dismissNotifications();
    const before = [ENV, ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD'];
    await lists(...before, 'FEATURE_FLAGS', 'FEATURE_FLAGS');
  });

  it('signs in until the window closes where nothing can be stored, and out', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign In');
    await typeAccount(stage.vscode, account);
    const notice = await vscode.notification(/but only until this window closes: VS Code’s secret/);
    assert.deepEqual(await notice.buttons(), ['Show Log']);
    await vscode.dismissNotifications();
    await shareFromEnv(stage, 'battery staple');
    await vscode.notification(/with the account you@example\.com/);
    await vscode.dismissNotifications();
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out, Keep the List');
    await vscode.notification(/Signed out of .* \(you@example\.com\)/);
    await vscode.dismissNotifications();
    await shareFromEnv(stage, 'battery staple');
    await vscode.notification(/, anonymously\./);
    await vscode.dismissNotifications();
  });

  it('forgets with the window what could not be stored, and nothing else', async () => {
    await startWith({});
    await lists(ENV, ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD');
    assert.deepEqual(await stage.vscode.notifications.texts(), []);
  });

  it('says that an account cannot be read, lists without it, and shares nothing as nobody', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign In');
    await typeAccount(stage.vscode, account);
    await vscode.notification(/Signed in to .* New secrets are shared with this account/);
    await startWith({ failing: ['get'] });
    const warning = await vscode.notification(/An account that you signed in with cannot be read/);
    assert.deepEqual(await warning.buttons(), ['Sign In', 'Show Log']);
    await saysLeftOut(5);
    await vscode.dismissNotifications();
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('# Sample');
    await vscode.editor.selectText('search,checkout');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    const refused = await vscode.notification(/could not be read, so nothing was sent\./);
    assert.deepEqual(await refused.buttons(), ['Sign In', 'Open Settings', 'Try Again']);
    await lists();
    await saysLeftOut(5);
  });

  it('signs in anew where nothing can be read back, and goes on with that share', async () => {
    const { vscode } = stage;
    const refused = await vscode.notification(/could not be read, so nothing was sent\./);
    await refused.click('Sign In');
    await typeAccount(stage.vscode, account);
    await vscode.notification(/One-time link copied.* with the account you@example\.com/);
    await vscode.dismissNotifications();
    await shareFromEnv(stage, 'battery staple');
    await vscode.notification(/with the account you@example\.com/);
    await vscode.dismissNotifications();
  });

  it('has everything when it can be read again, without a reload; the account is one', async () => {
    const { vscode, workbench } = stage;
    await secrets.set({});
    await vscode.openView(CONTAINER);
    await vscode.viewAction('Refresh');
    const before = [ENV, ENV, 'DATABASE_URL', 'FEATURE_FLAGS', 'SMTP_PASSWORD'];
    // The account has one of a window that could not store it.
    await lists(...before, 'FEATURE_FLAGS', 'SMTP_PASSWORD', ELSEWHERE);
    await workbench.reload();
    await shareFromEnv(stage, 'search,checkout');
    await vscode.notification(/with the account you@example\.com/);
    assert.equal((await vscode.notifications.texts()).length, 1);
    await vscode.dismissNotifications();
  });

  it('gets no token and no key into a log, though it quotes them', async () => {
    const { workbench, server } = stage;
    const log = await workbench.logs();
    assert.match(log, /An entry of "account" is not stored/);
    const keys = server.keys().flatMap((one) => [one.secretKey, one.metadataKey]);
    for (const secret of [account.token, ...keys]) assert.ok(!log.includes(secret));
  });
});
