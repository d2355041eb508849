import assert from 'node:assert/strict';
import { Ceilings } from '../../../../src/core/sharing/ceilings';
import { MemoryMemento } from '../support/memoryMemento';

const DAY = 86_400;

describe('Ceilings', () => {
  const anonymous = { server: 'https://a.example', username: undefined };
  const account = { server: 'https://a.example', username: 'you@example.com' };

  it('are 7 days without an account and 30 with one, until a server shows another', async () => {
    const ceilings = new Ceilings(new MemoryMemento());
    assert.equal(ceilings.of(anonymous), 7 * DAY);
    assert.equal(ceilings.of(account), 30 * DAY);
    await ceilings.learn(account, 30 * DAY, 14 * DAY);
    assert.equal(ceilings.of(account), 14 * DAY);
    assert.equal(ceilings.of(anonymous), 7 * DAY);
  });
  it('are forgotten with their account, and with no other', async () => {
    const memory = new MemoryMemento();
    const ceilings = new Ceilings(memory);
    await ceilings.learn(account, 30 * DAY, 14 * DAY);
    await ceilings.learn(anonymous, 7 * DAY, 3 * DAY);
    await ceilings.forget(account);
    assert.equal(ceilings.of(account), 30 * DAY);
    assert.equal(ceilings.of(anonymous), 3 * DAY);
    assert.ok(!JSON.stringify(memory.get('ceilings')).includes(account.username));
  });
  it('rise when a server grants more', async () => {
    const ceilings = new Ceilings(new MemoryMemento());
    await ceilings.learn(account, 30 * DAY, 14 * DAY);
    await ceilings.learn(account, 30 * DAY, 30 * DAY);
    assert.equal(ceilings.of(account), 30 * DAY);
  });
  it('are not learnt from what was granted in full', async () => {
    const ceilings = new Ceilings(new MemoryMemento());
    await ceilings.learn(account, 3600, 3600);
    assert.equal(ceilings.of(account), 30 * DAY);
  });
  it('are not learnt from a longer life than asked for', async () => {
    const ceilings = new Ceilings(new MemoryMemento());
    await ceilings.learn(anonymous, 1, 60);
    assert.equal(ceilings.of(anonymous), 7 * DAY);
  });
  it('are not learnt from a life that no server grants', async () => {
    for (const granted of [-5, 0, 1, 59, 0.5, 3600.5, 1e15, -1e15, NaN, Infinity]) {
      const memory = new MemoryMemento();
      const ceilings = new Ceilings(memory);
      await ceilings.learn(anonymous, 2e15, granted);
      assert.equal(ceilings.of(anonymous), 7 * DAY, String(granted));
      assert.equal(memory.values.size, 0, 'nor is it kept');
    }
  });
  it('take no notice of a life that no server grants and an older version has kept', async () => {
    for (const kept of [-5, 0, 59, 3600.5, 1e15, null]) {
      const memory = new MemoryMemento({
        ceilings: { 'https://a.example ': kept, 'https://b.example ': 3600 },
      });
      const ceilings = new Ceilings(memory);
      assert.equal(ceilings.of(anonymous), 7 * DAY, String(kept));
      await ceilings.learn(account, 30 * DAY, 14 * DAY);
      assert.deepEqual(memory.values.get('ceilings'), {
        'https://a.example you@example.com': 14 * DAY,
        'https://b.example ': 3600,
      });
    }
  });
  it('ignore foreign content', () => {
    assert.equal(new Ceilings(new MemoryMemento({ ceilings: 'x' })).of(anonymous), 7 * DAY);
    assert.equal(
      new Ceilings(new MemoryMemento({ ceilings: { 'https://a.example ': 'x' } })).of(anonymous),
      7 * DAY,
    );
  });
});
