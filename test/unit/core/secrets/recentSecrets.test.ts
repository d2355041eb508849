import assert from 'node:assert/strict';
import { NoSuchSecretError } from '../../../../src/core/errors';
import { Hidden } from '../../../../src/core/secrets/hidden';
import { RecentSecrets } from '../../../../src/core/secrets/recentSecrets';
import { settled } from '../../../support/fakeClock';
import { house, keysOf, useHouse } from '../support/fixture';
import { open, OPTIONS } from '../support/house';
import { MemoryMemento } from '../support/memoryMemento';
import { stringsIn } from '../support/sensitive';

describe('Recent secrets', () => {
  useHouse();

  it('tell whether a secret was opened, by whom it was made notwithstanding', async () => {
    const { server, account } = await house().startSignedIn();
    for (const from of [account, undefined]) {
      const { id, shared } = await house().share({
        server: server.origin,
        username: from?.username,
      });
      await house().recent.refresh();
      assert.equal((await house().recent.get(id)).outcome, 'unopened');
      house().passSeconds(60);
      assert.equal(await open(shared.link), 'hunter2');
      const opened = house().now;
      house().passSeconds(60);
      await house().recent.refresh();
      const secret = await house().recent.get(id);
      assert.equal(secret.outcome, 'opened');
      assert.equal(secret.ended, opened);
      assert.equal(secret.username, from?.username);
    }
  });

  it('do not take a look at the link for an opening', async () => {
    for (const dialect of ['v0.26.6', 'v0.20.5'] as const) {
      const server = await house().startServer({ dialect });
      const { id, shared } = await house().share({ server: server.origin, username: undefined });
      await (await fetch(shared.link)).text();
      await house().recent.refresh();
      await house().recent.refresh();
      assert.equal((await house().recent.get(id)).outcome, 'unopened', dialect);
      assert.equal(await open(shared.link), 'hunter2');
    }
  });

  it('expire by the clock, without asking', async () => {
    const server = await house().startServer();
    const { id } = await house().share(
      { server: server.origin, username: undefined },
      { ttl: 300 },
    );
    server.clearRequests();
    house().passSeconds(299);
    assert.equal((await house().recent.get(id)).outcome, 'unopened');
    house().passSeconds(1);
    assert.equal((await house().recent.get(id)).outcome, 'expired');
    assert.equal(server.requests.length, 0);
  });

  it('list what an account shared elsewhere, with no label', async () => {
    const { account } = await house().startSignedIn();
    const elsewhere = await house().sharing.share(
      account,
      'hunter2',
      OPTIONS,
      new AbortController().signal,
    );
    await house().recent.refresh();
    const [secret] = await house().recent.list();
    assert.ok(secret);
    assert.equal(secret.label, undefined);
    assert.equal(secret.username, account.username);
    assert.equal(secret.expires, house().now + 3_600_000);
    const handle = await house().recent.handle(secret.id);
    assert.equal(handle.metadataKey, elsewhere.metadataKey);
  });

  it('forget what an account listed once it is signed out, even in the middle of a round', async () => {
    const { server, account } = await house().startSignedIn();
    await house().sharing.share(account, 'hunter2', OPTIONS, new AbortController().signal);
    await house().recent.refresh();
    assert.equal((await house().recent.list()).length, 1);
    const asked = new Promise<void>((resolve) => {
      server.onRequest(() => {
        resolve();
      });
    });
    const refreshing = house().recent.refresh();
    await asked;
    await house().accounts.remove(account);
    await refreshing;
    assert.deepEqual(await house().recent.list(), []);
  });

  it('are never those of an account that went, however slowly accounts are read', async () => {
    const { account } = await house().startSignedIn();
    await house().sharing.share(account, 'hunter2', OPTIONS, new AbortController().signal);
    await house().recent.refresh();
    const { accounts, recent } = house();
    const known = accounts.known.bind(accounts);
    accounts.known = async () => {
      await settled();
      return known();
    };
    await accounts.remove(account);
    assert.deepEqual(await recent.list(), []);
  });

  it('tell of every change once the list shows it', async () => {
    const { account } = await house().startSignedIn();
    const { record, accounts, rounds, clock } = house();
    const hidden = new Hidden(new MemoryMemento(), clock);
    const recent = new RecentSecrets(record, accounts, rounds, clock, hidden);
    const mine = await house().share({ ...account, username: undefined });
    for (let count = 0; count < 3; count++)
      await house().sharing.share(account, 'hunter2', OPTIONS, new AbortController().signal);
    await recent.refresh();
    const [first, second] = (await recent.list()).filter(({ recorded }) => !recorded);
    assert.ok(first && second);

    let seen: Promise<string[]> | undefined;
    recent.onDidChange(() => {
      seen = recent.list().then((list) => list.map(({ id, outcome }) => `${id} ${outcome}`));
    });
    /** What somebody sees who looks whenever they are told to. */
    const shown = async (task: () => Promise<unknown>): Promise<readonly string[]> => {
      seen = undefined;
      await task();
      await settled();
      assert.ok(seen, 'nothing was told');
      return seen;
    };
    const handle = await recent.handle(first.id);
    const { metadata = [] } = rounds.answers.listings[0] ?? {};
    const answer = metadata.find(({ metadataKey }) => metadataKey === handle.metadataKey);
    assert.ok(answer);
    const burned = { ...answer, state: 'burned' };
    const learnt = await shown(async () => recent.learn(handle, burned));
    assert.ok(learnt.includes(`${first.id} burned`));
    const left = await shown(async () => recent.forget([second.id]));
    assert.deepEqual([left.length, left.some((row) => row.startsWith(second.id))], [3, false]);
    const own = await shown(async () => accounts.remove(account));
    assert.deepEqual(own, [`${mine.id} unopened`]);
    const opened = { state: 'received', received: clock.time };
    const news = await shown(async () => record.update(mine.id, opened));
    assert.deepEqual(news, [`${mine.id} opened`]);
  });

  it('remember what a list told after a restart, and when the list is no longer there', async () => {
    const { account } = await house().startSignedIn();
    const { id, shared } = await house().share(account);
    await open(shared.link);
    await house().recent.refresh();
    const entry = (await house().record.list()).get(id);
    assert.equal(entry?.state, 'received');
    assert.equal(entry.received, house().now);
  });

  it('hold no key, link, value or token', async () => {
    for (const dialect of ['v0.26.6', 'v0.20.5'] as const) {
      const { account, token } = await house().startSignedIn({ dialect });
      const there = account;
      const shares = [
        await house().share(there, { passphrase: 'correct horse' }),
        await house().share({ ...there, username: undefined }),
      ];
      await house().recent.refresh();
      const shown = [...stringsIn(await house().recent.list()), house().log.text].join('\n');
      const keys = await keysOf(shares.map(({ id }) => id));
      const links = shares.map(({ shared }) => shared.link);
      const secretKeys = links.map((link) => link.split('/').at(-1) ?? '');
      for (const text of [...keys, ...links, ...secretKeys, token, 'hunter2', 'correct horse']) {
        assert.ok(text !== '' && !shown.includes(text), text);
      }
    }
  });

  it('know nothing of an id that is not in the list', async () => {
    await assert.rejects(house().recent.get('nobody'), NoSuchSecretError);
    await assert.rejects(house().recent.handle('nobody'), NoSuchSecretError);
  });
});
