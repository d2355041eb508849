import assert from 'node:assert/strict';
import * as api from '../../../src/api';

/** As Node's own network errors are made. */
function systemError(code: string, syscall?: string): Error {
  const details = { code, errno: -1, ...(syscall !== undefined && { syscall }) };
  return Object.assign(new Error(`${syscall ?? ''} ${code}`), details);
}

async function failureOfShare(thrown: Error): Promise<api.ApiError> {
  const transport: api.Transport = async () => Promise.reject(thrown);
  const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
  const error: unknown = await client.share('hunter2').catch((e: unknown) => e);
  assert.ok(api.isApiError(error));
  return error;
}

const ROUTING = ['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'].concat([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
  'ECONNRESET',
]);

describe('A network error', () => {
  for (const code of ROUTING) {
    it(`${code} while connecting: nothing was sent`, async () => {
      for (const wrapped of [
        systemError(code, 'connect'),
        new TypeError('fetch failed', { cause: systemError(code, 'connect') }),
        new AggregateError([systemError(code, 'connect'), systemError(code, 'connect')]),
      ]) {
        const error = await failureOfShare(wrapped);
        assert.ok(error instanceof api.UnreachableError, error.message);
        assert.deepEqual([error.reason, error.outcome], [code, 'not-sent']);
      }
    });

    it(`${code} on an established connection, or nobody knows where: it may have arrived`, async () => {
      for (const syscall of ['read', 'write', undefined]) {
        const cause = systemError(code, syscall);
        for (const wrapped of [cause, new TypeError('fetch failed', { cause })]) {
          const error = await failureOfShare(wrapped);
          assert.ok(error instanceof api.ConnectionLostError, error.message);
          assert.deepEqual([error.reason, error.outcome], [code, 'unknown']);
        }
      }
    });
  }

  it('while the name is looked up: nothing was sent', async () => {
    for (const [code, syscall] of [
      ['ENOTFOUND', 'getaddrinfo'],
      ['EAI_AGAIN', 'getaddrinfo'],
      ['ECONNREFUSED', 'queryA'],
      ['ENOTFOUND', undefined],
    ] as const) {
      const error = await failureOfShare(systemError(code, syscall));
      assert.deepEqual([error.code, error.outcome], ['unreachable', 'not-sent']);
    }
  });
});
