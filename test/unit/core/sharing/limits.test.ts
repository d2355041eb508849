import assert from 'node:assert/strict';
import { NothingToShareError, SecretTooLargeError } from '../../../../src/core/errors';
import { checkSecret } from '../../../../src/core/sharing/limits';

describe('What may be shared', () => {
  it('is up to 10,000 bytes of UTF-8', () => {
    checkSecret('x'.repeat(10_000));
    checkSecret('€'.repeat(3333));
    checkSecret('😀'.repeat(2500));
  });

  it('is not a byte more, and the size is told', () => {
    for (const [secret, bytes] of [
      ['x'.repeat(10_001), 10_001],
      ['€'.repeat(3334), 10_002],
      [`${'😀'.repeat(2500)}x`, 10_001],
    ] as const) {
      assert.throws(
        () => {
          checkSecret(secret);
        },
        (error) =>
          error instanceof SecretTooLargeError && error.bytes === bytes && error.limit === 10_000,
      );
    }
  });

  it('is not nothing, but may be blank', () => {
    assert.throws(() => {
      checkSecret('');
    }, NothingToShareError);
    for (const blank of [' ', '\n', '\t\r\n', '\0', '\uFEFF']) checkSecret(blank);
  });
});
