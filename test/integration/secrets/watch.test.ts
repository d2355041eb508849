import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer } from '../../../dev/server';
import { Commands } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { set, use } from '../support/extension';
import { openAsRecipient, shared } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';
import { until } from '../support/waiting';
import { clock, useWatch } from '../support/watching';

const ANN = account('ann@example.com');
const MINUTE = 60_000;

describe('The watch, in VS Code', () => {
  useStage({ accounts: [ANN], now: () => Date.now() });
  useWatch();

  const asked = (): string[] =>
    server.requests
      .filter(({ path }) => path.includes('/private/'))
      .map(({ path }) => path.replace(/\w{31,}/, 'KEY'));
  /** Waits for a timer, which is there once the list has been read. */
  const watching = async (): Promise<void> => until(() => clock.running === 1);

  it('has no timer and asks nothing while nothing is unopened', async () => {
    await clock.pass(10 * MINUTE);
    assert.deepEqual(asked(), []);
    assert.equal(clock.running, 0);
  });

  it('tells of an opening, an expiry and nothing of a burn on the server, in one notice', async () => {
    const read = await shared({ label: 'read' });
    const burned = await shared({ label: 'burned' });
    await shared({ label: 'expired', ttl: 60 });
    assert.equal(await openAsRecipient(server, read.link), 'hunter2');
    const key = server.keys()[1]?.metadataKey ?? '';
    assert.ok(burned.link.includes(server.keys()[1]?.secretKey ?? '?'));
    await fetch(`${server.origin}/api/v1/private/${key}/burn`, { method: 'POST' });
    server.clearRequests();
    await watching();
    await clock.pass(31_000);
    const notice = await messages.find(/“read” was opened/);
    assert.deepEqual(notice.buttons, ['Show']);
    assert.equal(await messages.only(), notice);
    assert.deepEqual(asked(), Array(3).fill('/api/v1/private/KEY'));

    messages.shown.length = 0;
    await watching();
    await clock.pass(MINUTE);
    const second = await messages.find(/“expired” expired unopened/);
    assert.equal(await messages.only(), second);
    await until(() => clock.running === 0);
    server.clearRequests();
    await clock.pass(10 * MINUTE);
    await vscode.commands.executeCommand(Commands.refreshRecent);
    assert.deepEqual(asked(), []);
    assert.equal(await messages.only(), second, 'told once');
  });

  it('asks an account once for all of its secrets, and tells of all that were opened at once', async () => {
    await signIn(prompts, server.origin, ANN);
    const links: string[] = [];
    for (const label of ['one', 'two', 'three']) links.push((await shared({ label })).link);
    for (const link of links) await openAsRecipient(server, link);
    messages.shown.length = 0;
    server.clearRequests();
    await watching();
    await clock.pass(31_000);
    const notice = await messages.find(/3 of your secrets were opened/);
    assert.equal(await messages.only(), notice);
    assert.deepEqual(asked(), ['/api/v1/private/recent']);
    await until(() => clock.running === 0);
  });

  it('asks nothing while it is switched off, and goes on afterwards', async () => {
    const { link } = await shared({ label: 'later' });
    await watching();
    await set('watch', false);
    await until(() => clock.running === 0);
    await clock.pass(10 * MINUTE);
    assert.deepEqual(asked(), []);
    await openAsRecipient(server, link);
    await set('watch', true);
    await messages.find(/“later” was opened/);
    await until(() => clock.running === 0);
  });

  it('goes on quietly while the server is out of reach', async () => {
    const other = await startServer({ now: () => Date.now() });
    await use(other.origin);
    await shared({ label: 'lost' });
    await watching();
    await other.close();
    await clock.pass(31_000);
    await until(() => clock.running === 1);
    await clock.pass(MINUTE);
    await until(() => clock.running === 1);
    assert.deepEqual(messages.shown, []);
  });
});
