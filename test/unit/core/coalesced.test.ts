import assert from 'node:assert/strict';
import { coalesced } from '../../../src/core/coalesced';

describe('A task that never runs twice at once', () => {
  it('runs once more for all calls that come meanwhile', async () => {
    let runs = 0;
    const task = coalesced(async () => {
      runs += 1;
      return Promise.resolve();
    });
    await Promise.all([task(), task(), task()]);
    assert.equal(runs, 2);
  });

  it('runs for a call that comes while it fails, too', async () => {
    let runs = 0;
    const task = coalesced(async () => {
      runs += 1;
      await Promise.resolve();
      if (runs === 1) throw new Error('the first one');
    });
    const failing = task();
    const meanwhile = task();
    await Promise.all([failing, meanwhile]);
    assert.equal(runs, 2);
    await task();
    assert.equal(runs, 3);
  });

  it('tells of a failure that is the last word', async () => {
    const task = coalesced(async () => Promise.reject(new Error('no')));
    await assert.rejects(task(), /no/);
    await assert.rejects(task(), /no/);
  });
});
