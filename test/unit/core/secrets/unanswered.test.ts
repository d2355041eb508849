import assert from 'node:assert/strict';
import { ActionFailedError } from '../../../../src/core/errors';
import { house, useHouse } from '../support/fixture';
import { newToken, noSignal, open } from '../support/house';

describe('Servers that did not answer as they should', () => {
  useHouse();

  const failing = (): (string | undefined)[] =>
    house().recent.failures.map(({ place }) => place.username);
  const refresh = async (scope?: 'all' | 'waiting'): Promise<void> =>
    house()
      .recent.refresh(scope)
      .catch((error: unknown) => {
        assert.ok(error instanceof ActionFailedError);
      });

  it('are remembered by account until they do, also while others are asked', async () => {
    const bad = await house().startSignedIn({}, 'a@example.com');
    const good = await house().startSignedIn({}, 'b@example.com');
    await house().share(good.account);
    bad.server.setAccounts([{ username: 'a@example.com', token: newToken() }]);
    await refresh();
    assert.deepEqual(failing(), ['a@example.com']);
    assert.equal(house().recent.failures[0]?.place.server, bad.server.origin);
    await refresh('waiting');
    assert.deepEqual(failing(), ['a@example.com'], 'it was not asked');
    await good.server.close();
    await refresh('waiting');
    assert.deepEqual(failing(), ['a@example.com', 'b@example.com']);
    await house().accounts.remove(bad.account);
    await refresh();
    assert.deepEqual(failing(), ['b@example.com']);
  });

  it('are asked anew, and nothing is said of them, when accounts have changed', async () => {
    const { server } = await house().startSignedIn();
    await server.close();
    await refresh();
    assert.equal(failing().length, 1);
    await house().accounts.add(server.origin, 'b@example.com', newToken());
    await house().recent.list();
    assert.deepEqual(failing(), []);
  });

  it('are forgotten with the last secret there', async () => {
    const server = await house().startServer();
    const { id } = await house().share({ server: server.origin, username: undefined });
    await server.close();
    await refresh();
    assert.deepEqual(failing(), [undefined]);
    await house().recent.forget([id]);
    assert.deepEqual(failing(), []);
  });

  it('are said no longer once a share or a burn got through', async () => {
    for (const how of ['share', 'burn'] as const) {
      const { account } = await house().startSignedIn({}, `${how}@example.com`);
      const { id } = await house().share(account);
      const { transport } = house();
      house().transport = async () => Promise.reject(new TypeError('fetch failed'));
      await refresh();
      assert.ok(failing().includes(account.username));
      house().transport = transport;
      let changes = 0;
      const listening = house().recent.onDidChange(() => changes++);
      if (how === 'share') await house().share(account);
      else await house().actions.burn(id, '', noSignal());
      assert.ok(!failing().includes(account.username));
      assert.ok(changes > 0);
      listening.dispose();
      await refresh();
    }
  });

  it('are said on where what got through does not disprove it', async () => {
    const { server, account } = await house().startSignedIn();
    const { id } = await house().share(account);
    server.setAccounts([]);
    await refresh();
    assert.deepEqual(failing(), [account.username]);
    await house().actions.burn(id, '', noSignal());
    assert.deepEqual(failing(), [account.username], 'the token is refused all the same');
  });

  it('keep nothing of an account from being followed whose token is refused', async () => {
    const { server, account } = await house().startSignedIn();
    const { id, shared } = await house().share(account);
    await house().share(account);
    server.setAccounts([]);
    await open(shared.link);
    server.clearRequests();
    await refresh('waiting');
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization === undefined),
      [false, true, true],
    );
    assert.equal((await house().recent.get(id)).outcome, 'opened');
    assert.deepEqual(failing(), [account.username]);
  });

  it('are none that can only not list secrets (v0.23.6)', async () => {
    const { account } = await house().startSignedIn({ dialect: 'v0.23.6' });
    await refresh();
    assert.deepEqual(failing(), []);
    await house().share(account);
    await refresh();
    assert.deepEqual(failing(), []);
  });

  it('say that they are asked from the beginning of a round to its end', async () => {
    await house().startSignedIn();
    const seen: boolean[] = [];
    const { recent } = house();
    for (const event of [recent.onDidBeginAsking, recent.onDidEndAsking])
      event(() => seen.push(recent.asking));
    await refresh();
    assert.deepEqual(seen, [true, false]);
  });
});
