import assert from 'node:assert/strict';
import type { RecentSecret } from '../../../src/core/secrets/list';
import { itemOf, rowOf, rowWords } from '../../../src/views/secrets/item';
import { recentSecret } from '../../support/recentSecret';

const NOW = Date.UTC(2026, 0, 1);
const SERVER = 'https://eu.onetimesecret.com';
const PLACES = { servers: new Set([SERVER]), usernames: new Set([undefined]) };

const SECRET = recentSecret({
  server: SERVER,
  created: NOW,
  expires: NOW + 3_600_000,
  checked: NOW,
  learnt: NOW,
});

describe('A row of the list', () => {
  it('is as it should be where nothing is odd', () => {
    const words = rowWords(SECRET, NOW);
    assert.deepEqual(rowOf(SECRET, NOW, PLACES), { words, item: itemOf(SECRET, words, PLACES) });
  });

  const odd: Readonly<Record<string, Partial<RecentSecret>>> = {
    'a date of sharing that is none': { created: NaN },
    'an expiry that is none': { expires: Infinity },
    'a time of opening that is none': { outcome: 'opened', state: 'received', ended: NaN },
    'a server that is none': { server: 'nowhere', label: 'DB_PASSWORD' },
  };
  for (const [what, more] of Object.entries(odd)) {
    it(`is there, with its id and its commands, for ${what}`, () => {
      const places = { ...PLACES, servers: new Set([SERVER, 'nowhere']) };
      const secret = { ...SECRET, ...more };
      const { item, words } = rowOf(secret, NOW, places);
      assert.equal(item.id, SECRET.id);
      assert.equal(item.contextValue, `secret.${secret.outcome}.elsewhere`);
      assert.ok(words !== '' && typeof item.label === 'string' && item.label !== '');
    });
  }
});
