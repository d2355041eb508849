import assert from 'node:assert/strict';
import { NotDeletedError } from '../../../../src/core/errors';
import { entryAt } from '../support/entryAt';
import { MemoryMemento } from '../support/memoryMemento';
import { newRecord, type Setting } from '../support/newRecord';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('Removing what is older than the history', () => {
  let memory: MemoryMemento;
  let setting: Setting;
  let begun: number;
  beforeEach(() => {
    memory = new MemoryMemento();
    setting = newRecord();
    begun = setting.now;
  });

  /** A start of VS Code with the clock at so many days after the first share. */
  async function startAt(days: number): Promise<void> {
    setting = newRecord(setting);
    setting.now = begun + days * DAY;
    await setting.record.prune(memory);
  }

  it('deletes nothing on the word of one start whose clock is ahead', async () => {
    const id = await setting.record.add(entryAt(begun));
    await startAt(40);
    assert.equal((await setting.record.list()).size, 0, 'by that clock it is too old to be shown');
    for (const days of [1, 5, 29]) {
      await startAt(days);
      assert.deepEqual([...(await setting.record.list()).keys()], [id]);
    }
  });

  it('deletes nothing however often VS Code starts while the clock is ahead for some hours', async () => {
    await setting.record.add(entryAt(begun));
    for (const hour of [0, 1, 5, 23]) await startAt(40 + hour / 24);
    await startAt(1);
    assert.equal((await setting.record.list()).size, 1);
  });

  it('counts no reading of a clock that was found to be ahead', async () => {
    await setting.record.add(entryAt(begun));
    await startAt(400);
    await startAt(31);
    await startAt(31.5);
    assert.equal(setting.index.added.size, 1, 'too old for half a day, as far as is known');
    await startAt(32);
    assert.equal(setting.index.added.size, 0);
  });

  it('deletes what a start at least a day earlier found too old, too, and nothing else', async () => {
    await setting.record.add(entryAt(begun));
    setting.now += 20 * DAY;
    const young = await setting.record.add(entryAt(setting.now));
    await startAt(31);
    assert.equal(setting.index.added.size, 2);
    await startAt(33);
    assert.deepEqual([...setting.index.added.keys()], [young]);
    assert.deepEqual([...setting.secrets.values.keys()], [`record.${young}`]);
    await startAt(34);
    assert.equal(memory.get('tooOld'), undefined, 'nothing is remembered of what is gone');
  });

  it('does not count a day that passed while it was not too old, since the history was longer', async () => {
    await setting.record.add(entryAt(begun));
    await startAt(31);
    setting = newRecord(setting);
    setting.historyDays = 365;
    setting.now = begun + 32 * DAY;
    await setting.record.prune(memory);
    await startAt(33);
    assert.equal(setting.index.added.size, 1);
  });

  it('lets an entry lie that says it is old, but has been here for a short time', async () => {
    // It was shared while the clock stood at 1970.
    await setting.record.add(entryAt(0));
    for (const days of [1, 3, 29]) await startAt(days);
    assert.equal(setting.index.added.size, 1);
    for (const days of [31, 33]) await startAt(days);
    assert.equal(setting.index.added.size, 0);
  });

  it('lets what cannot be read lie where nobody knows since when it is there', async () => {
    await setting.index.add('damaged');
    await setting.secrets.store('record.damaged', '{');
    setting.index.since = async () => Promise.resolve(undefined);
    for (const days of [1, 100, 200]) await startAt(days);
    assert.equal(setting.secrets.values.size, 1);
  });

  it('goes on where one cannot be deleted, and says so', async () => {
    for (let count = 0; count < 3; count++) await setting.record.add(entryAt(begun));
    await startAt(31);
    const [first] = setting.index.added.keys();
    const remove = setting.secrets.delete.bind(setting.secrets);
    setting.secrets.delete = async (key) => {
      if (key === `record.${first}`) throw new Error('locked');
      await remove(key);
    };
    await assert.rejects(startAt(33), NotDeletedError);
    assert.deepEqual([...setting.index.added.keys()], [first]);
  });

  it('takes no harm from a memory that holds something else', async () => {
    for (const odd of ['x', null, 7, ['a'], { a: 'b' }, { a: null }]) {
      await setting.record.add(entryAt(begun));
      await memory.update('tooOld', odd);
      await startAt(31);
      assert.notEqual(setting.index.added.size, 0);
      await startAt(33);
      assert.equal(setting.index.added.size, 0);
      setting.now = begun;
    }
  });
});
