import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryStore } from '../../../../src/core/storage/entryStore';
import type { IdIndex } from '../../../../src/core/ports';
import { MemorySecrets } from '../../../support/memorySecrets';
import { FileIdIndex, MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';
import { jitter, seeded } from '../support/seeded';
import { storeOver } from '../support/storeOver';

const ADDS = 50;

function decode(text: string): string | undefined {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : undefined;
}

const newStore = (index: IdIndex, secrets: MemorySecrets): EntryStore<string> =>
  storeOver(secrets, index, decode);

/** Two windows that add, look and change at the same time; what each has at the end. */
async function twoWindows(
  index: () => IdIndex,
  secrets: MemorySecrets,
  random: () => number,
): Promise<ReadonlyMap<string, string>[]> {
  const windows = [newStore(index(), secrets), newStore(index(), secrets)];
  const pause = jitter(random);
  await Promise.all(
    windows.map(async (store, number) => {
      const adding: Promise<unknown>[] = [];
      for (let count = 0; count < ADDS; count++) {
        const id = `${number}-${count}`;
        const added = store.put(id, `first ${id}`);
        adding.push(random() < 0.3 ? added.then(async () => store.put(id, `last ${id}`)) : added);
        if (random() < 0.2) adding.push(store.all());
        await pause();
      }
      await Promise.all(adding);
    }),
  );
  const later = newStore(index(), secrets);
  return Promise.all([...windows, later].map(async (store) => store.all()));
}

function assertNothingLost(
  seed: number,
  secrets: MemorySecrets,
  seen: readonly ReadonlyMap<string, string>[],
): void {
  assert.equal(secrets.values.size, 2 * ADDS, `seed ${seed}`);
  for (const all of seen) {
    assert.equal(all.size, 2 * ADDS, `seed ${seed}`);
    for (const [id, value] of all) {
      assert.equal(JSON.stringify(value), secrets.values.get(`test.${id}`), `seed ${seed}`);
    }
  }
}

describe('A store of entries', () => {
  it('loses nothing when two windows write at once', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const secrets = new MemorySecrets(jitter(random));
      const index = new MemoryIdIndex(Date.now, jitter(random));
      assertNothingLost(seed, secrets, await twoWindows(() => index, secrets, random));
    }
  });

  it('loses nothing when two windows write into one folder at once', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const folder = await mkdtemp(join(tmpdir(), 'ots-index-'));
      try {
        const random = seeded(seed);
        const secrets = new MemorySecrets(jitter(random));
        const index = (): IdIndex => new FileIdIndex(join(folder, 'new'));
        assertNothingLost(seed, secrets, await twoWindows(index, secrets, random));
      } finally {
        await rm(folder, { recursive: true });
      }
    }
  });

  it('has an entry from the moment it is put, however long storing takes', async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const secrets = new MemorySecrets(async () => slow);
    const store = newStore(new MemoryIdIndex(), secrets);
    secrets.failing.add('store');
    const putting = store.put('a', 'x');
    assert.deepEqual([...(await store.all())], [['a', 'x']]);
    finish();
    assert.equal(await putting, false);
    assert.deepEqual([...(await store.all())], [['a', 'x']]);
  });

  it('has what another window stored last, though this one was not done with storing', async () => {
    const secrets = new MemorySecrets();
    const store = newStore(new MemoryIdIndex(), secrets);
    secrets.onDidChange((key) => secrets.values.set(key, JSON.stringify('theirs')));
    await store.put('a', 'mine');
    assert.deepEqual([...(await store.all())], [['a', 'theirs']]);
  });

  it('keeps what it could not store until this window closes', async () => {
    const secrets = new MemorySecrets();
    const index = new MemoryIdIndex();
    const store = newStore(index, secrets);
    secrets.failing.add('store');
    assert.equal(await store.put('a', 'x'), false);
    store.changed('test.a');
    assert.deepEqual([...(await store.all())], [['a', 'x']]);

    secrets.failing.clear();
    assert.equal(await store.put('a', 'y'), true);
    assert.deepEqual([...(await newStore(index, secrets).all())], [['a', 'y']]);
  });

  it('keeps what it knows while nothing can be read, and reads it anew afterwards', async () => {
    const secrets = new MemorySecrets();
    const store = newStore(new MemoryIdIndex(), secrets);
    secrets.failing.add('get');
    assert.equal(await store.put('a', 'x'), true);
    assert.deepEqual([...(await store.all())], [['a', 'x']]);
    await secrets.store('test.a', JSON.stringify('theirs'));
    assert.deepEqual([...(await store.all())], [['a', 'x']]);
    assert.equal(store.unreadable.size, 0);
    secrets.failing.clear();
    assert.deepEqual([...(await store.all())], [['a', 'theirs']]);
  });

  it('still has, with nothing readable, what it could not delete', async () => {
    const secrets = new MemorySecrets();
    const store = newStore(new MemoryIdIndex(), secrets);
    await store.put('a', 'x');
    await store.all();
    secrets.failing.add('get').add('delete');
    await assert.rejects(store.remove('a'));
    assert.deepEqual([...(await store.all())], [['a', 'x']]);
  });

  it('keeps what it knows while the index cannot be read or written', async () => {
    const index = new MemoryIdIndex();
    const store = newStore(index, new MemorySecrets());
    await store.put('a', 'x');
    assert.equal((await store.all()).size, 1);
    index.failing = true;
    assert.equal(await store.put('b', 'y'), false);
    assert.deepEqual([...(await store.all())].sort(), [
      ['a', 'x'],
      ['b', 'y'],
    ]);
    index.failing = false;
    await store.remove('a');
    assert.deepEqual([...(await store.all())], [['b', 'y']]);
  });

  it('lets one that cannot be read lie, and the others be read', async () => {
    const secrets = new MemorySecrets();
    const index = new MemoryIdIndex();
    const store = newStore(index, secrets);
    await store.put('good', 'x');
    for (const [id, text] of [
      ['damaged', '7'],
      ['foreign', '{"version":9}'],
    ] as const) {
      await index.add(id);
      await secrets.store(`test.${id}`, text);
    }
    await index.add('elsewhere');
    assert.deepEqual([...(await store.all())], [['good', 'x']]);
    assert.deepEqual([...secrets.values.keys()].sort(), [
      'test.damaged',
      'test.foreign',
      'test.good',
    ]);
    assert.deepEqual([...(await store.ids())].sort(), ['damaged', 'elsewhere', 'foreign', 'good']);
  });

  it('forgets what another window removed', async () => {
    const secrets = new MemorySecrets();
    const index = new MemoryIdIndex();
    const here = newStore(index, secrets);
    const there = newStore(index, secrets);
    await here.put('a', 'x');
    assert.equal((await there.all()).size, 1);
    await here.remove('a');
    assert.equal((await there.all()).size, 0);
  });

  it('logs no entry, though a host may quote it', async () => {
    const secrets = new MemorySecrets();
    const log = new MemoryLog();
    const store = new EntryStore('test', new MemoryIdIndex(), secrets, decode, log);
    secrets.failing.add('store').add('get');
    const value = ['hunter', '2'].join('');
    await store.put('a', value);
    await store.all();
    assert.notEqual(log.text, '');
    assert.ok(!log.text.includes(value));
  });
});
