import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { startServer, type Account, type LocalServer } from '../../../dev/server';
import { waitUntil } from '../../../dev/vscode/page';
import { picture } from '../support/picture';
import { setUserSettings } from '../support/settings';
import { typeToken } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

const VIEW = 'Recent Secrets';
/** Markdown, HTML, an icon, a mail address and a web address: all of it is text. */
const ODD = '**a** <b>b</b> [c](https://c.example) $(flame) d@e.example http://f.example &amp; `g`';

const newAccount = (username: string): Account => ({
  username,
  token: randomBytes(20).toString('hex'),
});

describe('Whose secret a row is', () => {
  const [ann, bob, annElsewhere] = [
    newAccount('ann@example.com'),
    newAccount('bob@example.com'),
    newAccount('ann@example.com'),
  ];
  let stage: Stage;
  let other: LocalServer;

  before(async () => {
    stage = await openStage({ secretStorageLasts: true }, { accounts: [ann, bob] });
    other = await startServer({ accounts: [annElsewhere] });
    await stage.vscode.openView('Onetime Secret');
  });
  after(async () => {
    await stage.close();
    await other.close();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  async function signIn({ username, token }: Account): Promise<void> {
    const { vscode } = stage;
    await vscode.runCommand('Onetime Secret: Sign In');
    await vscode.quickInput.opened(/Sign In to 127/);
    await vscode.quickInput.type(username);
    await vscode.quickInput.accept();
    await typeToken(vscode, token);
  }

  /** Shares one value of .env, as one of several. */
  async function share(text: string, as?: string): Promise<void> {
    const { vscode } = stage;
    await vscode.openFile('.env');
    await vscode.editor.placeCursor('# Sample');
    await vscode.editor.selectText(text);
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    if (as !== undefined) {
      await vscode.quickInput.opened(/Share at 127\S+ as/);
      await vscode.quickInput.click(as);
    }
    await vscode.notification(/One-time link copied/);
    await vscode.dismissNotifications();
  }

  /** An hour that has begun is told as passed. */
  async function descriptions(): Promise<string[]> {
    const rows = await stage.vscode.treeRows(VIEW);
    return rows
      .filter(({ level }) => level === 2)
      .map(({ label, description }) => `${label}: ${description.replace('23 hours', '1 day')}`);
  }

  const saysInOrder = async (...expected: string[]): Promise<void> => {
    await waitUntil(expected.join(), descriptions, (found) => String(found) === String(expected));
    // As a screen reader hears it: the label, what became of it, and where.
    for (const { ariaLabel, label, description, level } of await stage.vscode.treeRows(VIEW)) {
      const parts = description.replace(/(ann|bob)(?= ·)/, '$1@example.com').split(' · ');
      const full = parts.reverse();
      if (level === 2) assert.equal(ariaLabel, [label, ...full].join(', '));
    }
  };

  it('goes without saying while there is one account', async () => {
    await signIn(ann);
    await share('search,checkout');
    await saysInOrder('FEATURE_FLAGS: expires in 1 day');
  });

  it('is told by account where there are several, anonymous ones included', async () => {
    await signIn(bob);
    // It is shared as the last one to sign in, without a question.
    await share('battery staple & friends');
    await setUserSettings(stage.workbench, { 'onetimeSecret.account': '' });
    await stage.workbench.reload();
    await stage.vscode.openView('Onetime Secret');
    await share('postgres://app', 'Without an account');
    await saysInOrder(
      'DATABASE_URL: anonymous · expires in 1 day',
      'SMTP_PASSWORD: bob · expires in 1 day',
      'FEATURE_FLAGS: ann · expires in 1 day',
    );
    await picture(stage.vscode, 'accounts');
  });

  it('is told by host, too, where there are several servers', async () => {
    const [here, there] = [stage.server.origin, other.origin].map((origin) => new URL(origin).host);
    await setUserSettings(stage.workbench, { 'onetimeSecret.serverUrl': other.origin });
    await stage.workbench.reload();
    await stage.vscode.openView('Onetime Secret');
    await signIn(annElsewhere);
    await share('search,checkout');
    await saysInOrder(
      `FEATURE_FLAGS: ann · ${there} · expires in 1 day`,
      `DATABASE_URL: anonymous · ${here} · expires in 1 day`,
      `SMTP_PASSWORD: bob · ${here} · expires in 1 day`,
      `FEATURE_FLAGS: ann · ${here} · expires in 1 day`,
    );
    await picture(stage.vscode, 'servers');
  });

  it('is in the tooltip, a list of facts in which nothing is a link, and every sign stands for itself', async () => {
    const { vscode } = stage;
    await (
      await vscode.tree(VIEW).row(`${new URL(stage.server.origin).host}, ann@example`)
    ).click();
    await vscode.runCommand('Onetime Secret: Rename Secret');
    // The selected one stands first.
    await vscode.quickInput.opened(/Rename Which Secret/);
    await vscode.quickInput.accept();
    await vscode.quickInput.opened(/Rename “/);
    await vscode.quickInput.type(ODD);
    await vscode.quickInput.accept();
    const row = await vscode.tree(VIEW).row(ODD);
    assert.equal((await row.content()).label, ODD);
    const hover = vscode.page.locator('.workbench-hover').filter({ hasText: 'Last checked' });
    // It is where the click was: VS Code waits for a mouse that comes from elsewhere.
    await vscode.page.mouse.move(700, 400);
    await row.hover();
    await hover.waitFor();
    const text = await hover.innerText();
    const [title, state, ...facts] = text.split('\n').filter((line) => line !== '');
    assert.equal(title, ODD);
    assert.match(state ?? '', /^expires in (1 day|23 hours)$/);
    assert.deepEqual(
      facts.map((fact) => fact.replace(/[A-Z]\w\w, .*/, 'TIME')),
      [
        'Shared TIME',
        'Expires TIME',
        `${new URL(stage.server.origin).host}, ann@example.com`,
        'Last checked TIME',
      ],
    );
    assert.equal(await hover.locator('a, [data-href], img, code, .codicon').count(), 0);
    const keys = [...stage.server.keys(), ...other.keys()];
    const all = await vscode.page.locator('body').innerHTML();
    for (const { secretKey, metadataKey } of keys) {
      assert.ok(!all.includes(secretKey) && !all.includes(metadataKey));
    }
    await picture(vscode, 'tooltip');
  });
});
