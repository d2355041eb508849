import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { searchDisk } from '../../../dev/demo/leaks';
import { startServer, type Account, type LocalServer } from '../../../dev/server';
import { waitUntil } from '../../../dev/vscode/page';
import { shareFromEnv } from '../support/share';
import { signIn } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';
import { storedSecrets } from '../support/storedSecrets';
import { switchTo } from '../support/switchTo';

const VIEW = 'Recent Secrets';

/** Unlike any other text of a test. */
function newAccount(username: string): Account {
  return { username, token: randomBytes(20).toString('hex') };
}

describe('Two accounts on two servers', () => {
  const mine = newAccount('ada@home.example');
  const works = newAccount('ada@work.example');
  let stage: Stage;
  let home: LocalServer;
  let work: LocalServer;

  before(async () => {
    work = await startServer({ accounts: [works] });
    stage = await openStage({ secretStorageLasts: true }, { accounts: [mine] });
    home = stage.server;
  });
  after(async () => {
    await stage.close();
    await work.close();
  });

  /** Whoever asked this server for anything said so with this account, or with none at all. */
  function assertOnly(server: LocalServer, own: Account, foreign: Account): void {
    const basic = `Basic ${Buffer.from(`${own.username}:${own.token}`).toString('base64')}`;
    for (const { method, path, query, headers, body } of server.requests) {
      assert.ok([undefined, basic].includes(headers.authorization), `${method} ${path}`);
      const all = JSON.stringify([path, query, headers, body]);
      const { username, token } = foreign;
      for (const text of [username, encodeURIComponent(username), token]) {
        assert.ok(!all.includes(text), `${method} ${path}`);
      }
    }
  }

  function sharers(server: LocalServer): (string | undefined)[] {
    return server.requests
      .filter(({ path }) => path.endsWith('/share'))
      .map(({ username }) => username);
  }

  async function share(text: string, account: Account, server: LocalServer): Promise<void> {
    const link = await shareFromEnv(stage, text);
    assert.ok(link.startsWith(`${server.origin}/secret/`));
    await stage.vscode.notification(`with the account ${account.username}`);
    await stage.vscode.dismissNotifications();
  }

  /** The accounts of which SecretStorage has a token, read where VS Code writes it. */
  async function stored(): Promise<string[]> {
    const all = JSON.stringify(await storedSecrets(stage.workbench));
    return [mine, works].filter(({ token }) => all.includes(token)).map((one) => one.username);
  }

  async function waitUntilStored(...usernames: string[]): Promise<void> {
    const wanted = usernames.join();
    const read = async (): Promise<string> => (await stored()).join();
    await waitUntil(`tokens of ${wanted} in SecretStorage`, read, (found) => found === wanted);
  }

  it('are signed in, one after the other', async () => {
    await signIn(stage.vscode, mine);
    await switchTo(stage, work.origin);
    await signIn(stage.vscode, works);
    assertOnly(home, mine, works);
    assertOnly(work, works, mine);
    await waitUntilStored(mine.username, works.username);
  });

  it('share each on its own server, and that server sees its own account alone', async () => {
    await share('battery staple', works, work);
    assert.deepEqual([sharers(home), sharers(work)], [[], [works.username]]);
    await switchTo(stage, home.origin);
    await share('search,checkout', mine, home);
    assert.deepEqual([sharers(home), sharers(work)], [[mine.username], [works.username]]);
    await switchTo(stage, work.origin);
    await share('postgres://app', works, work);
    const twice = [works.username, works.username];
    assert.deepEqual([sharers(home), sharers(work)], [[mine.username], twice]);
    assertOnly(home, mine, works);
    assertOnly(work, works, mine);
  });

  it('are asked for the list each by its own server', async () => {
    const { vscode } = stage;
    home.clearRequests();
    work.clearRequests();
    await vscode.openView('Onetime Secret');
    await vscode.viewAction('Refresh');
    for (const [server, { username }] of [
      [home, mine],
      [work, works],
    ] as const) {
      await waitUntil(
        `a list of ${username}`,
        async () => Promise.resolve(server.requests),
        (requests) => requests.some((one) => one.username === username),
      );
    }
    for (const label of ['FEATURE_FLAGS', 'SMTP_PASSWORD', 'DATABASE_URL']) {
      await vscode.tree(VIEW).row(new RegExp(`${label}.*expires in`));
    }
    assertOnly(home, mine, works);
    assertOnly(work, works, mine);
  });

  it('leave SecretStorage when they sign out, one of them first', async () => {
    const { vscode, workbench } = stage;
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.quickInput.opened(/Sign Out/);
    await vscode.quickInput.click(works.username);
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out, Keep the List');
    await vscode.notification(`(${works.username})`);
    await vscode.dismissNotifications();
    await waitUntilStored(mine.username);
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out, Keep the List');
    await vscode.notification(`(${mine.username})`);
    await vscode.dismissNotifications();
    await waitUntilStored();
    // What the next window starts from.
    await workbench.reload();
    assert.deepEqual(await stored(), []);
    const names = Object.keys(await storedSecrets(workbench));
    assert.ok(
      names.some((name) => name.includes('record.')),
      'what was shared is kept',
    );
    assert.deepEqual(
      names.filter((name) => name.includes('account.')),
      [],
    );
  });

  it('share no more: the next one is anonymous', async () => {
    home.clearRequests();
    work.clearRequests();
    await shareFromEnv(stage, 'battery staple');
    await stage.vscode.notification(/, anonymously\./);
    assert.deepEqual([sharers(home), sharers(work)], [[], [undefined]]);
  });

  it('were never written to the disk in the clear, neither by the browser nor by the server', async () => {
    const { profile } = stage.workbench;
    const tokens = [mine, works].map(({ username, token }) => ({ name: username, text: token }));
    const { found, files } = await searchDisk([profile], tokens);
    assert.deepEqual(found, []);
    assert.ok(files > 0);
  });
});
