import assert from 'node:assert/strict';
import { LONGEST_ADDRESS } from '../../../../src/core/args';
import {
  LONGEST_TOKEN,
  tokenFault,
  usernameFault,
} from '../../../../src/core/accounts/credentials';
import { newToken } from '../support/house';

describe('What is typed to sign in', () => {
  it('is a user name, whatever its characters', () => {
    for (const name of ['ann@example.com', 'Ann Lee', 'ännchen', 'x'.repeat(LONGEST_ADDRESS)]) {
      assert.equal(usernameFault(name), undefined, name);
    }
  });

  it('is none where it could never work', () => {
    assert.equal(usernameFault(''), 'empty');
    assert.equal(usernameFault('x'.repeat(LONGEST_ADDRESS + 1)), 'too-long');
    assert.equal(usernameFault('https://ann@example.com'), 'colon');
    assert.equal(usernameFault('anonymous'), 'anonymous');
  });

  it('is a token', () => {
    for (const token of [newToken(), 'x'.repeat(LONGEST_TOKEN), 'A-z_0.9+/=~']) {
      assert.equal(tokenFault(token), undefined);
    }
  });

  it('is none with anything that was copied besides it', () => {
    assert.equal(tokenFault(''), 'empty');
    assert.equal(tokenFault('x'.repeat(LONGEST_TOKEN + 1)), 'too-long');
    const token = newToken();
    const more = [
      'a b',
      'a\tb',
      'a\nb',
      'a\u00a0b',
      'a\u200bb',
      'a\u0000b',
      '"a"',
      "'a",
      'a`',
      '“a”',
    ];
    for (const text of more) {
      assert.equal(tokenFault(text.replace('a', token)), 'characters', JSON.stringify(text));
    }
  });
});
