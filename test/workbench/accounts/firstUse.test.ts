import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { startServer } from '../../../dev/server';
import { waitUntil } from '../../../dev/vscode/page';
import { apiRequests, openStage, type Stage } from '../support/stage';

describe('The first use', () => {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  let stage: Stage;

  before(async () => {
    stage = await openStage({ settings: {} }, { accounts: [account] });
  });
  after(async () => stage.close());

  async function shareSelection(): Promise<void> {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.selectText('search,checkout');
    await (await vscode.editor.contextMenu()).click('Share Selection as One-Time Secret');
  }

  it('asks where secrets are stored, before anything is sent; Esc sends nothing', async () => {
    const { vscode, server } = stage;
    await vscode.writeClipboard('mine');
    await shareSelection();
    await vscode.quickInput.opened(/Where should your secrets be stored/);
    const items = await vscode.quickInput.items();
    for (const host of ['us.onetimesecret.com', 'eu.onetimesecret.com', 'uk.onetimesecret.com']) {
      assert.ok(
        items.some((item) => item.includes(host)),
        host,
      );
    }
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.readClipboard(), 'mine');
    assert.deepEqual(await vscode.notifications.texts(), []);
  });

  it('asks again next time, takes a server of one’s own, and says what is wrong with an address', async () => {
    const { vscode, server } = stage;
    // What was selected still is.
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    await vscode.quickInput.opened(/Where should your secrets be stored/);
    await vscode.quickInput.click('A server of your own…');
    await vscode.quickInput.opened(/Your Own Server/);
    await vscode.quickInput.type('http://secrets.example.com');
    await vscode.quickInput.accept();
    await vscode.page.getByText(/plain http is for this computer only/).waitFor();
    const down = await startServer();
    await down.close();
    const { host } = new URL(down.origin);
    await vscode.quickInput.type(host);
    await vscode.quickInput.accept();
    await vscode.quickInput.messageWith(/could not be reached .* Press Enter again/);
    assert.equal(await vscode.quickInput.value(), host);
    await vscode.quickInput.type(new URL(server.origin).host);
    await vscode.quickInput.accept();
    await vscode.notification(/One-time link copied/);
    assert.deepEqual(apiRequests(server), ['GET /api/v1/status', 'POST /api/v1/share']);
    const key = (await vscode.readClipboard()).split('/secret/')[1] ?? '';
    assert.equal(server.peek(key)?.value, 'search,checkout');
    await vscode.dismissNotifications();
  });

  it('does not ask a third time', async () => {
    const { vscode, server } = stage;
    server.clearRequests();
    await shareSelection();
    await vscode.notification(/One-time link copied/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/share']);
    await vscode.dismissNotifications();
  });

  it('signs in; a wrong token keeps the box open and what was typed, which can be shown', async () => {
    const { vscode, server } = stage;
    server.clearRequests();
    await vscode.openView('Onetime Secret');
    await vscode.runCommand('Onetime Secret: Sign In');
    await vscode.quickInput.opened(/Sign In to 127\S+ \(1\/2\)/);
    await vscode.quickInput.type(account.username);
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/\(2\/2\)/);
    assert.ok(await vscode.quickInput.isPassword());
    await vscode.quickInput.type('wrong');
    await vscode.quickInput.button('Show What Is Typed');
    await isPassword(false);
    assert.equal(await vscode.quickInput.value(), 'wrong');
    await vscode.quickInput.button('Hide What Is Typed');
    await isPassword(true);
    await vscode.quickInput.accept();
    await vscode.quickInput.messageWith(/does not accept this token for you@example\.com/);
    assert.equal(await vscode.quickInput.value(), 'wrong');
    await vscode.quickInput.type(account.token);
    await vscode.quickInput.accept();
    await vscode.notification(/Signed in to .* as you@example\.com/);
    const asked = apiRequests(server).filter((request) => request.endsWith('/authcheck'));
    assert.equal(asked.length, 2);
    await vscode.dismissNotifications();
  });

  async function isPassword(expected: boolean): Promise<void> {
    await waitUntil(
      expected ? 'dots' : 'what was typed',
      async () => stage.vscode.quickInput.isPassword(),
      (it) => it === expected,
    );
  }

  it('shares with the account from then on', async () => {
    const { vscode, server } = stage;
    server.clearRequests();
    await shareSelection();
    const notification = await vscode.notification(/with the account you@example\.com/);
    assert.ok(await notification.text());
    // The list asks for the anonymous ones meanwhile, without the account.
    const shares = server.requests.filter(({ path }) => path.endsWith('/share'));
    assert.deepEqual(
      shares.map(({ username }) => username),
      [account.username],
    );
    await vscode.dismissNotifications();
  });

  it('signs out, and the list keeps what was shared', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.dialog.opened(/Sign out of/);
    await vscode.dialog.click('Sign Out, Keep the List');
    await vscode.notification(/Signed out of/);
    await vscode.dismissNotifications();
    await waitUntil(
      'three unopened secrets in the list',
      async () => vscode.treeRows('Recent Secrets'),
      (rows) => rows.filter(({ ariaLabel }) => ariaLabel.includes('expires in')).length === 3,
    );
  });
});

describe('The first use with an account', () => {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  let stage: Stage;

  before(async () => {
    stage = await openStage({ settings: {} }, { accounts: [account] });
  });
  after(async () => stage.close());

  async function chooseServer(): Promise<void> {
    const { vscode, server } = stage;
    await vscode.runCommand('Onetime Secret: Sign In');
    await vscode.quickInput.opened(/Where should your secrets be stored/);
    await vscode.quickInput.click('A server of your own…');
    await vscode.quickInput.opened(/Your Own Server/);
    await vscode.quickInput.type(new URL(server.origin).host);
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/Sign In to 127\S+ \(1\/2\)/);
  }

  async function escape(): Promise<void> {
    await stage.vscode.quickInput.escape();
    await stage.vscode.quickInput.closed();
  }

  it('keeps nothing after Esc at the user name or the token: it asks from the start again', async () => {
    const { vscode, server } = stage;
    await chooseServer();
    await escape();
    await chooseServer();
    await vscode.quickInput.type(account.username);
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/\(2\/2\)/);
    await escape();
    assert.deepEqual(apiRequests(server), ['GET /api/v1/status', 'GET /api/v1/status']);
    assert.deepEqual(await vscode.notifications.texts(), []);
  });

  it('asks where, who, and the token; Back keeps what was typed', async () => {
    const { vscode, server } = stage;
    await chooseServer();
    await vscode.quickInput.type('You@example.com');
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/\(2\/2\)/);
    await vscode.quickInput.type(account.token);
    await vscode.quickInput.accept();
    await vscode.quickInput.messageWith(/case-sensitive.* The back button returns/);
    await vscode.quickInput.back();
    await vscode.quickInput.opened(/\(1\/2\)/);
    assert.equal(await vscode.quickInput.value(), 'You@example.com');
    await vscode.quickInput.type(account.username);
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/\(2\/2\)/);
    assert.equal(await vscode.quickInput.value(), account.token);
    await vscode.quickInput.accept();
    await vscode.notification(/Signed in to .* as you@example\.com/);
    await vscode.dismissNotifications();
    server.clearRequests();
  });

  it('asks nothing more: the next share is the account’s', async () => {
    const { vscode, server } = stage;
    await vscode.openFile('.env');
    await vscode.editor.selectText('search,checkout');
    await (await vscode.editor.contextMenu()).click('Share Selection as One-Time Secret');
    await vscode.notification(/One-time link copied/);
    const [share] = server.requests.filter(({ path }) => path.endsWith('/share'));
    assert.equal(share?.username, account.username);
  });
});
