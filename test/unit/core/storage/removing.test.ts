import assert from 'node:assert/strict';
import type { EntryStore } from '../../../../src/core/storage/entryStore';
import { MemorySecrets } from '../../../support/memorySecrets';
import { DesktopSecrets } from '../support/desktopSecrets';
import { house, useHouse } from '../support/fixture';
import { open } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { jitter, seeded } from '../support/seeded';
import { storeOver } from '../support/storeOver';

const SEEDS = 1000;
const KEY = 'test.a';

/** Changes and looks that a refresh, a notice and the list may make, at times of their own. */
async function busy(
  store: EntryStore<number>,
  random: () => number,
  pause: () => Promise<void>,
): Promise<void> {
  const doing: Promise<unknown>[] = [];
  for (let count = 0; count < 6; count++) {
    doing.push(random() < 0.7 ? store.edit('a', (one) => one + 1) : store.all());
    await pause();
  }
  await Promise.all(doing);
}

describe('What is removed stays removed', () => {
  it(`while it is changed in the same window, in ${SEEDS} orders of events`, async function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seeded(seed);
      const pause = jitter(random);
      const secrets = new MemorySecrets(pause);
      const index = new MemoryIdIndex(Date.now, pause);
      const store = storeOver(secrets, index, Number);
      await store.put('a', 1);
      const changing = busy(store, random, pause);
      await pause();
      await pause();
      await store.remove('a');
      await changing;
      const present = [secrets.values.has(KEY), index.added.has('a'), (await store.all()).has('a')];
      assert.deepEqual(present, [false, false, false], `seed ${seed}`);
      assert.equal((await storeOver(secrets, index, Number).all()).size, 0, `seed ${seed}`);
    }
  });

  it(`while another window changes it, in ${SEEDS} orders of events`, async function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seeded(seed);
      const pause = jitter(random, 6);
      const desktop = new DesktopSecrets(pause);
      const index = new MemoryIdIndex(Date.now, pause);
      const [here, there] = [desktop.openWindow(), desktop.openWindow()].map((secrets) =>
        storeOver(secrets, index, Number),
      );
      assert.ok(here && there);
      await here.put('a', 1);
      await desktop.delivered();
      await there.all();
      const changing = busy(there, random, pause);
      await pause();
      await here.remove('a');
      await changing;
      await desktop.delivered();
      // Each has heard of the last change, and looks.
      for (const store of [here, there]) await store.all();
      await desktop.delivered();
      assert.equal(desktop.values.has(KEY), false, `seed ${seed}: the secret is there`);
      assert.equal(index.added.has('a'), false, `seed ${seed}: the index names it`);
      for (const store of [here, there, storeOver(desktop.openWindow(), index, Number)]) {
        assert.equal((await store.all()).size, 0, `seed ${seed}`);
      }
    }
  });

  it('though a change of it in another window could not be stored before', async () => {
    const secrets = new MemorySecrets();
    const index = new MemoryIdIndex();
    const [here, there] = [storeOver(secrets, index, Number), storeOver(secrets, index, Number)];
    await here.put('a', 1);
    await there.all();
    secrets.failing.add('store');
    await there.edit('a', (one) => one + 1);
    secrets.failing.clear();
    await here.remove('a');
    await there.edit('a', (one) => one + 1);
    assert.equal(secrets.values.size, 0);
    assert.equal((await there.all()).size, 0);
  });

  it('while removing it fails: then it is there as before', async () => {
    const secrets = new MemorySecrets();
    const index = new MemoryIdIndex();
    const store = storeOver(secrets, index, Number);
    await store.put('a', 1);
    secrets.failing.add('delete');
    const changing = store.edit('a', (one) => one + 1);
    await assert.rejects(store.remove('a'));
    await changing;
    secrets.failing.clear();
    assert.deepEqual([...(await storeOver(secrets, index, Number).all())], [['a', 2]]);
  });

  it('and what is put anew after that is there', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed);
      const secrets = new MemorySecrets(jitter(random));
      const index = new MemoryIdIndex(Date.now, jitter(random));
      const [here, there] = [storeOver(secrets, index, Number), storeOver(secrets, index, Number)];
      await here.put('a', 1);
      await there.all();
      const removing = here.remove('a');
      await here.put('a', 2);
      await removing;
      assert.deepEqual(
        [...(await storeOver(secrets, index, Number).all())],
        [['a', 2]],
        `seed ${seed}`,
      );
      assert.deepEqual([...(await there.all())], [['a', 2]], `seed ${seed}`);
    }
  });
});

describe('Forgetting a secret while servers are asked about it', () => {
  useHouse();

  it('forgets it, its credential included, however the two overlap', async function () {
    this.timeout(30_000);
    const { secrets, index, record, recent } = house();
    const server = await house().startServer();
    const store = secrets.store.bind(secrets);
    for (let turns = 0; turns < 30; turns++) {
      const { id, shared } = await house().share({ server: server.origin, username: undefined });
      let forgetting: Promise<void> | undefined;
      // What became of it is about to be written.
      secrets.store = async (key, value) => {
        forgetting ??= recent.forget([id]);
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        await store(key, value);
      };
      await open(shared.link);
      await recent.refresh();
      secrets.store = store;
      assert.ok(forgetting, 'the refresh wrote what it learnt');
      await forgetting;
      assert.deepEqual([...secrets.values.keys()], [], `${turns} turns`);
      assert.equal(index.added.size, 0);
      assert.equal((await record.list()).size, 0);
    }
  });
});
