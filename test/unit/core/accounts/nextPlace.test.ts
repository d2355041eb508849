import assert from 'node:assert/strict';
import { regions } from '../../../../src/api';
import { Accounts } from '../../../../src/core/accounts/accounts';
import { LastPlaces } from '../../../../src/core/accounts/lastPlaces';
import { findNextPlace, type NextPlace } from '../../../../src/core/accounts/nextPlace';
import type { Place } from '../../../../src/core/accounts/place';
import { placeOffers, type PlaceOffer } from '../../../../src/core/accounts/placeOffers';
import { RefusedTokens } from '../../../../src/core/accounts/refusedTokens';
import { BadSettingError } from '../../../../src/core/errors';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';
import { MemoryMemento } from '../support/memoryMemento';

const EU = 'https://eu.onetimesecret.com';
const US = 'https://us.onetimesecret.com';
const OWN = 'https://secrets.example.com';
const nobody = (server: string): Place => ({ server, username: undefined });
const ada = { server: EU, username: 'ada@example.com' };
const bob = { server: EU, username: 'bob@example.com' };
const ops = { server: OWN, username: 'ops' };

const none = (): Accounts =>
  new Accounts(new MemoryIdIndex(), new MemorySecrets(), new MemoryLog());

describe('Where the next secret goes', () => {
  const settings = (server: string | undefined, account = '') => ({
    server: () => server,
    account: () => account,
  });

  async function signedIn(...places: readonly (typeof ada)[]): Promise<Accounts> {
    const accounts = new Accounts(new MemoryIdIndex(), new MemorySecrets(), new MemoryLog());
    for (const { server, username } of places) await accounts.add(server, username, newToken());
    return accounts;
  }

  it('is what the settings and the accounts say', async () => {
    const cases: readonly [ReturnType<typeof settings>, readonly (typeof ada)[], unknown][] = [
      [settings(undefined), [ada], { kind: 'unchosen' }],
      [settings(EU), [], { kind: 'settled', place: nobody(EU) }],
      [settings(EU), [ada, ops], { kind: 'settled', place: ada }],
      [settings(EU, 'anonymous'), [ada], { kind: 'settled', place: nobody(EU) }],
      [settings(EU), [ada, bob], { kind: 'ask', server: EU }],
      [settings(EU, bob.username), [ada, bob], { kind: 'settled', place: bob }],
      [settings(EU, bob.username), [ada], { kind: 'sign-in', place: bob }],
    ];
    for (const [chosen, places, expected] of cases) {
      const accounts = await signedIn(...places);
      assert.deepEqual(await findNextPlace(chosen, accounts, new RefusedTokens(none())), expected);
    }
  });

  it('tells a refused token until it is accepted again', async () => {
    const accounts = await signedIn(ada);
    const refused = new RefusedTokens(none());
    const find = async (): Promise<string> =>
      (await findNextPlace(settings(EU), accounts, refused)).kind;
    refused.judgeOf(ada)(false);
    assert.equal(await find(), 'refused');
    refused.judgeOf(ada)(true);
    assert.equal(await find(), 'settled');
  });

  it('tells what is in the way', async () => {
    const error = new BadSettingError('onetimeSecret.serverUrl', 'scheme');
    const bad = {
      ...settings(EU),
      server: () => {
        throw error;
      },
    };
    const index = new MemoryIdIndex();
    const accounts = new Accounts(index, new MemorySecrets(), new MemoryLog());
    assert.deepEqual(await findNextPlace(bad, accounts, new RefusedTokens(none())), {
      kind: 'bad-setting',
      error,
    });
    index.failing = true;
    assert.deepEqual(await findNextPlace(settings(EU), accounts, new RefusedTokens(none())), {
      kind: 'unreadable',
      server: EU,
    });
  });
});

describe('What a switch offers', () => {
  const account = (place: typeof ada) => ({ ...place, id: place.username });
  const offers = (
    next: NextPlace,
    lastPlaces: readonly Place[] = [],
    accounts = [ada, bob, ops],
    refusedTokens: Pick<RefusedTokens, 'has'> = new RefusedTokens(none()),
  ) => placeOffers({ next, accounts: accounts.map(account), lastPlaces, refusedTokens });
  const places = (list: readonly PlaceOffer[]): unknown =>
    list.map(({ place: { server, username } }) => ({ server, username }));
  const settledOn = (place: Place): NextPlace => ({ kind: 'settled', place });

  it('is the place used before the current one first, so that Enter goes there and back', () => {
    const { preferred, accounts } = offers(settledOn(ada), [ada, nobody(US), bob]);
    assert.deepEqual(preferred?.place, nobody(US));
    assert.deepEqual(places(accounts), [ada, bob, ops]);
    assert.deepEqual(
      accounts.map(({ isCurrent }) => isCurrent),
      [true, false, false],
    );
    assert.deepEqual(
      offers(settledOn(nobody(US)), [nobody(US), ada]).preferred?.place.username,
      ada.username,
    );
  });

  it('has every region and own server once without an account, and nothing twice', () => {
    const { preferred, accounts, anonymous } = offers(settledOn(ada), [
      nobody(OWN),
      nobody(EU),
      ada,
    ]);
    const servers = anonymous.map(({ place }) => place.server);
    assert.deepEqual(preferred?.place, nobody(OWN));
    assert.deepEqual(
      servers,
      regions.map(({ origin }) => origin),
    );
    assert.equal(new Set(servers).size, servers.length);
    assert.equal(accounts.length, 3);
    assert.ok(
      offers(settledOn(nobody('https://other.example'))).anonymous.some(
        ({ place }) => place.server === 'https://other.example',
      ),
    );
  });

  it('is the way out of what blocks the current place first', () => {
    const refused = new RefusedTokens(none());
    refused.judgeOf(ada)(false);
    const blocked = offers({ kind: 'refused', place: ada }, [ada, bob], [ada, bob], refused);
    assert.deepEqual(blocked.preferred, { place: ada, isCurrent: true, needs: 'new-token' });
    const gone = offers({ kind: 'sign-in', place: ops }, [ops, bob], [ada, bob]);
    assert.deepEqual(gone.preferred, { place: ops, isCurrent: true, needs: 'sign-in' });
    assert.deepEqual(places(gone.accounts), [ada, bob]);
  });

  it('is an account that was refused rather than nobody at its server', () => {
    const refused = new RefusedTokens(none());
    refused.judgeOf(ada)(false);
    const { preferred } = offers(
      settledOn(nobody(US)),
      [nobody(US), ada, nobody(EU)],
      [ada],
      refused,
    );
    assert.deepEqual(preferred, { place: ada, isCurrent: false, needs: 'new-token' });
  });

  it('passes over places that were signed out of, and offers none first where none was used', () => {
    assert.equal(offers(settledOn(ada), [ada, ops], [ada, bob]).preferred, undefined);
    assert.equal(offers({ kind: 'unchosen' }, [], []).preferred, undefined);
  });
});

describe('The places used last', () => {
  it('come newest first, each once, with and without an account', async () => {
    const last = new LastPlaces(new MemoryMemento());
    let changes = 0;
    last.onDidChange(() => changes++);
    for (const place of [ada, nobody(EU), { server: OWN, username: 'two words' }, ada])
      await last.add(place);
    assert.deepEqual(last.list(), [ada, { server: OWN, username: 'two words' }, nobody(EU)]);
    await last.remove(ada);
    assert.deepEqual(last.list(), [{ server: OWN, username: 'two words' }, nobody(EU)]);
    assert.equal(changes, 5);
  });

  it('leave out what is no server’s address', () => {
    const places = ['http://evil.example ada', 'no-url', '', 7, `${EU} `, `${US}/x?y=1 `];
    assert.deepEqual(new LastPlaces(new MemoryMemento({ places })).list(), [nobody(EU)]);
  });
});
