import assert from 'node:assert/strict';
import { InvalidServerUrlError, ServerFaultError } from '../../../../src/api';
import { ActionFailedError, NotALinkError } from '../../../../src/core/errors';
import { openSealed, parseSealed, type SealedSecret } from '../../../../src/core/receiving/opening';
import { replayTransport } from '../../../support/replayTransport';
import { house, paths, useHouse } from '../support/fixture';
import { noSignal } from '../support/house';

const KEY = 'a1'.repeat(31);

async function reveal(link: string, passphrase = ''): Promise<string | undefined> {
  const { server, secretKey } = await parseSealed(link);
  assert.ok(server);
  const sealed: SealedSecret = { server, secretKey };
  const client = async (origin: string): ReturnType<ReturnType<typeof house>['clientFor']> =>
    house().clientFor({ server: origin, username: undefined });
  return openSealed(sealed, passphrase, client, noSignal());
}

describe('A one-time link', () => {
  useHouse();

  it('is read with its server, a bare key without one', async () => {
    assert.deepEqual(await parseSealed(`https://eu.onetimesecret.com/secret/${KEY}`), {
      server: 'https://eu.onetimesecret.com',
      secretKey: KEY,
    });
    assert.deepEqual(await parseSealed(` ${KEY}\n`), { secretKey: KEY });
  });

  it('is refused if it is none, or would be asked for in the clear', async () => {
    for (const text of [
      '',
      'hunter2',
      'https://eu.onetimesecret.com/',
      'https://x.example/private/a1',
    ]) {
      await assert.rejects(parseSealed(text), NotALinkError);
    }
    await assert.rejects(parseSealed(`http://eu.onetimesecret.com/secret/${KEY}`), (error) => {
      assert.ok(error instanceof ActionFailedError);
      assert.ok(error.cause instanceof InvalidServerUrlError);
      assert.equal(error.action, 'reveal');
      assert.equal(error.host, 'eu.onetimesecret.com');
      assert.ok(!JSON.stringify([error, error.message, String(error.cause)]).includes(KEY));
      return true;
    });
  });

  it('opens once, with one request and no token, though signed in', async () => {
    const { server, account } = await house().startSignedIn();
    const { shared } = await house().share(account);
    server.clearRequests();
    assert.equal(await reveal(shared.link), 'hunter2');
    assert.equal(paths(server).length, 1);
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    assert.equal(await reveal(shared.link), undefined);
  });

  it('opens with its passphrase, and a wrong one does not use it up', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, username: undefined };
    const { shared } = await house().share(there, { passphrase: 'correct horse' });
    assert.equal(await reveal(shared.link), undefined);
    assert.equal(await reveal(shared.link, 'battery staple'), undefined);
    assert.equal(await reveal(shared.link, 'correct horse'), 'hunter2');
  });

  it('may hold any text, an empty one too', async () => {
    for (const value of ['', ' ', '\r\n\0😀']) {
      house().transport = replayTransport({ body: { value, secret_key: KEY } }).transport;
      assert.equal(await reveal(`https://eu.onetimesecret.com/secret/${KEY}`), value);
    }
  });

  it('is not taken for gone if the server fails', async () => {
    house().transport = replayTransport({
      status: 500,
      body: { error: 'Internal Server Error' },
    }).transport;
    await assert.rejects(reveal(`https://eu.onetimesecret.com/secret/${KEY}`), (error) => {
      assert.ok(error instanceof ActionFailedError);
      assert.ok(error.cause instanceof ServerFaultError);
      assert.equal(error.host, 'eu.onetimesecret.com');
      return true;
    });
  });
});
