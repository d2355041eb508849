import assert from 'node:assert/strict';
import type { Metadata } from '../../../../src/api';
import {
  idOfListed,
  joinRecent,
  type Listing,
  type RecentSecret,
} from '../../../../src/core/secrets/list';
import type { Entry } from '../../../../src/core/secrets/record';
import type { Group, SecretOutcome } from '../../../../src/core/secrets/state';

const SERVER = 'https://eu.onetimesecret.com';
const ME = { server: SERVER, username: 'me@example.com' };
const KEY = 'a1'.repeat(31);
const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

function entry(more: Partial<Entry> = {}): Entry {
  return {
    version: 1,
    server: SERVER,
    linkOrigin: SERVER,
    label: 'DB_PASSWORD',
    metadataKey: KEY,
    created: NOW - HOUR,
    expires: NOW + HOUR,
    passphrase: false,
    state: 'new',
    stateAt: NOW - HOUR,
    ...more,
  };
}

function metadata(more: Partial<Metadata> = {}): Metadata {
  return {
    metadataKey: KEY,
    custid: 'me@example.com',
    anonymous: false,
    state: 'new',
    ttl: 7200,
    metadataTtl: 14_400,
    secretTtl: undefined,
    created: (NOW - HOUR) / 1000,
    updated: (NOW - HOUR) / 1000,
    received: undefined,
    passphraseRequired: undefined,
    recipients: [],
    shareDomain: '',
    ...more,
  };
}

function listing(items: readonly Metadata[], more: Partial<Listing> = {}): Listing {
  return { place: ME, metadata: items, at: NOW, ...more };
}

/** The list of one recorded secret and what an account lists. */
function rows(one: Entry, items: readonly Metadata[] = [], now = NOW): RecentSecret[] {
  return joinRecent(new Map([['7b1c', one]]), items.length > 0 ? [listing(items)] : [], now);
}

function row(one: Entry, items: readonly Metadata[] = [], now = NOW): RecentSecret {
  const [first, ...others] = rows(one, items, now);
  assert.ok(first);
  assert.equal(others.length, 0, 'one row for one secret');
  return first;
}

describe('The list of recent secrets', () => {
  it('tells each state as a person asks for it', () => {
    const cases: readonly (readonly [string, SecretOutcome, Group, Group])[] = [
      // state, outcome while it could be opened, group then, group after its expiry
      ['new', 'unopened', 'unopened', 'gone'],
      ['viewed', 'unopened', 'unopened', 'gone'],
      ['received', 'opened', 'opened', 'opened'],
      ['burned', 'burned', 'gone', 'gone'],
      ['expired', 'expired', 'gone', 'gone'],
      ['orphaned', 'unknown', 'unopened', 'gone'],
      ['quarantined', 'unknown', 'unopened', 'gone'],
    ];
    for (const [state, outcome, before, after] of cases) {
      const early = row(entry({ state }));
      assert.deepEqual([early.outcome, early.group, early.state], [outcome, before, state]);
      const late = row(entry({ state }), [], NOW + HOUR);
      assert.equal(late.group, after, state);
      assert.equal(late.outcome, outcome === 'unopened' ? 'expired' : outcome, state);
    }
  });

  it('goes by the clock, to the millisecond, though a list still says new', () => {
    const listed = [metadata({ state: 'new' })];
    assert.equal(row(entry(), listed, NOW + HOUR - 1).outcome, 'unopened');
    assert.equal(row(entry(), listed, NOW + HOUR).outcome, 'expired');
    const [elsewhere] = joinRecent(new Map(), [listing(listed)], NOW + HOUR);
    assert.equal(elsewhere?.outcome, 'expired');
  });

  it('shows a secret once, though it is recorded and listed', () => {
    const one = row(entry({ label: 'mine' }), [metadata({ state: 'viewed' })]);
    assert.equal(one.label, 'mine');
    assert.equal(one.state, 'viewed');
    assert.equal(one.checked, NOW);
  });

  it('keeps what the server has forgotten', () => {
    const secrets = rows(entry({ state: 'burned' }), [metadata({ metadataKey: 'b2'.repeat(31) })]);
    assert.deepEqual(
      secrets.map(({ id }) => id).sort(),
      ['7b1c', idOfListed(SERVER, 'b2'.repeat(31))].sort(),
    );
  });

  it('calls a secret opened only if it was received', () => {
    for (const state of ['new', 'viewed', 'burned', 'expired', 'orphaned', 'shown']) {
      assert.notEqual(row(entry(), [metadata({ state })]).outcome, 'opened', state);
    }
    const received = (NOW - 60_000) / 1000;
    const opened = row(entry(), [metadata({ state: 'received', received })]);
    assert.equal(opened.outcome, 'opened');
    assert.equal(opened.ended, NOW - 60_000);
  });

  it('never takes back a known end because a list lags behind', () => {
    for (const [state, outcome] of [
      ['received', 'opened'],
      ['burned', 'burned'],
      ['expired', 'expired'],
    ] as const) {
      for (const lagging of ['new', 'viewed']) {
        const one = row(entry({ state, stateAt: NOW - 1 }), [metadata({ state: lagging })]);
        assert.deepEqual([one.outcome, one.state], [outcome, state]);
      }
    }
  });

  it('takes no news from a list that is older than what is known', () => {
    const one = row(entry({ state: 'viewed', stateAt: NOW + 1 }), [metadata({ state: 'new' })]);
    assert.equal(one.state, 'viewed');
  });

  it('tells of an opening that is learnt only after the expiry', () => {
    const received = (NOW + HOUR / 2) / 1000;
    const listed = listing([metadata({ state: 'received', received })], { at: NOW + 2 * HOUR });
    const [one] = joinRecent(new Map([['7b1c', entry()]]), [listed], NOW + 2 * HOUR);
    assert.equal(one?.outcome, 'opened');
    assert.equal(one.ended, NOW + HOUR / 2);
  });

  it('says when it was opened or burned, as well as anybody can', () => {
    assert.equal(row(entry()).ended, undefined);
    assert.equal(row(entry({ state: 'expired' })).ended, undefined);
    const received = entry({ state: 'received', stateAt: NOW, received: NOW - 5 });
    assert.equal(row(received).ended, NOW - 5);
    assert.equal(row(entry({ state: 'received', stateAt: NOW })).ended, undefined);
    assert.equal(row(entry({ state: 'burned', stateAt: NOW - 7 })).ended, NOW - 7);
    const burned = metadata({ state: 'burned', updated: (NOW - 9000) / 1000 });
    assert.equal(row(entry(), [burned]).ended, NOW - 9000);
  });

  it('has the newest first', () => {
    const record = new Map([
      ['old', entry({ created: NOW - 3 * HOUR, metadataKey: 'old' })],
      ['young', entry({ created: NOW - HOUR, metadataKey: 'young' })],
    ]);
    const middle = metadata({ metadataKey: 'middle', created: (NOW - 2 * HOUR) / 1000 });
    const ids = joinRecent(record, [listing([middle])], NOW).map(({ id }) => id);
    assert.deepEqual(ids, ['young', idOfListed(SERVER, 'middle'), 'old']);
  });

  it('does not mix up servers and accounts', () => {
    const other = listing([metadata({ state: 'burned' })], {
      place: { ...ME, server: 'https://us.onetimesecret.com' },
    });
    const found = joinRecent(new Map([['7b1c', entry()]]), [other], NOW);
    assert.deepEqual(found.map(({ outcome }) => outcome).sort(), ['burned', 'unopened']);
  });

  it('has no secret that neither side has a metadata key for', () => {
    assert.equal(
      rows(entry({ metadataKey: undefined }), [metadata({ metadataKey: undefined })]).length,
      1,
    );
    assert.equal(
      joinRecent(new Map(), [listing([metadata({ metadataKey: undefined })])], NOW).length,
      0,
    );
  });

  it('gives a listed secret the same opaque id every time', () => {
    const id = idOfListed(SERVER, KEY);
    assert.equal(id, idOfListed(SERVER, KEY));
    assert.notEqual(id, idOfListed('https://us.onetimesecret.com', KEY));
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.ok(!KEY.includes(id) && !id.includes(KEY.slice(0, 8)));
  });

  describe('with odd answers', () => {
    const isDate = (time: number): boolean => !Number.isNaN(new Date(time).getTime());
    /** Numbers that make no date, or one that cannot be counted on from. */
    const odd = [1e18, -1e18, 8.64e12 + 1, NaN, Infinity, -Infinity];

    it('has only times that are dates, and takes those that are none as not told', () => {
      const fields = ['created', 'updated', 'received', 'ttl'] as const;
      for (const field of fields) {
        for (const value of odd) {
          for (const state of ['new', 'received', 'burned']) {
            const one = metadata({ state, [field]: value });
            const elsewhere = metadata({ state, [field]: value, metadataKey: 'b2'.repeat(31) });
            const list = rows(entry(), [one, elsewhere]);
            assert.equal(list.length, 2);
            for (const { created, expires, ended: end, checked, learnt } of list) {
              for (const time of [created, expires, end ?? 0, checked, learnt])
                assert.ok(isDate(time), `${field}: ${value}`);
            }
          }
        }
      }
    });

    it('shows a listed secret without a date as one of now', () => {
      const [one] = joinRecent(new Map(), [listing([metadata({ created: 1e18 })])], NOW);
      assert.equal(one?.created, NOW);
    });

    it('keeps the others in their order', () => {
      const listed = [1, 2, 3].map((hours) =>
        metadata({ metadataKey: `${hours}`, created: (NOW - hours * HOUR) / 1000 }),
      );
      const bad = metadata({ metadataKey: 'bad', created: NaN });
      const found = joinRecent(new Map(), [listing([...listed, bad])], NOW).map(({ id }) => id);
      assert.deepEqual(
        found,
        ['bad', '1', '2', '3'].map((key) => idOfListed(SERVER, key)),
      );
    });
  });

  describe('with the same secret more than once', () => {
    const ids = (secrets: readonly RecentSecret[]): string[] => secrets.map(({ id }) => id);
    const ops = (items: readonly Metadata[], more: Partial<Listing> = {}): Listing =>
      listing(items, { place: { ...ME, username: 'ops@example.com' }, ...more });

    it('shows it once, though two accounts list it', () => {
      const list = joinRecent(new Map(), [listing([metadata()]), ops([metadata()])], NOW);
      assert.deepEqual(ids(list), [idOfListed(SERVER, KEY)]);
    });

    it('shows it once, though one account lists it twice', () => {
      const list = joinRecent(new Map(), [listing([metadata(), metadata({ ttl: 1 })])], NOW);
      assert.deepEqual(ids(list), [idOfListed(SERVER, KEY)]);
    });

    it('shows it once, though the record has it twice: as the one that was told of last', () => {
      const record = new Map([
        ['first', entry()],
        ['second', entry({ state: 'received', stateAt: NOW })],
        ['third', entry({ metadataKey: 'b2'.repeat(31) })],
      ]);
      for (const listings of [[], [listing([metadata()])]]) {
        const list = joinRecent(record, listings, NOW);
        assert.deepEqual(ids(list).sort(), ['second', 'third']);
      }
    });

    it('knows apart what has no metadata key', () => {
      const record = new Map([
        ['first', entry({ metadataKey: undefined })],
        ['second', entry({ metadataKey: undefined })],
      ]);
      assert.deepEqual(ids(joinRecent(record, [], NOW)).sort(), ['first', 'second']);
    });

    it('goes by what is final, then by what was heard last', () => {
      const said = (state: string, at: number): Listing => ops([metadata({ state })], { at });
      for (const listings of [
        [said('viewed', NOW - 2), said('new', NOW - 3)],
        [said('new', NOW - 3), said('viewed', NOW - 2)],
        [said('received', NOW - 9), said('viewed', NOW)],
        [said('viewed', NOW), said('received', NOW - 9)],
      ]) {
        const states = new Set(listings.flatMap((one) => one.metadata.map(({ state }) => state)));
        const expected = states.has('received') ? 'received' : 'viewed';
        const [elsewhere, ...others] = joinRecent(new Map(), listings, NOW);
        assert.deepEqual([elsewhere?.state, others.length], [expected, 0]);
        const [mine] = joinRecent(new Map([['7b1c', entry()]]), listings, NOW);
        assert.equal(mine?.state, expected);
      }
    });
  });
});
