import assert from 'node:assert/strict';
import { replayTransport } from '../../../support/replayTransport';
import { house, paths, useHouse } from '../support/fixture';
import { noSignal, open, OPTIONS } from '../support/house';

const SERVER = 'https://ots.example.com';

describe('Generating a password', () => {
  useHouse();

  it('gives the password and a link that opens it once', async () => {
    for (const dialect of ['v0.26.6', 'v0.20.5'] as const) {
      const server = await house().startServer({ dialect });
      const there = { server: server.origin, username: undefined };
      const { shared, password } = await house().sharing.generate(there, OPTIONS, noSignal());
      assert.ok(password);
      assert.deepEqual(paths(server), ['POST /api/v1/generate']);
      assert.equal(await open(shared.link), password);
      await assert.rejects(open(shared.link));
    }
  });

  it('gives the link even if the server does not tell the password', async () => {
    const body = { secret_key: 'a1'.repeat(31), metadata_key: 'b2'.repeat(31) };
    house().transport = replayTransport({ body }).transport;
    const { shared, password } = await house().sharing.generate(
      { server: SERVER, username: undefined },
      OPTIONS,
      noSignal(),
    );
    assert.equal(password, undefined);
    assert.equal(shared.link, `${SERVER}/secret/${body.secret_key}`);
  });
});
