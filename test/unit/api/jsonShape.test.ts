import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as api from '../../../src/api';
import { endpoints } from '../../../src/api/endpoints';
import { fitsShape } from '../../../src/api/jsonShape';
import { replayTransport } from '../../support/replayTransport';
import { calls } from './support/calls';

const KEY = 'k3y'.repeat(10);
/** Characters; the longest answer that is read at all. */
const LONGEST = 8 * 1024 * 1024 - 100;
/** Milliseconds of processor time that an answer may take, with room for a busy machine. */
const LIMIT = 500;

/** Milliseconds of processor time. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Rows as v0.26.6 sends them, some 25 fields each. */
function receipts(count: number): object[] {
  const more = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`field_${n}`, `${n}`]));
  return Array.from({ length: count }, (_, n) => ({
    ...{ custid: 'tom@example.com', metadata_key: `k${n}`, secret_key: null, state: 'new' },
    ...{ ttl: 3600, metadata_ttl: 7200, secret_ttl: null, created: n, updated: n, received: 0 },
    ...{ recipient: ['a, [b] {c} "d"\\'], share_domain: '', ...more },
  }));
}

/** Each of them held the extension for a second and more. */
const attacks: Readonly<Record<string, () => string>> = {
  'lists without end': () => '['.repeat(LONGEST),
  'objects in objects': () => '{"a":'.repeat(LONGEST / 5),
  '600,000 keys': () => `{${Array.from({ length: 600_000 }, (_, n) => `"k${n}":1`).join(',')}}`,
  'rows without end': () => `[${'{"state":"x"},'.repeat(LONGEST / 20)}{}]`,
  'values without end': () => `[${'1,'.repeat(LONGEST / 2 - 2)}1]`,
};

function clientFor(text: string, status = 200): api.OnetimeSecretClient {
  const { transport } = replayTransport({ status, body: text });
  const credentials = { username: 'tom', token: 'x'.repeat(9) };
  return new api.OnetimeSecretClient({ server: 'https://ots.example', credentials, transport });
}

describe('An answer with more in it than the API says', () => {
  for (const [what, make] of Object.entries(attacks)) {
    it(`${what}: is refused by every call before it holds the host`, async () => {
      const text = make();
      for (const [name, call] of Object.entries(calls)) {
        const began = spent();
        await assert.rejects(call(clientFor(text)), api.AnswerTooLargeError, name);
        assert.ok(spent() - began < LIMIT, name);
      }
    });

    it(`${what}: is not looked into for the words of a failure either`, async () => {
      const client = clientFor(make(), 500);
      const began = spent();
      await assert.rejects(calls.private(client), api.ServerFaultError);
      assert.ok(spent() - began < LIMIT);
    });
  }
});

describe('An answer of the API', () => {
  it('may list 5,000 secrets with all their fields', async () => {
    const list = await clientFor(JSON.stringify(receipts(5000))).recent();
    assert.equal(list.length, 5000);
  });

  it('may hold a plaintext of a million characters, whatever they are', async () => {
    for (const value of ['[', '{', ',', '"', '\\', '\\"', 'é', '\u0001'].map((part) =>
      part.repeat(1_000_000 / part.length),
    )) {
      const text = JSON.stringify({ secret_key: KEY, value, metadata_key: KEY, state: 'new' });
      assert.equal((await clientFor(text).secret(KEY)).value, value);
      assert.equal((await clientFor(text).private(KEY)).state, 'new');
    }
  });

  it('is told from a page with many commas, which is still no API', async () => {
    const { transport } = replayTransport({
      headers: { 'content-type': 'text/html' },
      body: `<html>${'a, [b], {c} '.repeat(4000)}`,
    });
    const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
    await assert.rejects(client.status(), api.NotAnApiError);
  });
});

describe('The shape of a JSON text', () => {
  const exact = (value: unknown): { values: number; members: number; depth: number } => {
    if (typeof value !== 'object' || value === null) return { values: 1, members: 0, depth: 0 };
    const inside = Object.values(value).map(exact);
    return {
      values: inside.reduce((sum, one) => sum + one.values, 1),
      members: Math.max(inside.length, ...inside.map((one) => one.members)),
      depth: 1 + Math.max(0, ...inside.map((one) => one.depth)),
    };
  };

  it('fits where it is as big as allowed or smaller, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const { values, members, depth } = exact(value);
        const text = JSON.stringify(value, null, indent);
        // An empty object or list is counted as if one thing were in it.
        const empty = (text.match(/\[\]|\{\}/g) ?? []).length + 1;
        assert.ok(fitsShape(text, { values: values + empty, members: members + 1, depth }));
        if (depth > 0) assert.ok(!fitsShape(text, { values: 1e6, members: 1e6, depth: depth - 1 }));
        if (members > 1) assert.ok(!fitsShape(text, { values: 1e6, members: members - 1, depth }));
        if (values > 1) assert.ok(!fitsShape(text, { values: values - 1, members: 1e6, depth }));
      }),
    );
  });

  it('is told of 8 MiB at about the price of looking at them once', () => {
    const { shape } = endpoints.recent;
    for (const part of ['"', '\\"', '"\\', ' ', '1', ']', '}', '\\\\']) {
      for (const start of ['', '"']) {
        const text = start + part.repeat(LONGEST / part.length);
        const began = spent();
        fitsShape(text, shape);
        assert.ok(spent() - began < LIMIT, JSON.stringify(start + part));
      }
    }
  });
});
