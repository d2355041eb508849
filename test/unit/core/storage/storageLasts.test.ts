import assert from 'node:assert/strict';
import { StorageLasts } from '../../../../src/core/storage/storageLasts';
import { MemorySecrets } from '../../../support/memorySecrets';
import { MemoryMemento } from '../support/memoryMemento';

describe('A SecretStorage that does not last', () => {
  it('is told at the first start after something was stored, once', async () => {
    const memory = new MemoryMemento();
    const first = new StorageLasts(memory, new MemorySecrets());
    assert.equal(await first.isNewlyLost(), false);
    await first.mark();
    assert.equal(await new StorageLasts(memory, new MemorySecrets()).isNewlyLost(), true);
    for (let start = 0; start < 3; start++) {
      const later = new StorageLasts(memory, new MemorySecrets());
      assert.equal(await later.isNewlyLost(), false);
      await later.mark();
    }
  });

  it('is told again if it had lasted in between', async () => {
    const memory = new MemoryMemento();
    await new StorageLasts(memory, new MemorySecrets()).mark();
    const secrets = new MemorySecrets();
    assert.equal(await new StorageLasts(memory, secrets).isNewlyLost(), true);
    assert.equal(await new StorageLasts(memory, secrets).isNewlyLost(), false);
    assert.equal(await new StorageLasts(memory, new MemorySecrets()).isNewlyLost(), true);
  });

  it('is not claimed of one that lasts, fails, or was never used', async () => {
    const memory = new MemoryMemento();
    const secrets = new MemorySecrets();
    const lasts = new StorageLasts(memory, secrets);
    assert.equal(await lasts.isNewlyLost(), false);
    assert.equal(secrets.values.size, 0, 'nothing is written before there is something to keep');
    await lasts.mark();
    assert.equal(await new StorageLasts(memory, secrets).isNewlyLost(), false);
    secrets.failing.add('get');
    await assert.rejects(new StorageLasts(memory, secrets).isNewlyLost());
    secrets.failing.clear();
    assert.equal(await new StorageLasts(memory, secrets).isNewlyLost(), false);
  });

  it('is not claimed where the marker alone could not be stored', async () => {
    const memory = new MemoryMemento();
    const secrets = new MemorySecrets();
    secrets.failing.add('store');
    await assert.rejects(new StorageLasts(memory, secrets).mark());
    secrets.failing.clear();
    assert.equal(await new StorageLasts(memory, secrets).isNewlyLost(), false);
  });

  it('is marked under a key of its own', async () => {
    const secrets = new MemorySecrets();
    const lasts = new StorageLasts(new MemoryMemento(), secrets);
    await lasts.mark();
    const keys = [...secrets.values.keys()];
    assert.equal(keys.length, 1);
    assert.ok(keys.every((key) => lasts.owns(key)));
    assert.ok(!lasts.owns('record.7b1c'));
  });
});
