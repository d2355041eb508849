import assert from 'node:assert/strict';
import { Unseen } from '../../../../src/core/secrets/unseen';
import { house, useHouse } from '../support/fixture';
import { noSignal, open, OPTIONS } from '../support/house';
import { MemoryMemento } from '../support/memoryMemento';

describe('What was opened since the person last looked', () => {
  useHouse();

  it('is counted from when it was learnt, after a restart too, until they look', async () => {
    const { account } = await house().startSignedIn();
    const memory = new MemoryMemento();
    const unseen = (): Unseen => new Unseen(memory, house().clock);
    const count = async (): Promise<number> => unseen().count(await house().recent.list());
    const there = account;
    const shares = [await house().share(there), await house().share(there)];
    const own = await house().share({ ...there, username: undefined });
    await house().share(there);
    assert.equal(await count(), 0);

    for (const { shared } of [...shares, own]) await open(shared.link);
    house().passSeconds(60);
    await unseen().look(); // it shows nothing yet: nobody has asked
    house().passSeconds(60);
    await house().recent.refresh();
    assert.equal(await count(), 3);
    await unseen().look();
    assert.equal(await count(), 0);
  });

  it('leaves out what expired, was burned, or was not shared from here', async () => {
    const { account } = await house().startSignedIn();
    const there = account;
    await house().share(there, { ttl: 600 });
    const burned = await house().share(there);
    await house().actions.burn(burned.id, '', noSignal());
    const options = { ...OPTIONS, label: '' };
    await open((await house().sharing.share(there, 'x', options, noSignal())).link);
    house().passSeconds(601);
    await house().recent.refresh();
    const unseen = new Unseen(new MemoryMemento(), house().clock);
    assert.equal(unseen.count(await house().recent.list()), 0);
  });
});
