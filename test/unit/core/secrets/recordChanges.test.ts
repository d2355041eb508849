import assert from 'node:assert/strict';
import { ShareRecord } from '../../../../src/core/secrets/record';
import { FakeClock } from '../../../support/fakeClock';
import { MemorySecrets } from '../../../support/memorySecrets';
import { entryAt } from '../support/entryAt';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';
import { MemoryMemento } from '../support/memoryMemento';

const DAY = 86_400_000;

describe('Changes of the record', () => {
  it('are told of once, and nothing else is, though SecretStorage itself tells of none', async () => {
    const clock = new FakeClock();
    const index = new MemoryIdIndex(() => clock.time);
    const record = new ShareRecord(index, new MemorySecrets(), clock, new MemoryLog(), () => 30);
    let told = 0;
    record.onDidChange(() => told++);
    const telling = async (task: () => Promise<unknown>): Promise<number> => {
      const before = told;
      await task();
      return told - before;
    };
    const memory = new MemoryMemento();
    const [id, other] = ['7b1c', '8c2d'];
    const opened = { state: 'received', received: clock.time };
    const tasks: Readonly<Record<string, [number, () => Promise<unknown>]>> = {
      'a share': [1, async () => record.add(entryAt(clock.time), id)],
      'another share': [1, async () => record.add(entryAt(clock.time), other)],
      'an opening': [1, async () => record.update(id, opened)],
      'the same opening again': [0, async () => record.update(id, opened)],
      'what a person is told': [1, async () => record.tell(id, 'opened')],
      'what they were told before': [0, async () => record.tell(id, 'opened')],
      'another label': [1, async () => record.rename(id, 'staging')],
      'a label of nothing': [0, async () => record.rename('nobody', 'staging')],
      'one to be forgotten': [1, async () => record.forget(other)],
      'a start that finds nothing old': [0, async () => record.prune(memory)],
    };
    for (const [what, [times, task]] of Object.entries(tasks))
      assert.equal(await telling(task), times, what);
    clock.time += 31 * DAY;
    assert.equal(await telling(async () => record.prune(memory)), 0, 'old for the first time');
    clock.time += DAY;
    assert.equal(await telling(async () => record.prune(memory)), 1);
    assert.equal(index.added.size, 0);
  });
});
