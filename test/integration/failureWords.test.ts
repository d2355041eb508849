import assert from 'node:assert/strict';
import { CanceledError } from '../../src/api';
import { causeOf } from '../../src/core/errors';
import { failureInWords, reasonInWords, remainderInWords } from '../../src/views/failureWords';
import { apiErrors, everyFailure, failed, localErrors } from '../support/failures';

describe('The words for a failure', () => {
  it('are there for every code, with nothing left to be filled in', () => {
    for (const error of [...everyFailure(), ...Object.values(localErrors)]) {
      for (const words of [failureInWords(error), reasonInWords(error), remainderInWords(error)]) {
        assert.match(words ?? '', /\.$/);
        assert.doesNotMatch(words ?? '', /\{\d\}|undefined|unexpected/);
      }
    }
  });

  it('tell each code from the others, but for the two answers that cannot be used', () => {
    const errors = Object.values(apiErrors).map((cause) => failed('share', cause));
    const reasons = new Set([...errors, ...Object.values(localErrors)].map(reasonInWords));
    assert.equal(reasons.size, errors.length + Object.keys(localErrors).length - 1);
  });

  it('say what a failure means for the secret, unless it is one of several', () => {
    for (const error of everyFailure().filter(causeOf)) {
      assert.ok(failureInWords(error)?.startsWith(`${reasonInWords(error)} `));
    }
  });

  it('of one of several shares say where the server may hold it all the same', () => {
    for (const cause of Object.values(apiErrors)) {
      const words = remainderInWords(failed('share', cause));
      assert.equal(words.includes('may hold that one, too'), cause.isUncertain, cause.code);
    }
  });

  it('are none for a cancel that no server can have noticed', () => {
    const error = failed('share', new CanceledError('not-sent'));
    assert.deepEqual([failureInWords(error), remainderInWords(error)], [undefined, '']);
  });
});
