import assert from 'node:assert/strict';
import { makePassphrase } from '../../../../src/core/sharing/passphrase';

describe('A passphrase made here', () => {
  it('is six words, another each time, within what servers take', () => {
    const made = Array.from({ length: 200 }, makePassphrase);
    for (const one of made) {
      assert.match(one, /^[a-z]+(-[a-z]+){5}$/);
      assert.ok(one.length <= 128);
    }
    assert.equal(new Set(made).size, made.length);
  });
});
