import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Account } from '../../../dev/server';
import { signIn } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

describe('Two accounts of one server', () => {
  const ann = newAccount('ann');
  const bob = newAccount('bob');
  const carl = newAccount('carl');
  let stage: Stage;

  before(async () => {
    stage = await openStage({}, { accounts: [ann, bob, carl] });
    for (const account of [ann, bob]) await signIn(stage.vscode, account);
    await askAgain();
  });
  after(async () => stage.close());

  /** Signing in settles on an account, and signing out of it takes that back. */
  async function askAgain(): Promise<void> {
    const { vscode, server } = stage;
    await signIn(vscode, carl);
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.quickInput.opened(/Sign Out/);
    await vscode.quickInput.click(carl.username);
    await vscode.notification(/Signed out of \S+ \(carl@example\.com\)/);
    await vscode.dismissNotifications();
    await vscode.openFile('.env');
    await vscode.editor.selectText('search,checkout');
    server.clearRequests();
  }

  async function share(): Promise<void> {
    await stage.vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
  }

  async function asked(): Promise<void> {
    await stage.vscode.quickInput.opened(/Share at 127\S+ as/);
  }

  /** @param as the user name that the server saw; undefined: none */
  async function shared(as: string | undefined): Promise<void> {
    const { vscode, server } = stage;
    await vscode.notification(/One-time link copied/);
    const shares = server.requests.filter(({ path }) => path.endsWith('/share'));
    assert.deepEqual(
      shares.map(({ username }) => username),
      [as],
    );
    await vscode.dismissNotifications();
    server.clearRequests();
  }

  it('are asked for; Esc sends nothing and keeps what was copied and selected', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('mine');
    await share();
    await asked();
    assert.match(await vscode.quickInput.placeholder(), /pin, or the last entry/);
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    assert.equal(await vscode.readClipboard(), 'mine');
    assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 0);
  });

  it('are remembered: Enter takes the one used last', async () => {
    const { vscode } = stage;
    await share();
    await asked();
    // The last to sign in.
    await vscode.quickInput.accept();
    await shared(bob.username);
    await share();
    await asked();
    await vscode.quickInput.click(ann.username);
    await shared(ann.username);
    await share();
    await asked();
    await vscode.quickInput.accept();
    await shared(ann.username);
  });

  it('are asked for no more after a click on a pin, which goes on with the share', async () => {
    const { vscode } = stage;
    await share();
    await asked();
    await vscode.quickInput.clickIcon(bob.username, 'Always Use This One');
    await vscode.notification(/From now on, secrets are shared with the account bob@example\.com/);
    await shared(bob.username);
    await share();
    await shared(bob.username);
  });

  it('are asked for no more after the last entry, by keyboard alone', async () => {
    const { vscode } = stage;
    await askAgain();
    await share();
    await asked();
    await vscode.quickInput.click('Without an account');
    await shared(undefined);
    await share();
    await asked();
    await vscode.page.keyboard.press('ArrowUp');
    await vscode.quickInput.accept();
    await vscode.notification(/From now on, secrets are shared without an account/);
    await shared(undefined);
    await share();
    await shared(undefined);
  });
});

function newAccount(name: string): Account {
  return { username: `${name}@example.com`, token: randomBytes(20).toString('hex') };
}
