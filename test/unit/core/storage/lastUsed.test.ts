import assert from 'node:assert/strict';
import { LastUsed } from '../../../../src/core/storage/lastUsed';
import { MemoryMemento } from '../support/memoryMemento';

describe('What was used last', () => {
  it('comes newest first, once each, five at most', async () => {
    const used = new LastUsed(new MemoryMemento(), 'recipients');
    for (const one of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) await used.add(one);
    assert.deepEqual(used.list(), ['f', 'e', 'd', 'a', 'c']);
  });
  it('ignores foreign content', () => {
    assert.deepEqual(new LastUsed(new MemoryMemento({ recipients: 7 }), 'recipients').list(), []);
    assert.deepEqual(
      new LastUsed(new MemoryMemento({ recipients: [1, 'a'] }), 'recipients').list(),
      ['a'],
    );
  });
});
