import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { serveWorkbench, type Served } from '../../dev/vscode/serve';
import { VERSION } from './support/stage';

const ROOT = join(__dirname, '../..');

describe('What npm start serves', () => {
  let served: Served;
  let url: URL;

  before(async function () {
    served = await serveWorkbench({
      version: VERSION,
      workspace: join(ROOT, 'dev/sample-workspace'),
      extension: { developmentPath: ROOT },
      log: () => undefined,
    });
    // A desktop window hands out nothing.
    if (served.url === undefined) this.skip();
    url = new URL(served.url);
  });
  after(async () => served.dispose());

  async function status(address: string): Promise<number> {
    return (await fetch(address, { redirect: 'manual' })).status;
  }

  it('is for who has the printed address', async () => {
    assert.ok((await status(url.href)) < 400);
  });

  for (const path of [
    '/',
    '/?tkn=wrong',
    '/?folder=/',
    '/vscode-remote-resource?path=%2Fetc%2Fhosts',
  ]) {
    it(`refuses ${path}, without the token`, async () => {
      assert.equal(await status(url.origin + path), 403);
    });
  }

  it('has another token each time, too long to guess', async () => {
    const token = url.searchParams.get('tkn') ?? '';
    assert.ok(token.length >= 32);
    const other = await serveWorkbench({
      version: VERSION,
      workspace: ROOT,
      extension: { developmentPath: ROOT },
      log: () => undefined,
    });
    try {
      assert.notEqual(new URL(other.url ?? '').searchParams.get('tkn'), token);
    } finally {
      await other.dispose();
    }
  });

  it('listens on loopback only', async () => {
    assert.equal(url.hostname, '127.0.0.1');
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (!outside) return;
    await assert.rejects(
      new Promise((resolve, reject) => {
        const socket = connect(Number(url.port), outside.address, () => {
          socket.destroy();
          resolve(undefined);
        });
        socket.on('error', reject);
      }),
    );
  });
});
