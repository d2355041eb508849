import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { startServer, type DialectName, type LocalServer } from '../../../../dev/server';
import * as api from '../../../../src/api';
import { fetchTransport } from '../../../../src/api/fetchTransport';
import {
  checkServer,
  worstOf,
  type CheckedPlace,
  type Finding,
  type KnownFacts,
} from '../../../../src/core/accounts/connection';
import type { ClientFor } from '../../../../src/core/accounts/destination';
import { AccountsUnreadableError, causeOf } from '../../../../src/core/errors';
import { FakeClock } from '../../../support/fakeClock';
import { startFaultyServer } from '../../../support/faultyServer';

const ann = { username: 'ann@example.com', token: randomBytes(20).toString('hex') };
const facts: KnownFacts = {
  network: { proxy: 'direct', checksCertificates: true },
  longestLife: 604_800,
  maxBytes: 10_000,
  storageLasts: true,
};

describe('What a check of the connection finds', () => {
  let server: LocalServer | undefined;
  const clock = new FakeClock(() => Date.now());

  afterEach(async () => {
    await server?.close();
    server = undefined;
    clock.time = Date.now();
  });

  function clients(transport: api.Transport = fetchTransport): ClientFor {
    return async ({ server: origin, username }) => {
      const credentials = username === undefined ? undefined : { username, token: ann.token };
      const options = { server: origin, transport, ...(credentials && { credentials }) };
      return Promise.resolve(new api.OnetimeSecretClient(options));
    };
  }

  async function find(
    origin: string,
    usernames: readonly string[] = [],
    transport?: api.Transport,
    signal = new AbortController().signal,
  ): Promise<readonly Finding[]> {
    return check({ server: origin, usernames }, facts, transport, signal);
  }

  async function check(
    place: CheckedPlace,
    known: KnownFacts,
    transport?: api.Transport,
    signal = new AbortController().signal,
  ): Promise<readonly Finding[]> {
    return checkServer(place, { clientFor: clients(transport), clock, signal }, known);
  }

  function levels(findings: readonly Finding[]): string {
    return findings.map(({ code, level }) => `${code} ${level}`).join(', ');
  }

  for (const [dialect, release] of [
    ['v0.26.6', '0.26 or newer'],
    ['v0.23.6', 'older than 0.26'],
    ['v0.20.5', 'older than 0.26'],
  ] as const satisfies readonly (readonly [DialectName, string])[]) {
    it(`is the release, as far as it shows, and that all is well: ${dialect}`, async () => {
      server = await startServer({ dialect, accounts: [ann] });
      const findings = await find(server.origin, [ann.username]);
      assert.equal(
        levels(findings),
        'reachable good, api good, sign-in good, clock good, limits good, storage good',
      );
      assert.ok(findings.some((one) => 'release' in one && one.release === release));
      assert.equal(worstOf(findings), undefined);
      assert.deepEqual(
        server.requests.map(({ method, path, username }) => [method, path, username]),
        [
          ['GET', '/api/v1/status', undefined],
          ['GET', '/api/v1/authcheck', undefined],
          ['GET', '/api/v1/authcheck', ann.username],
        ],
      );
    });
  }

  it('is a token that is not accepted, and sign-in that is switched off', async () => {
    for (const [options, code] of [
      [{ accounts: [] }, 'not-authorized'],
      [{ accounts: [ann], signInOff: true }, 'sign-in-unavailable'],
    ] as const) {
      server = await startServer(options);
      const worst = worstOf(await find(server.origin, [ann.username]));
      assert.ok(worst?.code === 'sign-in' && worst.level === 'bad');
      assert.equal(causeOf(worst.error)?.code, code);
      await server.close();
      server = undefined;
    }
  });

  it('is where the way ends, and nothing behind it is asked', async () => {
    for (const [kind, expected] of [
      ['html', 'reachable good, api bad'],
      ['empty404', 'reachable good, api bad'],
      ['redirect', 'reachable good, api bad'],
      ['error500', 'reachable good, api bad'],
      ['hangUp', 'reachable bad'],
    ] as const) {
      const faulty = await startFaultyServer(kind);
      const findings = await find(faulty.origin, [ann.username]);
      assert.equal(levels(findings), `${expected}, limits good, storage good`);
      assert.equal(faulty.requests.length, 1);
      assert.doesNotMatch(faulty.requests[0] ?? '', /authorization/i);
      await faulty.close();
    }
  });

  it('is a certificate that is not accepted, of a server that can be reached', async () => {
    const expired: api.Transport = async () =>
      Promise.reject(Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }));
    const findings = await find('https://ots.example', [], expired);
    assert.equal(levels(findings), 'reachable good, certificate bad, limits good, storage good');
  });

  it('is what is in the way here, once, whether the server answers or not', async () => {
    server = await startServer();
    const error = new AccountsUnreadableError();
    const obstacle = { code: 'accounts', level: 'bad', error } as const;
    const place = { server: server.origin, usernames: [], obstacle };
    assert.equal(
      levels(await check(place, facts)),
      'reachable good, api good, accounts bad, clock good, limits good, storage good',
    );
    await server.close();
    server = undefined;
    assert.equal(
      levels(await check(place, facts)),
      'reachable bad, accounts bad, limits good, storage good',
    );
  });

  it('is a warning where certificates are not checked, and where storage does not last', async () => {
    const nominal: api.Transport = async () =>
      Promise.resolve({ status: 200, header: () => undefined, text: '{"status":"nominal"}' });
    const place = { server: 'https://ots.example', usernames: [] };
    const network = { proxy: 'setting', checksCertificates: false } as const;
    const found = await check(place, { ...facts, network, storageLasts: false }, nominal);
    assert.equal(
      levels(found),
      'reachable good, certificate warning, api good, sign-in good, limits good, storage warning',
    );
    assert.equal(worstOf(found)?.code, 'certificate');
    const unknown = await check(place, { ...facts, storageLasts: undefined }, nominal);
    assert.ok(!unknown.some(({ code }) => code === 'storage'));
  });

  it('is how far the clock is off, with the time on the way allowed for', async () => {
    const date = Date.UTC(2026, 0, 1, 12);
    const answering =
      (onTheWay: number): api.Transport =>
      async () => {
        clock.time += onTheWay;
        const header = (name: string): string | undefined =>
          name === 'date' ? new Date(date).toUTCString() : undefined;
        return Promise.resolve({ status: 200, header, text: '{"status":"nominal"}' });
      };
    for (const [start, onTheWay, level, ahead] of [
      [date, 0, 'good', 0],
      [date + 999, 0, 'good', 0],
      [date - 100_000, 120_000, 'good', 0],
      [date + 59_000, 5, 'good', 58_001],
      [date + 3_600_999, 0, 'warning', 3_600_000],
      [date - 3_600_000, 1000, 'warning', -3_599_000],
    ] as const) {
      clock.time = start;
      const findings = await find('https://ots.example', [], answering(onTheWay));
      const found = findings.find(({ code }) => code === 'clock');
      assert.ok(found?.code === 'clock');
      // The fake clock goes on while the test runs.
      assert.ok(Math.abs(found.ahead - ahead) < 500, `${found.ahead} for ${ahead}`);
      assert.equal(found.level, level);
    }
  });

  it('is nothing for whoever cancels', async () => {
    const silent = await startFaultyServer('silent');
    const canceling = new AbortController();
    const finding = find(silent.origin, [], undefined, canceling.signal);
    await silent.requested;
    canceling.abort();
    await assert.rejects(finding, (error) => causeOf(error)?.code === 'canceled');
    await silent.close();
  });
});
