import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../../src/ids';
import { startRecordingServer, type RecordingServer } from '../../support/recordingServer';
import { closeEditors, open, set, use } from '../support/extension';
import { shareText } from '../support/sharing';
import { files, messages, prompts, useStage } from '../support/stage';
import { openTerminal, selectAll } from '../support/terminals';

/** A way to share, prepared by the person; ends with the text that has to be sent. */
interface Source {
  readonly name: string;
  readonly secrets: readonly string[];
  readonly start: () => Promise<readonly [command: string, ...args: unknown[]]>;
  /** What is in the document afterwards. */
  readonly left?: RegExp;
}

const SOURCES: readonly Source[] = [
  {
    name: 'selections',
    secrets: ['one\ntwo'],
    start: async () => {
      await open('a=one\nb=two', 'one', 'two');
      return [Commands.shareSelection];
    },
  },
  {
    name: 'the value under the cursor',
    secrets: ['hunter2'],
    start: async () => {
      await files.openAt('.env', 'PASSWORD=hunter2\n', 'hunter2');
      return [Commands.shareSelection];
    },
  },
  {
    name: 'the clipboard',
    secrets: ['mine'],
    start: async () => Promise.resolve([Commands.shareClipboard]),
  },
  {
    name: 'the active editor’s file',
    secrets: ['A=1'],
    start: async () => {
      await files.openAt('a.txt', 'A=1', 'A');
      return [Commands.shareFile];
    },
  },
  {
    name: 'a terminal’s selection',
    secrets: ['from the terminal'],
    start: async () => {
      const terminal = await openTerminal('from the terminal');
      await selectAll('from the terminal');
      return [Commands.shareTerminalSelection, terminal];
    },
  },
  {
    name: 'what is pasted',
    secrets: ['mine'],
    left: /^a=<one-time secret: \S+\/secret\/\w+>$/,
    start: async () => {
      const editor = await files.openAt('paste.txt', 'a=', '=');
      editor.selection = new vscode.Selection(0, 2, 0, 2);
      return [Commands.pasteAsSecret];
    },
  },
  {
    name: 'what is replaced',
    secrets: ['one', 'two'],
    left: /^a=<one-time secret: \S+>\nb=<one-time secret: \S+>$/,
    start: async () => {
      const editor = await files.openAt('replace.txt', 'a=one\nb=two', 'one');
      editor.selections = [new vscode.Selection(0, 2, 0, 5), new vscode.Selection(1, 2, 1, 5)];
      return [Commands.shareAndReplace];
    },
  },
  {
    name: 'a generated password',
    secrets: ['/generate'],
    start: async () => Promise.resolve([Commands.generatePassword]),
  },
];

describe('Try Again', () => {
  useStage();
  let moody: RecordingServer;
  /** How many requests fail from now on. */
  let failing: number;

  beforeEach(async () => {
    failing = 1;
    let made = 0;
    moody = await startRecordingServer(() => {
      failing -= 1;
      made += 1;
      return failing >= 0
        ? { status: 502, body: 'Bad Gateway' }
        : {
            body: { secret_key: `k${made}`, metadata_key: `m${made}`, custid: 'anon', ttl: 86_400 },
          };
    });
    await use(moody.origin);
    await set('passphrase', 'ask');
  });
  afterEach(async () => {
    await set('passphrase', undefined);
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await moody.close();
  });

  for (const { name, secrets, start, left } of SOURCES) {
    it(`sends the same as before, asking nothing: ${name}`, async () => {
      const [command, ...args] = await start();
      const meant = vscode.window.activeTextEditor?.document;
      messages.answer = 'Try Again';
      const sharing = vscode.commands.executeCommand(command, ...args);
      await (await prompts.list()).choose('Type a passphrase…');
      const typed = await prompts.box();
      // What happens while the answer is on its way.
      const other = await open('something else, in front', 'in front');
      await vscode.env.clipboard.writeText('something else');
      await typed.answer('correct horse');
      assert.equal(await sharing, undefined);
      await messages.find(/It opens once|Each opens once/);
      const sent = moody.requests.map(({ url, body }) => ({
        // A terminal's selection ends with the lines that are empty.
        secret: (new URLSearchParams(body).get('secret') ?? url.replace('/api/v1', '')).trimEnd(),
        passphrase: new URLSearchParams(body).get('passphrase'),
      }));
      const expected = [secrets[0], ...secrets].map((secret) => ({
        secret,
        passphrase: 'correct horse',
      }));
      assert.deepEqual(sent, expected);
      if (left) assert.match(meant?.getText() ?? '', left);
      assert.equal(other.document.getText(), 'something else, in front');
    });
  }

  it('goes with the account that was signed in because the server wanted one', async () => {
    await open('hunter2', 'hunter2');
    await set('passphrase', 'never');
    const strict = await startRecordingServer(({ url, headers }) => {
      if (url.endsWith('/authcheck')) return { body: { status: 'nominal', locale: 'en' } };
      return headers.authorization === undefined
        ? { status: 404, body: { message: 'Not authorized' } }
        : { body: { secret_key: 'k1', metadata_key: 'm1', custid: 'ann', ttl: 86_400 } };
    });
    try {
      await use(strict.origin);
      assert.equal(await vscode.commands.executeCommand(Commands.shareSelection), undefined);
      messages.click('Sign In');
      await (await prompts.box()).answer('ann@example.com');
      await (await prompts.box()).answer('token');
      await messages.find(/^One-time link copied\..*with the account ann@example\.com/);
      const shares = strict.requests.filter(({ url }) => url.endsWith('/share'));
      assert.deepEqual(
        shares.map(({ headers }) => headers.authorization !== undefined),
        [false, true],
      );
    } finally {
      await strict.close();
    }
  });

  for (const [command, again, done] of [
    [Commands.copyLink, 'POST /api/v1/private/m1', /^Link of “?staging”? copied\.$/],
    [Commands.burnSecret, 'POST /api/v1/private/m1/burn', /^Burned: the link of “staging” /],
  ] as const) {
    it(`is about the secret that was chosen before, and asks nothing: ${command}`, async () => {
      failing = 0;
      await set('passphrase', 'never');
      await shareText('hunter2', { label: 'staging' });
      failing = 1;
      messages.answer = command === Commands.burnSecret ? 'Burn' : undefined;
      const running = vscode.commands.executeCommand(command);
      const pick = await prompts.pick();
      pick.choose('staging');
      await running;
      messages.answer = undefined;
      await shareText('battery staple', { label: 'newer' });
      const before = messages.shown.length;
      messages.click('Try Again');
      await messages.find(done, before);
      const questions = messages.shown.slice(before).filter(({ modal }) => modal);
      assert.deepEqual(questions, []);
      const sent = moody.requests.map(({ method, url }) => `${method} ${url}`);
      assert.equal(sent.filter((one) => one === again).length, 2);
    });
  }

  it('goes to the server that was chosen meanwhile', async () => {
    await open('hunter2', 'hunter2');
    await set('passphrase', 'never');
    const better = await startRecordingServer(() => ({
      body: { secret_key: 'k1', metadata_key: 'm1', custid: 'anon', ttl: 86_400 },
    }));
    try {
      assert.equal(await vscode.commands.executeCommand(Commands.shareSelection), undefined);
      await use(better.origin);
      messages.click('Try Again');
      await messages.find(/^One-time link copied\./);
      assert.equal(new URLSearchParams(better.requests[0]?.body).get('secret'), 'hunter2');
    } finally {
      await better.close();
      await closeEditors();
    }
  });
});
