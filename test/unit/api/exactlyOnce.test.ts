import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as api from '../../../src/api';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { createUndiciTransport } from '../../../src/api/undiciTransport';
import { listen } from '../../support/listening';
import { startRecordingServer, type RecordingServer } from '../../support/recordingServer';

const KEY = 'k3y'.repeat(10);

/** Answers after which some client, proxy or library asks once more. */
const statuses = [301, 302, 303, 307, 308, 401, 403, 407, 408, 409, 421, 425, 429]
  .concat([500, 502, 503, 504])
  .map((status) => [`${status}`, status] as const);

/** Every call that is a POST, with a body and without one. */
const posts: Readonly<Record<string, (client: api.OnetimeSecretClient) => Promise<unknown>>> = {
  share: async (client) => client.share('hunter2', { passphrase: 'é' }),
  'generate without a body': async (client) => client.generate(),
  'secret without a body': async (client) => client.secret(KEY),
  secret: async (client) => client.secret(KEY, { passphrase: 'open sesame' }),
  'private without a body': async (client) => client.private(KEY),
  burn: async (client) => client.burn(KEY, { passphrase: 'open sesame' }),
};

for (const [name, transport] of [
  ['fetch', fetchTransport],
  ['undici', createUndiciTransport()],
] as const) {
  describe(`Over ${name}, a POST is sent exactly once`, () => {
    let server: Pick<RecordingServer, 'close'> | undefined;
    afterEach(async () => server?.close());

    for (const [text, status] of statuses) {
      it(`when the answer is ${text}`, async () => {
        const headers = {
          location: '/elsewhere',
          'retry-after': '0',
          'www-authenticate': 'Basic realm="x"',
        };
        const { requests, origin } = (server = await startRecordingServer(() => ({
          status,
          headers,
          body: '',
        })));
        const client = new api.OnetimeSecretClient({ server: origin, transport });
        for (const [what, post] of Object.entries(posts)) {
          const before = requests.length;
          await assert.rejects(post(client), api.isApiError);
          assert.equal(requests.length - before, 1, what);
        }
      });
    }

    it('when a connection that was kept open breaks under it', async () => {
      const urls: string[] = [];
      const http = createServer((request, response) => {
        urls.push(request.url ?? '');
        request.resume().on('end', () => {
          if (request.method === 'GET') response.end('{"status":"nominal"}');
          else request.socket.resetAndDestroy();
        });
      });
      const listening = (server = await listen(http));
      const origin = `http://127.0.0.1:${listening.port}`;
      const client = new api.OnetimeSecretClient({ server: origin, transport });
      await client.status();
      await assert.rejects(client.share('hunter2'), { code: 'connection-lost' });
      assert.deepEqual(urls, ['/api/v1/status', '/api/v1/share']);
    });

    if (name === 'undici')
      it('over a connection of its own, so that none that was kept can break under it', async () => {
        let connections = 0;
        const http = createServer((request, response) => {
          // The server would keep it, as they all do.
          request.resume().on('end', () => response.end('{"status":"nominal","secret_key":"abc"}'));
        });
        http.on('connection', () => connections++);
        const listening = (server = await listen(http));
        const origin = `http://127.0.0.1:${listening.port}`;
        const client = new api.OnetimeSecretClient({ server: origin, transport });
        for (let calls = 1; calls <= 3; calls++) {
          await (calls === 2 ? client.status() : client.share('hunter2'));
          assert.equal(connections, calls);
        }
      });

    it('with its length told beforehand, as old servers want it', async () => {
      const { requests, origin } = (server = await startRecordingServer(() => ({ body: {} })));
      const client = new api.OnetimeSecretClient({ server: origin, transport });
      for (const [what, post] of Object.entries(posts)) {
        await assert.rejects(post(client), api.UnusableAnswerError);
        const { headers, body } = requests.at(-1) ?? assert.fail();
        assert.equal(headers['content-length'], `${Buffer.byteLength(body)}`, what);
        assert.equal(headers['transfer-encoding'], undefined, what);
      }
    });
  });
}
