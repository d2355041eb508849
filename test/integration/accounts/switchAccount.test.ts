import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../../dev/server';
import { Commands, type SettingName } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { open, set, use } from '../support/extension';
import type { ShownList } from '../support/prompts';
import { pathsAndUsers } from '../support/requests';
import { shareText } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');
const BOB = account('bob@example.com');

describe('Switch Account or Server', () => {
  useStage({ freshServer: true, accounts: [ANN] });

  let other: LocalServer;
  beforeEach(async () => {
    other = await startServer({ accounts: [BOB] });
  });
  afterEach(async () => {
    await other.close();
    await set('account', undefined);
  });

  const hostOf = ({ origin }: LocalServer): string => new URL(origin).host;
  const written = (name: SettingName): unknown =>
    vscode.workspace.getConfiguration('onetimeSecret').inspect(name)?.globalValue;
  const settings = (): unknown => [written('region'), written('serverUrl'), written('account')];

  /** Runs it. @returns the list, and what the command resolves to */
  async function switching(): Promise<{ list: ShownList; result: Thenable<unknown> }> {
    const result = vscode.commands.executeCommand(Commands.switchAccount);
    return { list: await prompts.list(), result };
  }

  /** Two servers with an account each; the second one is the current one. */
  async function signInToBoth(): Promise<void> {
    await signIn(prompts, server.origin, ANN);
    await use(other.origin);
    await signIn(prompts, other.origin, BOB);
    for (const one of [server, other]) one.clearRequests();
    messages.shown.length = 0;
  }

  it('marks where secrets go now, and says it in a sentence', async () => {
    await signInToBoth();
    const { list, result } = await switching();
    assert.equal(list.title, 'Onetime Secret: Where New Secrets Go');
    assert.equal(list.box.placeholder, `New secrets go to ${hostOf(other)} as bob@example.com.`);
    const current = list.box.items.filter(({ description = '' }) => description.startsWith('now'));
    assert.deepEqual(
      current.map(({ label }) => label),
      ['bob@example.com'],
    );
    for (const label of ['European Union', 'Sign In…', 'A server of your own…'])
      assert.ok(list.labels.includes(label), label);
    await list.escape();
    assert.equal(await result, undefined);
    assert.deepEqual(messages.shown, []);
  });

  it('goes to an account of another server: the next share goes there, and nothing else', async () => {
    await signInToBoth();
    const { list, result } = await switching();
    await list.choose('ann@example.com');
    assert.deepEqual(await result, { server: server.origin, account: 'ann@example.com' });
    assert.equal(
      (await messages.only()).message,
      `New secrets go to ${hostOf(server)} · ann@example.com.`,
    );
    assert.equal((await shareText('hunter2')).anonymous, false);
    assert.deepEqual(pathsAndUsers(), ['/share ann@example.com']);
    assert.deepEqual(other.requests, []);
  });

  it('is Enter for the place before, there and back', async () => {
    await signInToBoth();
    for (const [to, at] of [
      [ANN, server],
      [BOB, other],
      [ANN, server],
    ] as const) {
      const { list, result } = await switching();
      if (at === server && list.active === '') assert.fail('nothing is preferred');
      await list.choose(to.username);
      await result;
    }
    const { list, result } = await switching();
    assert.equal(list.active, 'bob@example.com');
    await list.choose();
    assert.deepEqual(await result, { server: other.origin, account: 'bob@example.com' });
  });

  it('goes without an account where one is signed in, and back by one click', async () => {
    await signIn(prompts, server.origin, ANN);
    messages.shown.length = 0;
    const before = settings();
    const { list, result } = await switching();
    await list.choose('Without an account');
    assert.deepEqual(await result, { server: server.origin, account: 'anonymous' });
    assert.equal((await shareText('hunter2')).anonymous, true);
    messages.click('Undo');
    await messages.find(/^New secrets go to .* as ann@example\.com\.$/);
    assert.deepEqual(settings(), before);
    assert.equal((await shareText('hunter2')).anonymous, false);
  });

  it('chooses a region, and leaves no trace in settings.json after Undo', async () => {
    for (const name of ['region', 'serverUrl', 'account'] as const) await set(name, undefined);
    const { list, result } = await switching();
    assert.equal(
      list.box.placeholder,
      'Where secrets are stored is not chosen yet; the first share asks.',
    );
    await list.choose('European Union');
    assert.deepEqual(await result, {
      server: 'https://eu.onetimesecret.com',
      account: 'anonymous',
    });
    assert.deepEqual(settings(), ['eu', undefined, undefined]);
    messages.click('Undo');
    await messages.find(/^Where secrets are stored is not chosen yet/);
    assert.deepEqual(settings(), [undefined, undefined, undefined]);
  });

  it('undoes nothing that was chosen since then', async () => {
    const { list, result } = await switching();
    await list.choose('Canada');
    await result;
    await set('region', 'eu');
    messages.click('Undo');
    await messages.find(/changed since then, so nothing was undone/);
    assert.equal(written('region'), 'eu');
  });

  it('sends what is shared meanwhile to one of the two places, never to a mixture', async () => {
    await signIn(prompts, server.origin, ANN);
    await use(other.origin);
    await set('account', 'anonymous');
    for (const one of [server, other]) one.clearRequests();
    const { list, result } = await switching();
    await list.choose('ann@example.com');
    const shares = Array.from({ length: 20 }, async () => {
      const typed = vscode.commands.executeCommand(Commands.shareClipboard, { label: 'x' });
      return typed;
    });
    await Promise.all([result, ...shares]);
    const users = (one: LocalServer): unknown[] => [
      ...new Set(one.requests.filter(({ path }) => path.endsWith('/share')).map((r) => r.username)),
    ];
    assert.deepEqual(
      users(server).filter((user) => user !== ANN.username),
      [],
    );
    assert.deepEqual(
      users(other).filter((user) => user !== undefined),
      [],
    );
  });

  for (const answer of [undefined, 'Share Without an Account']) {
    it(`asks before what was to go with an account goes elsewhere as nobody’s: ${answer}`, async () => {
      await signIn(prompts, server.origin, ANN);
      server.setAccounts([]);
      await open('hunter2', 'hunter2');
      assert.equal(await vscode.commands.executeCommand(Commands.shareSelection), undefined);
      await use(other.origin);
      const settled = answer === undefined ? /^Share at/ : /^One-time link copied\./;
      messages.answer = answer;
      messages.click('Try Again');
      const asked = await messages.find(/^Share at .* without an account\?$/);
      assert.match(asked.detail ?? '', /was to go to .* as ann@example\.com/);
      await messages.find(settled);
      assert.equal(other.requests.length, answer === undefined ? 0 : 1);
    });
  }

  it('tries another server before it takes it', async () => {
    const down = await startServer();
    await down.close();
    const { list, result } = await switching();
    await list.choose('A server of your own…');
    const box = await prompts.box();
    await box.answer(down.origin);
    assert.match(await box.complaint(), /could not be reached/);
    await box.answer(other.origin);
    assert.deepEqual(await result, { server: other.origin, account: 'anonymous' });
    assert.deepEqual(settings(), ['custom', other.origin, undefined]);
  });

  it('asks for the token of an account that is not signed in, and changes nothing after Esc', async () => {
    await set('account', ANN.username);
    const before = settings();
    const { list, result } = await switching();
    assert.equal(list.active, 'ann@example.com');
    await list.choose();
    await (await prompts.box()).escape();
    assert.equal(await result, undefined);
    assert.deepEqual(settings(), before);
    const again = await switching();
    await again.list.choose();
    await (await prompts.box()).answer(ANN.token);
    assert.deepEqual(await again.result, { server: server.origin, account: ANN.username });
    assert.equal((await shareText('hunter2')).anonymous, false);
  });

  it('offers a new token first where the server refuses the one it has', async () => {
    await signIn(prompts, server.origin, ANN);
    const fresh = { ...account(ANN.username) };
    server.setAccounts([fresh]);
    await vscode.commands.executeCommand(Commands.refreshRecent);
    const { list, result } = await switching();
    assert.match(list.box.placeholder ?? '', /no longer accepts the API token of ann@example\.com/);
    assert.equal(list.box.activeItems[0]?.description?.startsWith('now · token refused'), true);
    await list.choose();
    await (await prompts.box()).answer(fresh.token);
    assert.deepEqual(await result, { server: server.origin, account: ANN.username });
    assert.equal((await shareText('hunter2')).anonymous, false);
  });
});
