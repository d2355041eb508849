import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { waitUntil, type WorkbenchPage } from '../../dev/vscode/page';
import { signIn } from './support/signIn';
import { apiRequests, openStage, type Stage } from './support/stage';

/** A prompt of a flow: how it is known, and how to get from it to the next one. */
type Step = readonly [shows: RegExp, onward: (vscode: WorkbenchPage) => Promise<void>];

const click =
  (label: string) =>
  async ({ quickInput }: WorkbenchPage): Promise<void> =>
    quickInput.click(label);
const type =
  (text: string) =>
  async ({ quickInput }: WorkbenchPage): Promise<void> => {
    await quickInput.type(text);
    await quickInput.accept();
  };
/** Nothing comes after it: it is where to press Esc. */
const last = async (): Promise<void> => Promise.resolve();

const EXPIRY = /How long does the link live/;
const PASSPHRASE = /Does the recipient need a passphrase/;
const RECIPIENT = /Should the server mail the link/;
const DOMAIN = /Under which domain/;

const TYPED_LINE: Step = [/Nothing is selected/, type('typed')];
const ASK: readonly Step[] = [
  [PASSPHRASE, click('Make a passphrase…')],
  [/shown this once/, last],
];
/** Each with the way it begins, the prompts it leads through, and whether text is selected first. */
const FLOWS: readonly {
  readonly command: string;
  readonly select?: boolean;
  readonly file?: string;
  readonly steps: readonly Step[];
}[] = [
  { command: 'Share Selection as One-Time Secret', steps: [TYPED_LINE, ...ASK] },
  { command: 'Share Selection as One-Time Secret', select: true, steps: ASK },
  { command: 'Share and Replace Selection', select: true, steps: ASK },
  { command: 'Share Clipboard as One-Time Secret', steps: ASK },
  { command: 'Paste as One-Time Secret', steps: ASK },
  { command: 'Share File as One-Time Secret', steps: ASK },
  {
    command: 'Share File as One-Time Secret',
    file: '.env',
    steps: [[/Protect it better/, click('As usual, for 1 day')], ...ASK],
  },
  { command: 'Generate Password as One-Time Secret', steps: ASK },
  {
    command: 'Share Selection as One-Time Secret',
    select: true,
    steps: [
      [PASSPHRASE, click('Type a passphrase…')],
      [/The passphrase\. Send it/, last],
    ],
  },
  {
    command: 'Share Selection with Options…',
    steps: [
      TYPED_LINE,
      [EXPIRY, click('Another time…')],
      [/a number and s, m, h, d or w/, type('36h')],
      [PASSPHRASE, click('Make a passphrase…')],
      [/shown this once/, async ({ quickInput }) => quickInput.accept()],
      [RECIPIENT, click('An e-mail address…')],
      [/mails the link, not the secret/, type('colleague@example.com')],
      [DOMAIN, click('A custom domain of your account…')],
      [/A custom domain that your account has/, last],
    ],
  },
];

describe('Esc', () => {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  let stage: Stage;
  const texts = new Map<string, string>();

  before(async () => {
    stage = await openStage(
      { more: { 'onetimeSecret.passphrase': 'ask' } },
      { accounts: [account] },
    );
    const { vscode } = stage;
    await signIn(vscode, account);
    for (const name of ['README.md', '.env']) {
      await vscode.openFile(name);
      texts.set(name, await vscode.editor.text());
    }
  });
  after(async () => stage.close());

  /** Everything that the open box says. */
  async function prompt({ quickInput }: WorkbenchPage): Promise<string> {
    return `${await quickInput.placeholder()} ${await quickInput.message()}`;
  }

  for (const { command, select = false, file = 'README.md', steps } of FLOWS) {
    const selected = select ? 'a selection' : 'no selection';
    for (const [position, [wanted]] of steps.entries()) {
      it(`${command}, ${file}, ${selected}: at ${wanted.source}`, async () => {
        const { vscode, server } = stage;
        server.clearRequests();
        await vscode.writeClipboard('mine');
        await vscode.openFile(file);
        if (select) await vscode.editor.selectText('Sample');
        else await vscode.editor.placeCursor('ample');
        await vscode.runCommand(`Onetime Secret: ${command}`);
        for (const [shows, onward] of steps.slice(0, position + 1)) {
          await waitUntil(
            String(shows),
            async () => prompt(vscode),
            (text) => shows.test(text),
          );
          if (shows === wanted) break;
          await onward(vscode);
        }
        await vscode.quickInput.escape();
        await vscode.quickInput.closed();
        assert.deepEqual(apiRequests(server), []);
        assert.equal(await vscode.readClipboard(), 'mine');
        assert.equal(await vscode.editor.text(), texts.get(file));
        assert.deepEqual(await vscode.notifications.texts(), []);
      });
    }
  }
});
