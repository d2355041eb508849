import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as api from '../../../src/api';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { createUndiciTransport } from '../../../src/api/undiciTransport';
import { listen, type Listening } from '../../support/listening';

const KEY = 'k3y'.repeat(10);
const MIB = 1024 * 1024;
const SHARED = Buffer.from(JSON.stringify({ secret_key: KEY, metadata_key: KEY }));

/** A body that grows to 512 MiB, made from one piece that gzip lets stand in a row. */
const bomb = Buffer.concat(Array<Buffer>(32).fill(gzipSync(Buffer.alloc(16 * MIB, '['))));

for (const [name, transport] of [
  ['fetch', fetchTransport],
  ['undici', createUndiciTransport()],
] as const) {
  describe(`Over ${name}, an answer that something on the way has compressed`, () => {
    let server: Listening;
    let sent = 0;
    afterEach(async () => server.close());

    const start = async (encoding: string, body: Buffer): Promise<api.OnetimeSecretClient> => {
      const http = createServer((request, response) => {
        sent += 1;
        request.resume();
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': encoding,
          'content-length': body.length,
        });
        response.end(body);
      });
      server = await listen(http);
      return new api.OnetimeSecretClient({
        server: `http://127.0.0.1:${server.port}`,
        transport,
      });
    };

    for (const [encoding, body] of [
      ['gzip', gzipSync(SHARED)],
      ['x-gzip', gzipSync(SHARED)],
      ['GZip', gzipSync(SHARED)],
      ['deflate', deflateSync(SHARED)],
      ['br', brotliCompressSync(SHARED)],
      ['deflate, gzip', gzipSync(deflateSync(SHARED))],
    ] as const) {
      it(`with ${encoding} is read`, async () => {
        const client = await start(encoding, body);
        assert.equal((await client.share('hunter2')).secretKey, KEY);
      });
    }

    it('without the last bytes of its gzip is used all the same', async () => {
      const client = await start('gzip', gzipSync(SHARED).subarray(0, -8));
      assert.equal((await client.share('hunter2')).secretKey, KEY);
    });

    it('and grows beyond all bounds is left unread, and the server let go of', async () => {
      const client = await start('gzip', bomb);
      const before = process.memoryUsage().arrayBuffers;
      await assert.rejects(client.share('hunter2'), api.AnswerTooLargeError);
      assert.ok(process.memoryUsage().arrayBuffers - before < 32 * MIB);
      await server.idle();
    });

    it('and is none of what it says may have been carried out: nobody knows', async () => {
      const before = sent;
      for (const encoding of ['gzip', 'br']) {
        const client = await start(encoding, SHARED);
        await assert.rejects(client.share('hunter2'), { outcome: 'unknown' });
        await server.close();
      }
      const client = await start('rot13', gzipSync(SHARED));
      await assert.rejects(client.share('hunter2'), { outcome: 'unknown' });
      assert.equal(sent, before + 3);
    });
  });
}

describe('The undici transport', () => {
  it('takes a connection of its own for each request', async () => {
    const sockets = new Set<unknown>();
    const http = createServer((request, response) => {
      sockets.add(request.socket);
      response.end('{"status":"nominal"}');
    });
    const { port, close } = await listen(http);
    const transport = createUndiciTransport();
    const server = `http://127.0.0.1:${port}`;
    const client = new api.OnetimeSecretClient({ server, transport });
    await client.status();
    await client.status();
    assert.equal(sockets.size, 2);
    await close();
  });

  it('closed in the middle of a share lets it finish, and lets go of everything', async () => {
    const http = createServer();
    const { port, close, idle } = await listen(http);
    const transport = createUndiciTransport();
    const server = `http://127.0.0.1:${port}`;
    const client = new api.OnetimeSecretClient({ server, transport });
    const shared = client.share('hunter2');
    const [, response] = (await once(http, 'request')) as [unknown, ServerResponse];
    const closed = transport.close();
    response.end(SHARED);
    assert.equal((await shared).secretKey, KEY);
    await closed;
    await idle();
    http.on('request', (_, late: ServerResponse) => late.end('{"status":"nominal"}'));
    assert.equal((await client.status()).status, 'nominal', 'a request that came too late');
    await close();
  });
});
