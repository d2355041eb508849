import assert from 'node:assert/strict';
import { NotDeletedError } from '../../../../src/core/errors';
import { Hidden } from '../../../../src/core/secrets/hidden';
import { RecentSecrets } from '../../../../src/core/secrets/recentSecrets';
import { house, keysOf, useHouse } from '../support/fixture';
import { noSignal, OPTIONS } from '../support/house';
import { MemoryMemento } from '../support/memoryMemento';

/** Seconds. */
const DAY = 86_400;

describe('Forgetting secrets of the list', () => {
  useHouse();

  function withMemory(memory: MemoryMemento): RecentSecrets {
    const { record, accounts, rounds, clock } = house();
    return new RecentSecrets(record, accounts, rounds, clock, new Hidden(memory, clock));
  }

  it('takes them off for good, though their account goes on listing them', async () => {
    const { account } = await house().startSignedIn();
    const there = account;
    const mine = await house().share(there);
    const kept = await house().share(there);
    const options = { ...OPTIONS, label: '' };
    await house().sharing.share(there, 'x', options, noSignal());
    const memory = new MemoryMemento();
    const recent = withMemory(memory);
    await recent.refresh();
    const elsewhere = (await recent.list()).find(({ recorded }) => !recorded);
    assert.ok(elsewhere);
    await recent.forget([mine.id, elsewhere.id]);
    for (const one of [recent, withMemory(memory)]) {
      await one.refresh();
      assert.deepEqual(
        (await one.list()).map(({ id }) => id),
        [kept.id],
      );
    }
  });

  it('forgets everything that an account shared, old entries too, and nothing of others', async () => {
    const { server, account } = await house().startSignedIn();
    await house().share(account);
    const anonymous = await house().share({ server: server.origin, username: undefined });
    const [, [, entry] = []] = await house().record.list();
    assert.ok(entry);
    await house().record.add({ ...entry, account: account.username, created: 1 });
    const memory = new MemoryMemento();
    const recent = withMemory(memory);
    assert.equal((await recent.sharedBy(account)).length, 1, 'of those in the list');
    await recent.forgetSharedBy(account);
    await house().accounts.remove(account);
    assert.deepEqual([...house().secrets.values.keys()], [`record.${anonymous.id}`]);
    assert.equal(memory.get('hidden'), undefined);
  });

  it('leaves no key behind, and nothing for longer than servers list it', async () => {
    const { account } = await house().startSignedIn();
    const { id } = await house().share(account);
    const [key = ''] = await keysOf([id]);
    const memory = new MemoryMemento();
    await withMemory(memory).forget([id]);
    const written = JSON.stringify([...memory.values, ...house().secrets.values]);
    assert.ok(key !== '' && !written.includes(key));
    const hidden = new Hidden(memory, house().clock);
    assert.equal(hidden.ids().size, 1);
    house().passSeconds(32 * DAY);
    await hidden.add(['another']);
    house().passSeconds(2 * DAY);
    await hidden.add(['a third']);
    assert.deepEqual([...hidden.ids()], ['another', 'a third']);
  });

  it('brings nothing back because a clock was ahead', async () => {
    const hidden = new Hidden(new MemoryMemento(), house().clock);
    await hidden.add(['first']);
    house().passSeconds(40 * DAY);
    await hidden.add(['second']);
    house().passSeconds(60);
    await hidden.add(['third']);
    house().passSeconds(-40 * DAY);
    await hidden.add(['fourth']);
    assert.deepEqual([...hidden.ids()], ['first', 'second', 'third', 'fourth']);
  });

  it('remembers the last 10,000 at most, since all of it is written each time', async () => {
    const hidden = new Hidden(new MemoryMemento(), house().clock);
    await hidden.add(Array.from({ length: 9_999 }, (_, number) => `old ${number}`));
    await hidden.add(['young', 'younger', 'youngest']);
    const ids = [...hidden.ids()];
    assert.deepEqual(ids.slice(-3), ['young', 'younger', 'youngest']);
    assert.deepEqual([ids.length, ids[0]], [10_000, 'old 2']);
  });

  it('forgets all others where one cannot be deleted, and says so', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, username: undefined };
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.push((await house().share(there)).id);
    const { secrets } = house();
    const remove = secrets.delete.bind(secrets);
    secrets.delete = async (key) => {
      if (key.endsWith(ids[1] ?? '?')) throw new Error('locked');
      await remove(key);
    };
    const memory = new MemoryMemento();
    const recent = withMemory(memory);
    await assert.rejects(recent.forget(ids), NotDeletedError);
    assert.deepEqual(
      (await recent.list()).map(({ id }) => id),
      [ids[1]],
    );
    assert.equal(memory.values.size, 0, 'no account lists them');
  });

  it('takes no harm from a memory that holds something else', async () => {
    const memory = new MemoryMemento();
    for (const odd of ['x', null, 7, ['a'], { a: 'b' }]) {
      await memory.update('hidden', odd);
      assert.equal(new Hidden(memory, house().clock).ids().size, 0);
    }
  });
});
