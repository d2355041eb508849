import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import { Commands } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { open, set, startAndUse, use } from '../support/extension';
import { pathsAndUsers } from '../support/requests';
import { keyOf, share, shareText } from '../support/sharing';
import type { ShownList } from '../support/prompts';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');
const BOB = account('bob@example.com');

describe('Sharing with accounts', () => {
  useStage({ freshServer: true, accounts: [ANN, BOB] });
  afterEach(async () => set('account', undefined));

  const setting = (): unknown => vscode.workspace.getConfiguration('onetimeSecret').get('account');

  it('gives the token to no other host', async () => {
    await signIn(prompts, server.origin, ANN);
    const other = await startServer({ accounts: [ANN] });
    try {
      await use(other.origin);
      assert.equal((await shareText('hunter2')).anonymous, true);
      assert.equal(other.requests.length, 1);
      assert.equal(other.requests[0]?.headers.authorization, undefined);
    } finally {
      await other.close();
    }
  });

  it('is anonymous where the setting says so', async () => {
    await signIn(prompts, server.origin, ANN);
    await set('account', 'anonymous');
    assert.equal((await shareText('hunter2')).anonymous, true);
    assert.deepEqual(pathsAndUsers(), ['/authcheck ann@example.com', '/share -']);
  });

  it('asks for the token of an account that the setting names, never shares without it', async () => {
    await set('account', BOB.username);
    await open('hunter2', 'hunter2');
    const refused = share();
    const box = await prompts.box();
    assert.equal(box.title, `Sign In to ${new URL(server.origin).host}`);
    assert.equal(
      box.box.prompt,
      'Your settings say that secrets go with bob@example.com; its API token is not on this computer. Esc sends nothing.',
    );
    await box.escape();
    assert.equal(await refused, undefined);
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');

    const sharing = share();
    await (await prompts.box()).answer(BOB.token);
    assert.equal((await sharing)?.anonymous, false);
    assert.deepEqual(pathsAndUsers(), ['/authcheck bob@example.com', '/share bob@example.com']);
  });

  it('refuses a setting that names nobody who could sign in', async () => {
    await set('account', 'bob:example');
    await open('hunter2', 'hunter2');
    assert.equal(await share(), undefined);
    const { message, buttons } = await messages.only();
    assert.match(
      message,
      /^The setting onetimeSecret\.account cannot be used: .* Nothing was sent\.$/,
    );
    assert.deepEqual(buttons, ['Open Settings']);
    assert.equal(server.requests.length, 0);
  });

  describe('of which several are signed in', () => {
    const NOBODY = 'Without an account';
    const ask = async (): Promise<{ sharing: Promise<unknown>; list: ShownList }> => {
      await open('hunter2', 'hunter2');
      const sharing = share();
      return { sharing, list: await prompts.list() };
    };
    const places = (list: ShownList): readonly string[] => list.labels.slice(0, -1);

    beforeEach(async () => {
      await signIn(prompts, server.origin, ANN);
      await signIn(prompts, server.origin, BOB);
      await set('account', undefined);
      server.clearRequests();
      messages.shown.length = 0;
    });

    it('asks which, the one used last first, so that Enter takes it again', async () => {
      let { sharing, list } = await ask();
      assert.equal(list.title, `Share at ${new URL(server.origin).host} as`);
      assert.deepEqual(list.labels, [
        BOB.username,
        ANN.username,
        NOBODY,
        'Stop asking: always as bob@example.com',
      ]);
      assert.equal(list.active, BOB.username);
      for (const [choice, username] of [
        [ANN.username, ANN.username],
        [NOBODY, '-'],
      ] as const) {
        await list.choose(choice);
        assert.ok(await sharing);
        assert.equal(pathsAndUsers().at(-1), `/share ${username}`);
        ({ sharing, list } = await ask());
        assert.equal(list.active, choice);
      }
      assert.deepEqual(places(list), [NOBODY, ANN.username, BOB.username]);
      await list.choose();
      assert.ok(await sharing);
      assert.equal(pathsAndUsers().at(-1), '/share -');
      assert.equal(setting(), '', 'nothing is settled by choosing once');
    });

    it('sends and remembers nothing after Esc', async () => {
      const { sharing, list } = await ask();
      await list.escape();
      assert.equal(await sharing, undefined);
      assert.equal(server.requests.length, 0);
      assert.deepEqual(messages.shown, []);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });

    it('remembers none that a share failed with', async () => {
      server.setAccounts([BOB]);
      const { sharing, list } = await ask();
      await list.choose(ANN.username);
      assert.equal(await sharing, undefined);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
      const { list: again } = await ask();
      assert.equal(again.active, BOB.username);
      await again.escape();
    });

    for (const [used, row, value, told] of [
      [
        ANN.username,
        'Stop asking: always as ann@example.com',
        ANN.username,
        'From now on, secrets are shared with the account ann@example.com.',
      ],
      [
        NOBODY,
        'Stop asking: always without an account',
        'anonymous',
        'From now on, secrets are shared without an account.',
      ],
    ] as const) {
      it(`is asked no more after “${row}”, which goes on with the share`, async () => {
        const first = await ask();
        await first.list.choose(used);
        await first.sharing;
        const { sharing, list } = await ask();
        await list.choose(row);
        assert.ok(await sharing);
        assert.equal(setting(), value);
        assert.equal((await messages.find(/^From now on/)).message, told);
        assert.ok(await share());
        const as = value === 'anonymous' ? '-' : value;
        assert.deepEqual(pathsAndUsers(), [`/share ${as}`, `/share ${as}`, `/share ${as}`]);
      });
    }
  });

  it('goes with the account that was signed in last, as signing in says, without a question', async () => {
    await signIn(prompts, server.origin, ANN);
    assert.equal(setting(), '', 'the only one needs no setting');
    for (const next of [BOB, ANN]) {
      messages.shown.length = 0;
      await signIn(prompts, server.origin, next);
      assert.match((await messages.only()).message, /New secrets are shared with this account\.$/);
      assert.equal(setting(), next.username);
      await shareText('hunter2');
      assert.equal(pathsAndUsers().at(-1), `/share ${next.username}`);
    }
  });

  it('goes with the account that signing in says, whatever the setting said before', async () => {
    for (const before of ['anonymous', 'carl@example.com', ANN.username]) {
      await set('account', before);
      await signIn(prompts, server.origin, ANN);
      await shareText('hunter2');
      assert.equal(pathsAndUsers().at(-1), `/share ${ANN.username}`, before);
    }
  });

  it('goes on without an account that was signed out, and says with which', async () => {
    await signIn(prompts, server.origin, ANN);
    await signIn(prompts, server.origin, BOB);
    messages.shown.length = 0;
    messages.answer = 'Sign Out, Keep the List';
    const signingOut = vscode.commands.executeCommand(Commands.signOut);
    (await prompts.pick()).choose(BOB.username);
    await signingOut;
    assert.match((await messages.only()).message, / New secrets go to .* as ann@example\.com\.$/);
    assert.equal(setting(), '');
    await shareText('hunter2');
    assert.equal(pathsAndUsers().at(-1), `/share ${ANN.username}`);
    messages.shown.length = 0;
    await set('account', ANN.username);
    await vscode.commands.executeCommand(Commands.signOut);
    const [question, told] = messages.shown;
    assert.equal(question?.modal, true);
    assert.match(told?.message ?? '', / New secrets go to .*, without an account\.$/);
    assert.equal((await shareText('hunter2')).anonymous, true);
  });

  it('goes on with what was being shared once a refused token is replaced; no user name is asked', async () => {
    await signIn(prompts, server.origin, ANN);
    const renewed = account(ANN.username);
    server.setAccounts([renewed]);
    server.clearRequests();
    await open('hunter2', 'hunter2');
    messages.answer = 'Sign In Again…';
    assert.equal(await share(), undefined);
    const box = await prompts.box();
    await open('something else', 'something else');
    await box.answer(renewed.token);
    await messages.find(/^One-time link copied/);
    assert.deepEqual(pathsAndUsers(), [
      '/share ann@example.com',
      '/authcheck ann@example.com',
      '/share ann@example.com',
    ]);
    const link = await vscode.env.clipboard.readText();
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
  });

  it('says so when the server does not count it to the account', async () => {
    const stubborn = await startAndUse({ accounts: [ANN], ignoreAccounts: true });
    try {
      await signIn(prompts, stubborn.origin, ANN);
      assert.equal((await shareText('hunter2')).anonymous, true);
      const { kind, message } = messages.shown.at(-1) ?? {};
      assert.equal(kind, 'warning');
      assert.match(
        message ?? '',
        /The server did not count it to your account ann@example\.com\. Stored at .*, anonymously\.$/,
      );
    } finally {
      await stubborn.close();
    }
  });
});
