import assert from 'node:assert/strict';
import { Hidden } from '../../../src/core/hidden';
import { RecentSecrets } from '../../../src/core/recentSecrets';
import { house, keysOf, useHouse } from './support/fixture';
import { noSignal } from './support/house';
import { MemoryMemento } from './support/memoryMemento';

describe('Forgetting secrets of the list', () => {
  useHouse();

  function withMemory(memory: MemoryMemento): RecentSecrets {
    const { record, accounts, clientFor, clock, log } = house();
    return new RecentSecrets(record, accounts, clientFor, clock, log, new Hidden(memory, clock));
  }

  it('takes them off for good, though their account goes on listing them', async () => {
    const { server, account } = await house().startSignedIn();
    const there = { server: server.origin, account };
    const mine = await house().share(there);
    const kept = await house().share(there);
    const options = { ttl: 3600, passphrase: '', label: '' };
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

  it('leaves no key behind, and nothing for longer than servers list it', async () => {
    const { server, account } = await house().startSignedIn();
    const { id } = await house().share({ server: server.origin, account });
    const [key = ''] = await keysOf([id]);
    const memory = new MemoryMemento();
    await withMemory(memory).forget([id]);
    const written = JSON.stringify([...memory.values, ...house().secrets.values]);
    assert.ok(key !== '' && !written.includes(key));
    const hidden = new Hidden(memory, house().clock);
    assert.equal(hidden.ids().size, 1);
    house().passSeconds(32 * 86_400);
    await hidden.add(['another']);
    assert.deepEqual([...hidden.ids()], ['another']);
  });

  it('forgets all others where one cannot be deleted, and says so', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, account: undefined };
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
    await assert.rejects(recent.forget(ids), /locked/);
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
