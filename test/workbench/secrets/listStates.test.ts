import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { waitUntil } from '../../../dev/vscode/page';
import { Front } from '../support/front';
import { picture } from '../support/picture';
import { signIn, typeToken } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

const CONTAINER = 'Onetime Secret';
const VIEW = 'Recent Secrets';

/** What each look of an empty list says, and the buttons that it has. */
const LOOKS = {
  'signed out': [
    /What you share appears here[^]*without an account/,
    ['Generate Password', 'Sign In'],
  ],
  empty: [/What you share appears here/, ['Generate Password']],
  loading: [/Asking the server for your secrets/, []],
  offline: [/cannot be reached/, ['Try Again']],
  failed: [/answered, but not as it should/, ['Try Again']],
  refused: [/no longer accepts your API token/, ['Sign In Again…']],
} as const;
type Look = keyof typeof LOOKS;

const newAccount = (): { username: string; token: string } => ({
  username: 'ann@example.com',
  token: randomBytes(20).toString('hex'),
});

describe('The looks of the list', () => {
  const account = newAccount();
  const front = new Front();
  let stage: Stage;

  before(async () => {
    await front.open();
    stage = await openStage(
      { more: { 'onetimeSecret.serverUrl': front.origin } },
      { accounts: [account] },
    );
    front.server = stage.server;
    await stage.vscode.openView(CONTAINER);
  });
  after(async () => {
    await stage.close();
    await front.close();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  /** Waits until the empty view looks so, and like nothing else. */
  async function looks(look: Look): Promise<void> {
    const { vscode } = stage;
    const [words, buttons] = LOOKS[look];
    const welcome = vscode.page.locator('.part.sidebar .welcome-view-content');
    await waitUntil(
      `the look "${look}"`,
      async () =>
        [
          await welcome.innerText().catch(() => ''),
          await welcome.locator('.monaco-button').allInnerTexts(),
        ] as const,
      ([text, found]) => words.test(text) && String(found) === String(buttons),
    );
    await vscode.dismissNotifications();
    await picture(vscode, `empty-${look.replace(' ', '-')}`);
  }

  const press = async (label: string): Promise<void> =>
    stage.vscode.page
      .locator('.part.sidebar .welcome-view-content')
      .getByText(label, { exact: true })
      .click();

  async function message(): Promise<string> {
    return stage.vscode.page
      .locator('.part.sidebar .tree-explorer-viewlet-tree-view .message')
      .innerText();
  }

  describe('while it is empty', () => {
    it('signed out: how to begin, and what an account is good for', async () =>
      looks('signed out'));

    it('signed in: how to begin', async () => {
      await signIn(stage.vscode, account);
      await looks('empty');
    });

    it('loading, until a slow server answers', async () => {
      front.be('slow');
      await stage.vscode.viewAction('Refresh');
      await looks('loading');
      front.be('well');
      await looks('empty');
    });

    for (const [mood, look] of [
      ['fault', 'failed'],
      ['html', 'failed'],
      ['off', 'offline'],
    ] as const) {
      it(`${look}, by a server that is "${mood}"; Try Again tries again`, async () => {
        if (mood === 'off') await front.close();
        else front.be(mood);
        await stage.vscode.viewAction('Refresh');
        await looks(look);
        if (mood === 'off') await front.open();
        front.be('slow');
        await press('Try Again');
        await stage.vscode.page
          .locator('.part.sidebar .monaco-progress-container.active')
          .waitFor();
        await looks(look);
        const focused = stage.vscode.page.locator('.part.sidebar .monaco-button:focus');
        assert.equal(await focused.innerText(), 'Try Again');
        front.be('well');
        await looks('empty');
      });
    }

    it('refused: a new token is asked for that account, and the list is there', async () => {
      const { vscode, server } = stage;
      const renewed = newAccount();
      server.setAccounts([renewed]);
      await vscode.viewAction('Refresh');
      await looks('refused');
      await press('Sign In Again…');
      await vscode.page.getByText(/The API token of ann@example\.com/).waitFor();
      await typeToken(vscode, renewed.token);
      await vscode.dismissNotifications();
      await looks('empty');
    });
  });

  describe('while it has rows', () => {
    before(async () => {
      const { vscode } = stage;
      await vscode.openFile('.env');
      await vscode.editor.selectText('search,checkout');
      await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
      await vscode.notification(/One-time link copied/);
      await vscode.dismissNotifications();
      await vscode.viewAction('Refresh');
    });

    const says = async (words: RegExp, name: string): Promise<void> => {
      const { vscode } = stage;
      const text = await waitUntil(`a message that says ${String(words)}`, message, (it) =>
        words.test(it),
      );
      if (!text.includes('watch is off')) assert.ok(text.includes(front.host), 'it names the host');
      await vscode.tree(VIEW).row(/FEATURE_FLAGS.*expires in/);
      await vscode.dismissNotifications();
      await picture(vscode, `rows-${name}`);
    };

    it('offline: which host, above the rows as they were last known', async () => {
      await front.close();
      await stage.vscode.viewAction('Refresh');
      await says(/could not be reached/, 'offline');
      await front.open();
      await stage.vscode.viewAction('Refresh');
      await says(/watch is off/, 'well');
    });

    it('failed: which host, and how', async () => {
      front.be('fault');
      await stage.vscode.viewAction('Refresh');
      await says(/had an error of its own \(HTTP 500\)/, 'failed');
      front.be('well');
    });

    it('refused: whose token; the notification signs in again', async () => {
      const { vscode, server } = stage;
      const renewed = newAccount();
      server.setAccounts([renewed]);
      await vscode.viewAction('Refresh');
      const notification = await vscode.notification(
        /did not accept the API token of ann@example\.com/,
      );
      await notification.click('Sign In Again…');
      await vscode.quickInput.opened(/Sign In to/);
      await vscode.quickInput.escape();
      await vscode.quickInput.closed();
      await says(/did not accept the API token of ann@example\.com/, 'refused');
      await vscode.viewAction('Refresh');
      await (await vscode.notification(/did not accept/)).click('Sign In Again…');
      await typeToken(vscode, renewed.token);
      await vscode.dismissNotifications();
      await says(/watch is off/, 'again');
    });
  });
});
