import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { startServer, type Account, type LocalServer } from '../../../dev/server';
import { waitUntil } from '../../../dev/vscode/page';
import { picture } from '../support/picture';
import { shareFromEnv } from '../support/share';
import { signIn, typeToken } from '../support/signIn';
import { apiRequests, openStage, type Stage } from '../support/stage';

/** The default key binding of Switch Account or Server. */
const SWITCH = 'Shift+Alt+W';

const newAccount = (username: string): Account => ({
  username,
  token: randomBytes(20).toString('hex'),
});

describe('Where the next secret goes', () => {
  const [ada, ops] = [newAccount('ada@example.com'), newAccount('ops@example.com')];
  let stage: Stage;
  let work: LocalServer;

  before(async () => {
    stage = await openStage({}, { accounts: [ada] });
    work = await startServer({ accounts: [ops] });
  });
  after(async () => {
    await stage.close();
    await work.close();
  });

  const hostOf = ({ origin }: LocalServer): string => new URL(origin).host;
  /** What the status bar says of it, as a screen reader hears it. */
  const spoken = async (): Promise<string> =>
    (await stage.vscode.statusBar()).find((label) => label.startsWith('Onetime Secret: ')) ?? '';
  const says = async (text: string): Promise<unknown> =>
    waitUntil(`"${text}" in the status bar`, spoken, (label) => label.includes(text));
  const usersAt = (server: LocalServer): unknown =>
    server.requests.filter(({ path }) => path.endsWith('/share')).map(({ username }) => username);

  it('is not in the status bar until there is something to share', async () => {
    const { vscode, server } = stage;
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('# Sample');
    assert.equal(await spoken(), '');
    await vscode.editor.selectText('search,checkout');
    await says(
      `New secrets go to ${hostOf(server)}, without an account. Switch account or server.`,
    );
    await vscode.editor.placeCursor('# Sample');
    await waitUntil('no status', spoken, (label) => label === '');
  });

  it('stays there once something was shared, and leads to the picker by a click', async () => {
    const { vscode, server } = stage;
    await shareFromEnv(stage, 'search,checkout');
    await vscode.dismissNotifications();
    await vscode.editor.placeCursor('# Sample');
    await says(`${hostOf(server)}, without an account`);
    await vscode.statusBarItem(`${hostOf(server)} · anonymous`).click();
    await vscode.quickInput.opened(/Where New Secrets Go/);
    assert.equal(
      await vscode.quickInput.placeholder(),
      `New secrets go to ${hostOf(server)}, without an account.`,
    );
    const items = await vscode.quickInput.items();
    assert.ok(
      items.some((item) => /European Union.*Nuremberg/.test(item)),
      items.join('\n'),
    );
    await picture(vscode, 'switch-anonymous');
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
  });

  it('has other servers and accounts, by keyboard alone: each secret goes to the right one', async () => {
    const { vscode, server } = stage;
    await signIn(vscode, ada);
    await says(`New secrets go to ${hostOf(server)} as ada@example.com.`);
    // Another server, and an account there.
    await vscode.page.keyboard.press(SWITCH);
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await vscode.quickInput.type('server of your own');
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/Your Own Server/);
    await vscode.quickInput.type(work.origin);
    await vscode.quickInput.accept();
    await vscode.notification(`New secrets go to ${hostOf(work)} · anonymous.`);
    await vscode.dismissNotifications();
    await signIn(vscode, ops);
    await says(`New secrets go to ${hostOf(work)} as ops@example.com.`);
    for (const one of [server, work]) one.clearRequests();
    await shareFromEnv(stage, 'search,checkout');
    await vscode.dismissNotifications();
    assert.deepEqual([usersAt(server), usersAt(work)], [[], ['ops@example.com']]);
  });

  it('takes two keys to the one used before, there and back', async () => {
    const { vscode, server } = stage;
    const twoKeys = async (to: string): Promise<void> => {
      await vscode.page.keyboard.press(SWITCH);
      await vscode.quickInput.opened(/Where New Secrets Go/);
      await vscode.page.keyboard.press('Enter');
      await vscode.quickInput.closed();
      await says(to);
      await vscode.dismissNotifications();
    };
    // The newest but the current one is the own server without an account: once to ada by name.
    await vscode.page.keyboard.press(SWITCH);
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await picture(vscode, 'switch-accounts');
    await vscode.quickInput.type('ada');
    await vscode.quickInput.accept();
    await says('as ada@example.com');
    await vscode.notification(`New secrets go to ${hostOf(server)} · ada@example.com.`);
    await picture(vscode, 'switched');
    await vscode.dismissNotifications();
    for (const one of [server, work]) one.clearRequests();
    await shareFromEnv(stage, 'search,checkout');
    await vscode.dismissNotifications();
    assert.deepEqual([usersAt(server), usersAt(work)], [['ada@example.com'], []]);
    await twoKeys('as ops@example.com');
    await twoKeys('as ada@example.com');
    assert.deepEqual(apiRequests(work), []);
  });

  it('goes back by one click', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Switch Account or Server…');
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await vscode.quickInput.click('European Union');
    await (await vscode.notification('New secrets go to EU · anonymous.')).click('Undo');
    await says('as ada@example.com');
    await vscode.dismissNotifications();
  });

  it('is beside the title of the list, whose menu leads to the picker', async () => {
    const { vscode, server } = stage;
    await vscode.openView('Onetime Secret');
    // VS Code has no room for it while the view is alone in its container; moved, it has.
    const description = vscode.page.locator('.pane-header .description');
    await description
      .filter({ hasText: `${hostOf(server)} · ada@example.com` })
      .waitFor({ state: 'attached' });
    await picture(vscode, 'view-with-place');
    await vscode.viewAction('Switch Account or Server…');
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await vscode.quickInput.escape();
  });

  it('warns where the token is refused, and Enter signs in again', async () => {
    const { vscode, server } = stage;
    const fresh = newAccount(ada.username);
    server.setAccounts([fresh]);
    await vscode.runCommand('Onetime Secret: Refresh');
    await says(
      `${hostOf(server)} no longer accepts the API token of ada@example.com. Sign in again`,
    );
    await vscode.dismissNotifications();
    await picture(vscode, 'token-refused');
    await vscode.statusBarItem('Token refused: 127.0.0.1').click();
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await picture(vscode, 'switch-refused');
    await vscode.quickInput.accept();
    await typeToken(vscode, fresh.token);
    await says(`New secrets go to ${hostOf(server)} as ada@example.com.`);
    await vscode.dismissNotifications();
  });

  it('says where secrets go once the account is signed out', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign Out');
    await vscode.quickInput.opened(/Sign Out/);
    await vscode.quickInput.click('ada@example.com');
    await (await vscode.dialog.opened(/Sign out of/)).click('Sign Out, Keep the List');
    await vscode.notification(/Signed out of/);
    await vscode.dismissNotifications();
    await says('without an account');
  });
});
