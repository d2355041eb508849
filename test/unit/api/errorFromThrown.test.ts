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

  it('on the way to another place than the server’s is one of the proxy', async () => {
    const unreachable = async (details: object): Promise<[string, api.ProxyFault | undefined]> => {
      const error = await failureOfShare(Object.assign(new Error('x'), details));
      assert.ok(error instanceof api.UnreachableError);
      return [error.reason, error.proxy];
    };
    const connect = { code: 'ECONNREFUSED', syscall: 'connect', address: '127.0.0.1' };
    assert.deepEqual(await unreachable({ ...connect, port: 3128 }), [
      'PROXY_ECONNREFUSED',
      { code: 'ECONNREFUSED' },
    ]);
    assert.deepEqual(await unreachable({ ...connect, port: 443 }), ['ECONNREFUSED', undefined]);
    const lookUp = { code: 'ENOTFOUND', syscall: 'getaddrinfo' };
    assert.deepEqual(await unreachable({ ...lookUp, hostname: 'proxy.example' }), [
      'PROXY_ENOTFOUND',
      { code: 'ENOTFOUND' },
    ]);
    assert.deepEqual(await unreachable({ ...lookUp, hostname: 'ots.example' }), [
      'ENOTFOUND',
      undefined,
    ]);
  });

  it('of a proxy that refuses is known through undici and VS Code’s fetch, which wraps it', async () => {
    const aborted = Object.assign(new Error('Proxy response (407) ?.== 200 when HTTP Tunneling'), {
      code: 'UND_ERR_ABORTED',
    });
    const canceled = Object.assign(new Error('Request was cancelled.', { cause: aborted }), {
      code: 0,
    });
    for (const thrown of [aborted, new TypeError('fetch failed', { cause: canceled })]) {
      const error = await failureOfShare(thrown);
      assert.ok(error instanceof api.UnreachableError);
      assert.deepEqual(
        [error.reason, error.proxy, error.outcome],
        ['PROXY_407', { status: 407 }, 'not-sent'],
      );
    }
  });

  it('about a certificate tells what is wrong with it', async () => {
    for (const [code, fault] of [
      ['CERT_HAS_EXPIRED', 'expired'],
      ['CERT_NOT_YET_VALID', 'early'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name'],
      ['HOSTNAME_MISMATCH', 'other-name'],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
      ['CERT_REVOKED', 'untrusted'],
      ['ERR_SSL_WRONG_VERSION_NUMBER', undefined],
    ] as const) {
      const error = await failureOfShare(systemError(code));
      assert.ok(error instanceof api.UnreachableError, code);
      assert.deepEqual([error.certificate, error.notTls], [fault, fault === undefined]);
    }
  });
});
