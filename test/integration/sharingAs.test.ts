import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../dev/server';
import { account, signIn, signOutOfAll } from './support/accounts';
import { activated, closeEditors, open, set, startAndUse, use } from './support/extension';
import { Messages } from './support/messages';
import { Prompts } from './support/prompts';
import { share, shareText } from './support/sharing';

const ANN = account('ann@example.com');
const BOB = account('bob@example.com');

describe('Sharing with accounts', () => {
  let server: LocalServer;
  let messages: Messages;
  let prompts: Prompts;

  before(async () => activated());
  beforeEach(async () => {
    server = await startAndUse({ accounts: [ANN, BOB] });
    messages = new Messages();
    prompts = new Prompts();
    await vscode.env.clipboard.writeText('mine');
  });
  afterEach(async () => {
    await signOutOfAll(prompts);
    assert.equal(prompts.unasked, 0);
    await set('account', undefined);
    messages.restore();
    prompts.restore();
    await closeEditors();
    await server.close();
  });

  const asked = (): readonly string[] =>
    server.requests.map(
      ({ path, username }) => `${path.replace('/api/v1', '')} ${username ?? '-'}`,
    );

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
    assert.deepEqual(asked(), ['/authcheck ann@example.com', '/share -']);
  });

  it('asks for the token of an account that the setting names, never shares without it', async () => {
    await set('account', BOB.username);
    await open('hunter2', 'hunter2');
    const refused = share();
    await (await prompts.box()).escape();
    assert.equal(await refused, undefined);
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');

    const sharing = share();
    await (await prompts.box()).answer(BOB.token);
    assert.equal((await sharing)?.anonymous, false);
    assert.deepEqual(asked(), ['/authcheck bob@example.com', '/share bob@example.com']);
  });

  it('asks which of several accounts', async () => {
    await signIn(prompts, server.origin, ANN);
    await signIn(prompts, server.origin, BOB);
    server.clearRequests();
    for (const [choice, username] of [
      [BOB.username, BOB.username],
      ['Without an account', '-'],
    ]) {
      await open('hunter2', 'hunter2');
      const sharing = share();
      const pick = await prompts.pick();
      assert.deepEqual(pick.labels, [ANN.username, BOB.username, 'Without an account']);
      pick.choose(choice ?? '');
      assert.ok(await sharing);
      assert.equal(asked().at(-1), `/share ${username ?? ''}`);
    }
    await open('hunter2', 'hunter2');
    const sharing = share();
    (await prompts.pick()).escape();
    assert.equal(await sharing, undefined);
    assert.equal(server.requests.length, 2);
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
