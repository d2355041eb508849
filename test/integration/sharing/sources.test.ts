import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalServer } from '../../../dev/server';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { activated, closeEditors, open, set, startAndUse } from '../support/extension';
import { Files } from '../support/files';
import { Messages } from '../support/messages';
import { Prompts } from '../support/prompts';
import { openAsRecipient, told } from '../support/sharing';

const ANN = account('ann@example.com');
const DOMAIN = 'secrets.example.com';
const RECIPIENT = 'colleague@example.com';
const PASSPHRASE = 'open sesame';
/** Line breaks, tabs, blanks at the end of a line, emoji, form characters; no line break at the end. */
const TEXT = 'naïve 🔐 漢字\r\n\ttab & a=b+c%41  \r\n"last" <line>';
const LINE = TEXT.replaceAll('\r\n', ' ');
const PLACEHOLDER = /^<one-time secret: (.*)>$/;

type Share = (command: string, ...args: readonly unknown[]) => Promise<ShareResult | undefined>;

describe('Whatever is shared', () => {
  let server: LocalServer;
  let messages: Messages;
  let prompts: Prompts;
  let files: Files;

  before(async () => {
    await activated();
    server = await startAndUse({ accounts: [ANN], shareDomains: [DOMAIN] });
    messages = new Messages();
    prompts = new Prompts();
    files = new Files();
    await signIn(prompts, server.origin, ANN);
    await set('shareDomain', DOMAIN);
  });
  after(async () => {
    await set('shareDomain', undefined);
    await signOutOfAll(prompts, messages);
    messages.restore();
    prompts.restore();
    await server.close();
    await files.remove();
  });
  afterEach(async () => {
    await set('copyFormat', undefined);
    await closeEditors();
    assert.equal(prompts.unasked, 0);
  });

  const run: Share = async (command, ...args) => told(command, ...args);

  /** What is shared, how, and what is then in the editor; `args` is undefined for none. */
  const SOURCES: readonly {
    readonly name: string;
    readonly secret: string;
    readonly share: (args: object | undefined) => Promise<ShareResult | undefined>;
    readonly left?: RegExp;
  }[] = [
    {
      name: 'a selection',
      secret: TEXT,
      share: async (args) => {
        await open(`before\r\n${TEXT}\r\nafter`, TEXT);
        return run(Commands.shareSelection, args);
      },
    },
    {
      name: 'a selection that is replaced',
      secret: TEXT,
      left: PLACEHOLDER,
      share: async (args) => {
        await open(TEXT, TEXT);
        return run(Commands.shareAndReplace, args);
      },
    },
    {
      name: 'the value under the cursor',
      secret: 'say "hi" & 🔐\tx=1',
      share: async (args) => {
        await files.openAt('a.yaml', 'db:\n  password: "say \\"hi\\" & 🔐\\tx=1" # b\n', 'say');
        return run(Commands.shareSelection, args);
      },
    },
    {
      name: 'a file',
      secret: TEXT,
      share: async (args) => {
        const uri = await files.write('notes.txt', TEXT);
        return args ? run(Commands.shareFile, { ...args, uri }) : run(Commands.shareFile, uri);
      },
    },
    {
      name: 'the active editor’s file',
      secret: TEXT,
      share: async (args) => {
        await files.openAt('open.txt', TEXT, 'tab');
        return run(Commands.shareFile, args);
      },
    },
    {
      name: 'the clipboard',
      secret: TEXT,
      share: async (args) => {
        await vscode.env.clipboard.writeText(TEXT);
        return run(Commands.shareClipboard, args);
      },
    },
    {
      name: 'the clipboard, pasted as a secret',
      secret: TEXT,
      left: PLACEHOLDER,
      share: async (args) => {
        await open('old', 'old');
        await vscode.env.clipboard.writeText(TEXT);
        return run(Commands.pasteAsSecret, args);
      },
    },
    {
      name: 'a typed line',
      secret: LINE,
      share: async (args) => {
        const sharing = run(Commands.shareSelection, args);
        await (await prompts.box()).answer(LINE);
        return sharing;
      },
    },
  ];

  const body = (): URLSearchParams => new URLSearchParams(server.requests[0]?.body);

  async function delivers(
    { secret, share, left }: (typeof SOURCES)[number],
    args: object | undefined,
    passphrase = '',
  ): Promise<ShareResult> {
    server.clearRequests();
    messages.shown.length = 0;
    const result = await share(args);
    assert.ok(result, messages.shown.at(-1)?.message);
    // Or it comes in the next test.
    await messages.find(/opens once/);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/api/v1/share'],
    );
    if (left) {
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.equal(left.exec(text)?.[1], result.link);
    }
    assert.equal(body().get('secret'), secret);
    assert.equal(await openAsRecipient(server, result.link, passphrase), secret);
    return result;
  }

  for (const source of SOURCES) {
    it(`arrives as it is: ${source.name}`, async () => {
      const { link, ttl } = await delivers(source, undefined);
      assert.equal(ttl, 86_400);
      assert.equal(await vscode.env.clipboard.readText(), link);
    });

    it(`arrives as it is with every option: ${source.name}`, async () => {
      const args = {
        ttl: '2h',
        passphrase: PASSPHRASE,
        recipient: RECIPIENT,
        shareDomain: DOMAIN,
        label: 'staging',
      };
      const known = source !== SOURCES[0];
      const agreeing = known ? undefined : prompts.box();
      const sharing = delivers(source, args, PASSPHRASE);
      // Asked before the first time: a repository may have written it.
      const box = await agreeing;
      if (box) {
        assert.equal(box.box.value, RECIPIENT);
        await box.answer(RECIPIENT);
      }
      const { link, ttl, anonymous } = await sharing;
      assert.deepEqual([ttl, anonymous], [7200, false]);
      assert.ok(link.startsWith(`https://${DOMAIN}/secret/`));
      assert.equal(await vscode.env.clipboard.readText(), link);
      assert.deepEqual(
        ['ttl', 'passphrase', 'recipient', 'share_domain', 'label'].map((name) => body().get(name)),
        ['7200', PASSPHRASE, RECIPIENT, DOMAIN, null],
      );
      const { message } = await messages.only();
      assert.match(
        message,
        /The server mails the link to \S+@\S+\. Stored at .* ann@example\.com\./,
      );
    });

    it(`arrives as it is by a message: ${source.name}`, async () => {
      await set('copyFormat', 'message');
      const { link } = await delivers(source, { passphrase: PASSPHRASE }, PASSPHRASE);
      const message = await vscode.env.clipboard.readText();
      const [, until, rest] =
        /^This link opens once, until (.*): https:\S+ (.*)$/.exec(message) ?? [];
      assert.match(until ?? '', /^\w+, \w+ \d+, \d{4} at \d+:\d\d [AP]M \S+$/);
      assert.equal(rest, 'It asks for a passphrase, which I send you another way.');
      assert.ok(message.includes(`: ${link} `));
      assert.ok(!message.includes(PASSPHRASE));
      assert.ok((await messages.only()).buttons.includes('Copy Link'));
    });
  }
});
