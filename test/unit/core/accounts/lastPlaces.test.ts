import assert from 'node:assert/strict';
import { LastPlaces } from '../../../../src/core/accounts/lastPlaces';
import { MemoryMemento } from '../support/memoryMemento';

const server = 'https://eu.onetimesecret.com';
const ann = { server, username: 'ann@example.com' };
const bob = { server, username: 'Bob Lee' };
const nobody = { server, username: undefined };

describe('Places used last', () => {
  it('are listed newest first, once each, until they are removed', async () => {
    const places = new LastPlaces(new MemoryMemento());
    for (const place of [ann, nobody, bob, ann]) await places.add(place);
    assert.deepEqual(places.list(), [ann, bob, nobody]);
    await places.remove(bob);
    assert.deepEqual(places.list(), [ann, nobody]);
  });

  it('come first among others, which stay in their order', async () => {
    const places = new LastPlaces(new MemoryMemento());
    assert.deepEqual(places.newestFirst([ann, bob, nobody]), [ann, bob, nobody]);
    await places.add(nobody);
    assert.deepEqual(places.newestFirst([ann, bob, nobody]), [nobody, ann, bob]);
    await places.add(bob);
    assert.deepEqual(places.newestFirst([ann, bob, nobody]), [bob, nobody, ann]);
  });

  it('count at their own server only', async () => {
    const places = new LastPlaces(new MemoryMemento());
    await places.add({ ...bob, server: 'https://us.onetimesecret.com' });
    assert.deepEqual(places.newestFirst([ann, bob]), [ann, bob]);
  });

  it('ignore foreign content', () => {
    const stored = ['', 'no address', 7, `${server} `];
    assert.deepEqual(new LastPlaces(new MemoryMemento({ places: stored })).list(), [nobody]);
  });
});
