import assert from 'node:assert/strict';
import { SignInArgs } from '../../../src/core/accounts/args';
import { parseArgs } from '../../../src/core/args';
import { RevealArgs } from '../../../src/core/receiving/args';
import { ForgetArgs, ItemArgs } from '../../../src/core/secrets/args';
import { GenerateArgs, ShareArgs } from '../../../src/core/sharing/args';
import { BadArgumentError } from '../../../src/core/errors';
import { foreign } from './support/foreign';

const schemas = {
  share: ShareArgs,
  generate: GenerateArgs,
  reveal: RevealArgs,
  signIn: SignInArgs,
  item: ItemArgs,
  forget: ForgetArgs,
} as const;

const share = {
  ttl: [60, 1, 604_800, 9_999_999 * 604_800],
  passphrase: ['', 'correct horse'],
  recipient: ['ops@example.com'],
  shareDomain: ['', 'secrets.example.com'],
  label: ['', 'DB_PASSWORD'],
};
const right: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  share,
  generate: {
    ...share,
    length: [8, 24, 128],
    characters: [
      'abcdefgh',
      '😀🙈🙉🙊👩‍👩‍👧äöü',
      'abcdefgh'.padEnd(500, 'a'),
      ['lower'],
      ['lower', 'upper', 'digits', 'symbols'],
    ],
    insert: [true, false],
  },
  reveal: {
    link: ['', 'https://eu.onetimesecret.com/secret/abc'],
    passphrase: ['', 'correct horse'],
    then: ['copy', 'show', 'insert'],
    confirm: [true, false],
  },
  signIn: { server: ['eu', 'https://ots.example.com'], username: ['me@example.com'] },
  item: { id: ['7b1c'], confirm: [true, false], focused: [true, false] },
  forget: { id: ['7b1c'], confirm: [true, false], focused: [true, false], all: [true, false] },
};

const text = [7, true, null, {}, ['x'], Symbol('x'), () => 'x'];
/** With a text that is too long, and one so long that looking at it would be felt. */
const longerThan = (longest: number): unknown[] => [
  ...text,
  'x'.repeat(longest + 1),
  'x'.repeat(10_000_000),
];
const flag = [0, 1, 'true', '', null, {}];
/** Wrong types and wrong values. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  ttl: [
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    1e300,
    9_999_999 * 604_800 + 1,
    '',
    '0d',
    '60',
    '1 d',
    '1y',
    true,
    null,
    [60],
    {},
  ],
  passphrase: longerThan(10_000),
  recipient: [
    ...text,
    '',
    'nobody',
    'a b@example.com',
    'ops@example.com\nbcc: x@example.com',
  ].concat(`${'x'.repeat(250)}@a.io`, `${'x'.repeat(10_000_000)}@a.io`, 'a@'.repeat(5_000_000)),
  shareDomain: longerThan(300),
  label: longerThan(1000),
  length: [0, 7, 129, 8.5, NaN, '24', null, [24]],
  characters: [
    ...['', [], ['letters'], ['lower', 'letters'], [7], 7, null, {}],
    // Too few to choose from: a password of them is guessed at once.
    ...['a', 'abcdefg', 'aaaaaaaa', ' abcdefg ', '        ', '👩‍👩‍👧'.repeat(8)],
    ...['abcdefgh'.padEnd(501, 'a'), 'a'.repeat(300_000), 'a\u0301'.repeat(150_000)],
    Array(1_000_000).fill('lower'),
  ],
  insert: flag,
  link: longerThan(4000),
  then: ['', 'print', 'COPY', 7, null, ['copy']],
  confirm: flag,
  server: longerThan(300),
  username: longerThan(254),
  id: text,
  focused: flag,
  all: flag,
};

for (const [name, schema] of Object.entries(schemas)) {
  const parse = (value: unknown): object | undefined => parseArgs(schema, value);
  const keys = right[name] ?? {};

  describe(`Args of ${name}`, () => {
    it('are any of the known keys, or none', () => {
      assert.deepEqual(parse({}), {});
      for (const [key, values] of Object.entries(keys)) {
        for (const value of values) assert.deepEqual(parse({ [key]: value }), { [key]: value });
      }
      const all = Object.fromEntries(Object.entries(keys).map(([key, [value]]) => [key, value]));
      assert.deepEqual(parse(all), all);
    });

    it('may have keys that are undefined', () => {
      for (const key of Object.keys(keys)) {
        const args = parse({ [key]: undefined }) as Readonly<Record<string, unknown>> | undefined;
        assert.ok(args, key);
        assert.equal(args[key], undefined);
      }
    });

    it('are refused by the name of the key that is wrong, never by its value', () => {
      for (const key of Object.keys(keys)) {
        const values = wrong[key];
        assert.ok(values, `${key} has wrong values in this test`);
        for (const value of values) {
          assert.throws(
            () => parse({ [key]: value }),
            (error) => {
              assert.ok(error instanceof BadArgumentError, `${key}: ${String(value)}`);
              assert.equal(error.argument, key);
              assert.equal(error.message, `${key}: expected ${error.expected}`);
              return true;
            },
            `${key}: ${String(value)}`,
          );
        }
      }
    });

    it('are not what menus, trees and configurations pass', () => {
      for (const [what, value] of Object.entries(foreign)) {
        assert.equal(parse(value), undefined, what);
      }
    });

    it('have no other key, however right the rest is', () => {
      for (const key of ['uri', 'TTL', 'toString', 'constructor', 'hasOwnProperty', '']) {
        assert.equal(parse({ [key]: 'x' }), undefined, key);
        const [known, values] = Object.entries(keys)[0] ?? ['', []];
        assert.equal(parse({ [known]: values[0], [key]: 'x' }), undefined, key);
      }
      assert.equal(parse(JSON.parse('{"__proto__": {"ttl": 60}}')), undefined);
    });

    it('may come without a prototype', () => {
      const bare = Object.create(null) as Record<string, unknown>;
      const [key, values] = Object.entries(keys)[0] ?? ['', []];
      bare[key] = values[0];
      assert.deepEqual({ ...parse(bare) }, { [key]: values[0] });
    });
  });
}

describe('Args', () => {
  it('that are too long are refused before anything looks into them', () => {
    const began = performance.now();
    for (const [key, schema] of [
      ['characters', GenerateArgs],
      ['recipient', ShareArgs],
      ['ttl', ShareArgs],
      ['shareDomain', ShareArgs],
      ['label', ShareArgs],
      ['passphrase', ShareArgs],
      ['link', RevealArgs],
      ['then', RevealArgs],
      ['server', SignInArgs],
      ['username', SignInArgs],
    ] as const) {
      for (const part of ['a', 'a@', 'a.', 'é', '1', 'a\u0301', '👩‍👩‍👧'])
        assert.throws(
          () => parseArgs(schema, { [key]: part.repeat(2_000_000) }),
          BadArgumentError,
          key,
        );
    }
    // The texts of this test alone take some of it.
    assert.ok(performance.now() - began < 2000);
  });

  it('are refused without a word of what was given', () => {
    const given = ['hunter', '2'].join('');
    for (const [schema, args] of [
      [ShareArgs, { recipient: given }],
      [ShareArgs, { ttl: given }],
      [ShareArgs, { passphrase: [given] }],
      [GenerateArgs, { characters: [given] }],
      [RevealArgs, { then: given }],
      [ItemArgs, { confirm: given }],
    ] as const) {
      assert.throws(
        () => parseArgs(schema, args),
        (error) => {
          assert.ok(error instanceof Error);
          const own = Object.getOwnPropertyNames(error).map((name): unknown =>
            Reflect.get(error, name),
          );
          assert.ok(!JSON.stringify(own).includes(given), error.message);
          return true;
        },
      );
    }
  });

  it('give a ttl in seconds, written as the setting or as a number', () => {
    assert.deepEqual(parseArgs(ShareArgs, { ttl: '12h' }), { ttl: 43_200 });
    assert.deepEqual(parseArgs(ShareArgs, { ttl: 90 }), { ttl: 90 });
  });

  it('do not mix: what one command takes is foreign to another', () => {
    assert.equal(parseArgs(ShareArgs, { length: 24 }), undefined);
    assert.equal(parseArgs(ShareArgs, { link: 'x' }), undefined);
    assert.equal(parseArgs(ItemArgs, { ttl: 60 }), undefined);
    assert.equal(parseArgs(ItemArgs, { all: true }), undefined);
    assert.equal(parseArgs(SignInArgs, { username: 'me', token: 'x' }), undefined);
  });
});
