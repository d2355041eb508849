import assert from 'node:assert/strict';
import type { EntryStore } from '../../../../src/core/storage/entryStore';
import { DesktopSecrets } from '../support/desktopSecrets';
import { MemoryIdIndex } from '../support/idIndexes';
import { jitter, seeded } from '../support/seeded';
import { storeOver } from '../support/storeOver';

const SEEDS = 1000;
const ADDS = 50;

/** A window's store of numbers. */
const openWindow = (desktop: DesktopSecrets, index: MemoryIdIndex): EntryStore<number> =>
  storeOver(desktop.openWindow(), index, Number);

/** What a window does at times of its own. */
async function addAndLook(
  store: EntryStore<number>,
  name: string,
  random: () => number,
  pause: () => Promise<void>,
): Promise<void> {
  const adding: Promise<unknown>[] = [];
  for (let count = 0; count < ADDS; count++) {
    const id = `${name}-${count}`;
    const added = store.put(id, 1);
    // Some are changed at once, and the list is looked at meanwhile.
    if (random() < 0.1) adding.push(added.then(async () => store.edit(id, (one) => one + 1)));
    else adding.push(added);
    if (random() < 0.04) adding.push(store.all());
    if (random() < 0.5) await pause();
  }
  await Promise.all(adding);
}

describe('Two windows over the storage of a desktop', () => {
  it(`lose nothing: ${2 * ADDS} entries of ${2 * ADDS}, in ${SEEDS} orders of events`, async function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seeded(seed);
      const pause = jitter(random, 4);
      const desktop = new DesktopSecrets(pause);
      const index = new MemoryIdIndex(Date.now, pause);
      const windows = [openWindow(desktop, index), openWindow(desktop, index)];
      await Promise.all(
        windows.map(async (store, at) => addAndLook(store, String(at), random, pause)),
      );
      await desktop.delivered();
      const later = openWindow(desktop, index);
      for (const store of [...windows, later]) {
        const all = await store.all();
        assert.equal(all.size, 2 * ADDS, `seed ${seed}`);
        for (const [id, value] of all) {
          assert.equal(String(value), desktop.values.get(`test.${id}`), `seed ${seed}, ${id}`);
        }
      }
    }
  });

  it('both see the last of their changes, and changes in one window follow one another', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seeded(seed);
      const desktop = new DesktopSecrets(jitter(random, 8));
      const index = new MemoryIdIndex(Date.now, jitter(random, 8));
      const [here, there] = [openWindow(desktop, index), openWindow(desktop, index)];
      await here.put('a', 0);
      await desktop.delivered();
      await there.all();
      await Promise.all(Array.from({ length: 9 }, async () => here.edit('a', (one) => one + 1)));
      await desktop.delivered();
      assert.equal(desktop.values.get('test.a'), '9', `seed ${seed}`);
      assert.equal((await there.all()).get('a'), 9);
      await there.edit('a', (one) => one + 1);
      await desktop.delivered();
      assert.deepEqual([...(await here.all())], [['a', 10]], `seed ${seed}`);
    }
  });
});
