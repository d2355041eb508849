import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import * as api from '../../../src/api';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { redact } from '../../../src/api/redact';
import { createUndiciTransport } from '../../../src/api/undiciTransport';
import { faultKinds, startFaultyServer } from '../../support/faultyServer';
import { startRecordingServer } from '../../support/recordingServer';
import { replayTransport } from '../../support/replayTransport';

const random = (): string => randomBytes(9).toString('hex');
const secret = `line-${random()}\nDB_PASSWORD="p w&${random()}%"\n${random()} ü`;
const passphrase = `pass & ${random()}`;
const credentials = { username: 'tom@example.com', token: random() };
const key = `Key${random()}`;
const link = `https://ots.example/secret/${key}`;
const basic = Buffer.from(`${credentials.username}:${credentials.token}`).toString('base64');

/** Short enough that a part of a marker that got through is seen as well. */
const markers = [...secret.split('\n'), passphrase, credentials.token, key, basic]
  .flatMap((text) => [text, encodeURIComponent(text)])
  .map((text) => text.slice(5, 20));

/** Everything that can be reached from an error. */
function everythingIn(error: api.ApiError): string {
  const own = Object.getOwnPropertyNames(error).map((name): unknown => Reflect.get(error, name));
  return [
    inspect(error, { showHidden: true, depth: Infinity, getters: true }),
    inspect(own, { showHidden: true, depth: Infinity }),
    JSON.stringify(error),
    JSON.stringify(own),
    error.message,
    error.stack,
    String(error),
    String(error.cause),
  ].join('\n');
}

function assertClean(error: api.ApiError, from: string): void {
  const text = everythingIn(error);
  for (const marker of markers) {
    assert.ok(!text.includes(marker), `${from}: ${error.name} holds ${marker}`);
  }
}

/** The errors of every method that carries something sensitive. */
async function failures(
  server: string,
  transport: api.Transport,
  timeoutMs = 50,
): Promise<api.ApiError[]> {
  const options = { server, transport, credentials, timeoutMs };
  const client = new api.OnetimeSecretClient(options);
  const results = await Promise.allSettled([
    client.share(secret, { passphrase }),
    client.generate({ passphrase }),
    client.secret(key, { passphrase }),
    client.private(key),
    client.burn(key, { passphrase }),
    client.recent(),
    client.authcheck(),
  ]);
  return results.map((result) => {
    assert.equal(result.status, 'rejected');
    assert.ok(api.isApiError(result.reason), String(result.reason));
    return result.reason;
  });
}

describe('No error holds a secret, passphrase, token, key or link', () => {
  it('the search itself finds what is there', () => {
    const leaking = new api.RefusedError(`no: ${credentials.token}`, 400);
    assert.throws(() => {
      assertClean(leaking, 'test');
    });
    const hidden = Object.defineProperty(new api.NotAuthorizedError(), 'x', { value: { key } });
    assert.throws(() => {
      assertClean(hidden, 'test');
    });
  });

  for (const [name, transport] of [
    ['fetch', fetchTransport],
    ['undici', createUndiciTransport()],
  ] as const) {
    it(`over ${name}, whatever is wrong with the server`, async () => {
      for (const kind of faultKinds) {
        const server = await startFaultyServer(kind);
        try {
          for (const error of await failures(server.origin, transport)) assertClean(error, kind);
        } finally {
          await server.close();
        }
        for (const error of await failures(server.origin, transport)) assertClean(error, 'closed');
      }
    });

    it(`over ${name}, from a server that repeats what it was sent`, async () => {
      const server = await startRecordingServer(({ url, headers, body }) => {
        const fields = Object.fromEntries(new URLSearchParams(body));
        const message = `No: ${url} ${body} ${Object.values(fields).join(' ')} ${link} ${String(headers.authorization)}`;
        return { status: 404, body: { message, secret_key: key, value: secret, error: message } };
      });
      try {
        for (const error of await failures(server.origin, transport, 15_000)) {
          assert.ok(error instanceof api.RefusedError);
          assertClean(error, 'echo');
          assert.match(error.serverMessage, /^No: /);
        }
      } finally {
        await server.close();
      }
    });
  }

  it('from what a server quotes of them, in part and in other forms', async () => {
    const quotes = [
      secret.slice(0, 30),
      secret.slice(10),
      secret.replaceAll('\n', ' '),
      secret.replaceAll('\n', '\r\n'),
      ...secret.split('\n'),
      encodeURIComponent(secret),
      new URLSearchParams({ secret }).toString(),
      new URLSearchParams({ passphrase }).toString(),
      link,
      basic,
      `${'x '.repeat(1985)}${secret}`,
    ];
    for (const quote of quotes) {
      for (const part of ['message', 'error']) {
        const body = { [part]: `What is "${quote}"?` };
        const { transport } = replayTransport({ status: 404, body });
        // Only a call that carried the secret can know it again.
        const options = { server: 'https://ots.example', transport, credentials };
        const client = new api.OnetimeSecretClient(options);
        const error: unknown = await client.share(secret, { passphrase }).catch((e: unknown) => e);
        assert.ok(api.isApiError(error));
        assertClean(error, quote);
      }
    }
  });

  it('from a message that quotes no more than a part of one line', async () => {
    const long = 'correct horse battery staple in one long line';
    const body = { message: `Too long: "${long.slice(3, 30)}…" (27)` };
    const { transport } = replayTransport({ status: 404, body });
    const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
    await assert.rejects(client.share(long), { serverMessage: 'Too long: "[redacted]…" (27)' });
  });

  it('a short passphrase is taken out where it stands alone, and words stay whole', async () => {
    const { transport } = replayTransport({
      status: 404,
      body: { message: 'Passphrase "as" must be at least 4 characters long' },
    });
    const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
    await assert.rejects(client.share('x', { passphrase: 'as' }), {
      serverMessage: 'Passphrase "[redacted]" must be at least 4 characters long',
    });
  });

  it('from what a transport throws', async () => {
    const transport: api.Transport = async (request) => {
      const cause = Object.assign(new Error(request.url), { request, code: request.body });
      return Promise.reject(new Error(`failed: ${request.url} ${request.body ?? ''}`, { cause }));
    };
    for (const error of await failures('https://ots.example', transport)) {
      assert.equal(error.code, 'connection-lost');
      assert.equal(error.cause, undefined);
      assertClean(error, 'transport');
    }
  });

  it('from an answer that cannot be used', async () => {
    for (const body of [{ metadata_key: 'x', value: [secret] }, `{"secret_key":"${key}`, link]) {
      const { transport } = replayTransport({ body });
      const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
      const error: unknown = await client.share(secret, { passphrase }).catch((e: unknown) => e);
      assert.ok(api.isApiError(error));
      assertClean(error, 'unusable');
    }
  });

  it('from a key or a server address that is none', () => {
    for (const action of [
      (): unknown => api.secretLink('https://ots.example', `${key}/..`),
      (): unknown => api.parseServerUrl(`https://tom:${credentials.token}@ots.example`),
      (): unknown => api.parseServerUrl(`http://${key}`),
    ]) {
      assert.throws(action, (error) => {
        assert.ok(api.isApiError(error));
        assertClean(error, 'input');
        return true;
      });
    }
  });
});

describe('What a server quotes of a secret', () => {
  it('is left out of its words however it escapes it', () => {
    const quoted = `p&ss<w${random()}>"x'y`;
    const html = quoted.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const spelled of [
      quoted,
      JSON.stringify(quoted).slice(1, -1),
      html,
      html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
      html.replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
    ])
      assert.equal(redact(`“${spelled}” is not allowed`, [quoted]), '“[redacted]” is not allowed');
  });
});
