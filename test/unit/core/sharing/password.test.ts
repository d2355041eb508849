import assert from 'node:assert/strict';

import {
  CHARACTER_SETS,
  DEFAULT_PASSWORD_LENGTH,
  makePassword,
} from '../../../../src/core/sharing/password';

const SETS = {
  lower: /[a-z]/,
  upper: /[A-Z]/,
  digits: /[0-9]/,
  symbols: /[^a-zA-Z0-9]/,
} as const;

/** How often each character comes. */
function count(characters: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** How far counts are from all being the same: chi-square. */
function chiSquare(counts: ReadonlyMap<string, number>): number {
  const observed = [...counts.values()];
  const expected = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  return observed.reduce((sum, value) => sum + (value - expected) ** 2 / expected, 0);
}

describe('A password', () => {
  it('has the length asked for, 24 characters if none', () => {
    assert.equal(makePassword().length, 24);
    assert.equal(DEFAULT_PASSWORD_LENGTH, 24);
    for (const length of [8, 9, 64, 128]) assert.equal(makePassword(length).length, length);
  });

  it('has at least one character of each set asked for, and none of another', () => {
    for (let times = 0; times < 50; times++) {
      for (const set of CHARACTER_SETS) assert.match(makePassword(8), SETS[set]);
      const some = makePassword(8, ['lower', 'digits', 'lower']);
      assert.match(some, /^[a-z0-9]{8}$/);
      assert.match(some, SETS.lower);
      assert.match(some, SETS.digits);
    }
    assert.match(makePassword(128, ['digits']), /^\d{128}$/);
  });

  it('has no characters that are read for one another, nor such as quotes that break in shells', () => {
    const all = count(Array.from({ length: 200 }, () => makePassword(128)).join(''));
    for (const character of '0OoIl1|\'"`\\ ') assert.ok(!all.has(character), character);
    assert.ok(all.size >= 75, `${all.size} different characters`);
    for (const character of all.keys()) assert.match(character, /^[!-~]$/);
  });

  it('has every character as often as any other', () => {
    const counts = count(Array.from({ length: 400 }, () => makePassword(128)).join(''));
    // For about 80 degrees of freedom: 150 is exceeded by chance less than once in 100,000 runs.
    assert.ok(chiSquare(counts) < 150, `chi-square ${chiSquare(counts)}`);
  });

  it('of eight characters favours no position', () => {
    const firsts = count(Array.from({ length: 5000 }, () => makePassword(8, ['lower'])[0] ?? ''));
    assert.equal(firsts.size, 24);
    assert.ok(chiSquare(firsts) < 70, `chi-square ${chiSquare(firsts)}`);
  });

  it('is another one each time', () => {
    assert.equal(new Set(Array.from({ length: 500 }, () => makePassword(8))).size, 500);
  });

  it('is made of the very characters asked for', () => {
    assert.match(makePassword(64, 'abc'), /^[abc]{64}$/);
    assert.equal(makePassword(8, 'x'), 'xxxxxxxx');
    const counts = count(makePassword(128, `${'a'.repeat(99)}b`));
    assert.ok((counts.get('b') ?? 0) > 20, 'one that is repeated is not more likely');
  });

  it('counts what people see as one character as one', () => {
    const family = '👩‍👩‍👧';
    assert.equal(makePassword(8, family), family.repeat(8));
    assert.match(makePassword(40, 'é😀'), /^(?:é|😀){40}$/u);
  });

  it('is refused, not searched for without end, if it cannot hold one of each set', () => {
    assert.throws(() => makePassword(3), RangeError);
    assert.throws(() => makePassword(8, ''), RangeError);
    assert.equal(makePassword(4).length, 4);
  });
});
