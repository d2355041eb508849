import assert from 'node:assert/strict';
import * as api from '../../../../src/api';
import { ActionFailedError } from '../../../../src/core/errors';
import { stateOfFailure } from '../../../../src/views/secrets/listState';

describe('The look of a list that could not be asked for', () => {
  const looks: readonly (readonly [unknown, ReturnType<typeof stateOfFailure>])[] = [
    [new api.UnreachableError('ECONNREFUSED'), 'offline'],
    [new api.UnreachableError('ENOTFOUND'), 'offline'],
    [new api.TimeoutError(30_000), 'offline'],
    [new api.ConnectionLostError('ECONNRESET'), 'offline'],
    [new api.UnreachableError('CERT_HAS_EXPIRED'), 'failed'],
    [new api.NotAuthorizedError(), 'refused'],
    [new api.ServerFaultError(500), 'failed'],
    [new api.NotAnApiError(200), 'failed'],
    [new api.RedirectRefusedError(undefined), 'failed'],
    [new api.RateLimitedError(), 'failed'],
    [new TypeError('unexpected'), 'failed'],
  ];
  for (const [cause, look] of looks) {
    it(`is "${look}" for ${cause instanceof Error ? `${cause.name}: ${cause.message}` : ''}`, () => {
      assert.equal(
        stateOfFailure(new ActionFailedError('refresh', 'https://a.example', cause)),
        look,
      );
    });
  }
});
