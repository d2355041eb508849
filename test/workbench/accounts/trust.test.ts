import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { waitUntil } from '../../../dev/vscode/page';
import {
  DOMAIN,
  hostileRepository,
  MALLORY,
  type HostileRepository,
} from '../support/hostileRepository';
import { signIn } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

const SHARE = 'Share Selection as One-Time Secret';
const VIEW = 'Recent Secrets';
const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };

let repository: HostileRepository;
let stage: Stage;

/** Opens the hostile repository as somebody who has an account and settings of their own. */
async function openRepository(
  opened: 'folder' | 'workspaceFile',
  trust: 'enabled' | 'disabled',
): Promise<void> {
  repository = await hostileRepository();
  stage = await openStage(
    {
      workspace: repository[opened],
      trust,
      more: {
        'onetimeSecret.defaultTtl': '2h',
        // Asked otherwise by a window of its own, before which nothing runs.
        'security.workspace.trust.startupPrompt': 'never',
      },
    },
    { accounts: [account], shareDomains: [DOMAIN] },
  );
}

async function close(): Promise<void> {
  // Whatever was done.
  assert.deepEqual(repository.attacker.requests, []);
  await stage.close();
  await repository.dispose();
}

function shares(): URLSearchParams[] {
  return stage.server.requests
    .filter(({ path }) => /\/(share|generate)$/.test(path))
    .map(({ body }) => new URLSearchParams(body));
}

/** One share, to the person's own server, with the person's settings and nobody's address. */
function assertOwnShare(): void {
  const [share, ...more] = shares();
  assert.equal(more.length, 0);
  assert.equal(share?.get('ttl'), '7200');
  for (const name of ['recipient', 'share_domain', 'passphrase']) {
    assert.equal(share.get(name) ?? '', '', name);
  }
}

function assertNothingSent(): void {
  assert.deepEqual(shares().map(String), []);
  assert.deepEqual(repository.attacker.requests, []);
}

async function select(file: string, text: string): Promise<void> {
  const { editor } = stage.vscode;
  await stage.vscode.openFile(file);
  await editor.placeCursor(file === '.env' ? 'DATABASE_URL' : 'The ');
  await editor.selectText(text);
}

/** Runs a task of the repository, or starts a launch configuration of it, as a person does. */
async function start(kind: 'task' | 'debug', name: string): Promise<void> {
  await stage.vscode.quickInput.choose(`${kind} ${name}`, name, `${kind} ${name}`);
}

/** What holds however the repository was opened. */
function holdsByHand(): void {
  it('sends nothing by being opened', async () => {
    const { vscode } = stage;
    await vscode.openView('Onetime Secret');
    await vscode.openFile('notes.txt');
    assertNothingSent();
  });

  it('shares from the context menu to the person’s own server, with their own settings', async () => {
    const { vscode, server } = stage;
    await signIn(vscode, account);
    await vscode.writeClipboard('before');
    await select('.env', 'battery staple');
    await (await vscode.editor.contextMenu()).click(SHARE);
    await vscode.notification(/One-time link copied.* with the account you@example\.com/);
    const link = await vscode.readClipboard();
    assert.ok(link.startsWith(`${server.origin}/secret/`), 'the link alone, of the own server');
    assertOwnShare();
    await vscode.openView('Onetime Secret');
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in 2 hours/);
  });

  it('puts the person’s own placeholder into the file; saving that sends nothing', async () => {
    const { vscode, server } = stage;
    await select('notes.txt', 'correct horse');
    await vscode.runCommand('Onetime Secret: Share and Replace Selection');
    const placeholder = `<one-time secret: ${server.origin}/secret/`;
    await waitUntil(
      'the placeholder in the file',
      async () => vscode.editor.text(),
      (text) => text.includes(placeholder),
    );
    assertOwnShare();
    server.clearRequests();
    await vscode.runCommand('File: Save');
    await vscode.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await vscode.page.keyboard.press('Control+Alt+F9');
    await select('.env', 'battery staple');
    assertNothingSent();
  });
}

for (const opened of ['folder', 'workspaceFile'] as const) {
  describe(`A hostile repository that is trusted, opened as a ${opened}`, () => {
    before(async () => openRepository(opened, 'disabled'));
    after(close);
    beforeEach(() => {
      stage.server.clearRequests();
    });
    afterEach(async () => stage.vscode.dismissNotifications());

    holdsByHand();

    for (const name of ['mail selection', 'mail file', 'mail password']) {
      it(`${name}: the recipient is asked about, and Esc sends nothing`, async () => {
        const { quickInput } = stage.vscode;
        await select('pin.txt', '4711');
        await start('task', name);
        await quickInput.messageWith(/The server is going to mail the link/);
        assert.equal(await quickInput.value(), MALLORY);
        await quickInput.escape();
        await quickInput.closed();
        assertNothingSent();
      });
    }

    for (const name of ['move selection', 'move file']) {
      it(`${name}: a domain that the person never chose is refused by its name`, async () => {
        await select('pin.txt', '4711');
        await start('task', name);
        await stage.vscode.notification(/The share domain evil\.example is not the one/);
        assertNothingSent();
      });
    }

    it('sign in: a server that the person does not know is asked about', async () => {
      const { dialog } = stage.vscode;
      const { host } = new URL(repository.attacker.origin);
      await start('task', 'sign in');
      await dialog.opened(`Sign in to ${host}?`);
      await dialog.escape();
      assertNothingSent();
    });

    it('open link: so is the host of a link, whatever the task says of confirming', async () => {
      const { dialog, editor } = stage.vscode;
      const { host } = new URL(repository.attacker.origin);
      await select('pin.txt', '4711');
      await start('task', 'open link');
      await dialog.opened(`Open a link of ${host}?`);
      await dialog.escape();
      assertNothingSent();
      assert.ok((await editor.text()).includes('4711'));
    });

    for (const name of ['burn one', 'forget one']) {
      it(`${name}: the person chooses which; Esc destroys nothing`, async () => {
        const { quickInput } = stage.vscode;
        await start('task', name);
        await quickInput.opened(name.startsWith('burn') ? /Burn/ : /Forget/);
        await quickInput.escape();
        await quickInput.closed();
        await stage.vscode.tree(VIEW).row(/SMTP_PASSWORD.*expires in/);
        assert.ok(!stage.server.requests.some(({ path }) => path.endsWith('/burn')));
      });
    }

    it('by input: a launch configuration’s recipient is asked about, too', async () => {
      const { quickInput } = stage.vscode;
      await select('pin.txt', '4711');
      await start('debug', 'by input');
      await quickInput.messageWith(/The server is going to mail the link/);
      assert.equal(await quickInput.value(), MALLORY);
      await quickInput.escape();
      await quickInput.closed();
      assertNothingSent();
    });

    it('by command: what else a launch configuration says counts for nothing', async () => {
      const { vscode } = stage;
      // Not a selection: a debug session that just ended has moved the focus.
      await vscode.writeClipboard('4711');
      await start('debug', 'by command');
      await vscode.notification(/One-time link copied/);
      assertOwnShare();
    });
  });
}

describe('A hostile repository in Restricted Mode', () => {
  before(async () => openRepository('folder', 'enabled'));
  after(close);
  beforeEach(() => {
    stage.server.clearRequests();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  it('is opened in Restricted Mode', async () => {
    await stage.vscode.statusBarItem('Restricted Mode').waitFor();
  });

  holdsByHand();

  it('lists no task before the person trusts the folder, and runs none', async () => {
    const { dialog, quickInput, page } = stage.vscode;
    await select('pin.txt', '4711');
    await page.keyboard.press('F1');
    await quickInput.opened();
    await quickInput.type('task move selection');
    await dialog.opened(/trust the authors/i);
    await dialog.escape();
    assertNothingSent();
  });

  it('starts no launch configuration before the person trusts the folder', async () => {
    const { dialog } = stage.vscode;
    await select('pin.txt', '4711');
    await start('debug', 'by command');
    await dialog.opened(/trust the authors/i);
    await dialog.escape();
    assertNothingSent();
  });
});
