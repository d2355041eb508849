import assert from 'node:assert/strict';
import { NotAuthorizedError, ServerFaultError } from '../../../../src/api';
import { fetchTransport } from '../../../../src/api/fetchTransport';
import { ActionFailedError } from '../../../../src/core/errors';
import { replayTransport } from '../../../support/replayTransport';
import { house, keysOf, paths, useHouse } from '../support/fixture';
import { newToken, open } from '../support/house';

describe('Refreshing the list of recent secrets', () => {
  useHouse();

  it('asks once for an account, however many secrets it has', async () => {
    const { server, account } = await house().startSignedIn();
    for (let count = 0; count < 5; count++) await house().share(account);
    server.clearRequests();
    await house().recent.refresh();
    assert.deepEqual(paths(server), ['GET /api/v1/private/recent']);
    assert.equal(server.requests[0]?.username, account.username);
    assert.equal((await house().recent.list()).length, 5);
  });

  it('asks for anonymous ones by their own keys only, and without a token', async () => {
    const { server, account } = await house().startSignedIn();
    await house().share(account);
    const { id } = await house().share({ server: server.origin, username: undefined });
    const { metadataKey } = await house().recent.handle(id);
    server.clearRequests();
    await house().recent.refresh();
    assert.deepEqual(paths(server).sort(), [
      'GET /api/v1/private/recent',
      `POST /api/v1/private/${metadataKey}`,
    ]);
    const own = server.requests.find(({ method }) => method === 'POST');
    assert.equal(own?.headers.authorization, undefined);
  });

  it('asks no more for what is opened, burned or long forgotten', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, username: undefined };
    const opened = await house().share(there, { ttl: 300 });
    await house().share(there, { ttl: 300 });
    await open(opened.shared.link);
    await house().recent.refresh();
    server.clearRequests();
    await house().recent.refresh();
    assert.equal(server.requests.length, 1, 'the one that is unopened');
    house().passSeconds(599);
    await house().recent.refresh();
    assert.equal(server.requests.length, 2, 'expired, but the server may still tell of an opening');
    house().passSeconds(1);
    await house().recent.refresh();
    assert.equal(server.requests.length, 2, 'the server has forgotten it');
  });

  it('asks for each secret of an account where the server cannot list them (v0.23.6)', async () => {
    const { server, account } = await house().startSignedIn({ dialect: 'v0.23.6' });
    const first = await house().share(account);
    const second = await house().share(account);
    await open(first.shared.link);
    server.clearRequests();
    await house().recent.refresh();
    const keys = await keysOf([first.id, second.id]);
    assert.deepEqual(
      paths(server).sort(),
      ['GET /api/v1/private/recent', ...keys.map((key) => `POST /api/v1/private/${key}`)].sort(),
    );
    assert.equal((await house().recent.get(first.id)).outcome, 'opened');
    assert.equal((await house().recent.get(second.id)).outcome, 'unopened');
  });

  it('asks for no secret of an account on its own after the account could not be asked', async () => {
    const { server, account } = await house().startSignedIn();
    for (let count = 0; count < 3; count++) await house().share(account);
    const { transport } = house();
    house().transport = async (request) => {
      const answer = await transport(request);
      return { ...answer, status: 500, text: '{"error":"Internal Server Error"}' };
    };
    for (const scope of ['all', 'waiting'] as const) {
      server.clearRequests();
      await assert.rejects(house().recent.refresh(scope), ActionFailedError);
      assert.deepEqual(paths(server), ['GET /api/v1/private/recent']);
    }
  });

  it('takes nothing back that is known, whatever a list says later', async () => {
    const { account } = await house().startSignedIn();
    for (const [known, later, kept] of [
      ['new', 'viewed', 'viewed'],
      ['viewed', 'new', 'viewed'],
      ['viewed', undefined, 'viewed'],
      ['viewed', 'received', 'received'],
      ['received', 'viewed', 'received'],
      ['received', 'burned', 'received'],
      ['burned', 'received', 'burned'],
    ] as const) {
      house().transport = fetchTransport;
      const { id } = await house().share(account);
      const [key] = await keysOf([id]);
      await house().record.update(id, { state: known });
      house().passSeconds(60);
      house().transport = replayTransport({
        body: [{ metadata_key: key, state: later }],
      }).transport;
      await house().recent.refresh();
      const state = (await house().record.list()).get(id)?.state;
      assert.equal(state, kept, `${later} after ${known}`);
    }
  });

  it('asks for one secret of an account that is not signed in any more by its own key', async () => {
    const { server, account } = await house().startSignedIn();
    const { id, shared } = await house().share(account);
    await house().accounts.remove(account);
    await open(shared.link);
    server.clearRequests();
    await house().recent.refresh();
    assert.equal(server.requests.length, 1);
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    assert.equal((await house().recent.get(id)).outcome, 'opened');
  });

  it('takes no word of one server for a secret of another, whatever keys it lists', async () => {
    const liar = await house().startSignedIn({}, 'a@example.com');
    const other = await house().startSignedIn({}, 'b@example.com');
    const anonymous = await house().startServer();
    const mine = await house().share(other.account);
    const alone = await house().share({ server: anonymous.origin, username: undefined });
    const there = await house().share(liar.account);
    const keys = await keysOf([mine.id, alone.id, there.id]);
    const text = JSON.stringify(keys.map((key) => ({ metadata_key: key, state: 'burned' })));
    const honest = house().transport;
    house().transport = async (request) =>
      request.url.startsWith(liar.server.origin)
        ? { status: 200, header: () => 'application/json', text, truncated: false }
        : honest(request);
    await house().recent.refresh();
    assert.equal((await house().recent.get(there.id)).outcome, 'burned');
    assert.equal((await house().recent.get(mine.id)).outcome, 'unopened');
    assert.equal((await house().recent.get(alone.id)).outcome, 'unopened');
    const states = new Map([...(await house().record.list())].map(([id, one]) => [id, one.state]));
    assert.notEqual(states.get(mine.id), 'burned');
    assert.notEqual(states.get(alone.id), 'burned');
  });

  it('shares one round among refreshes that overlap, and starts anew afterwards', async () => {
    const { server, account } = await house().startSignedIn();
    await house().share(account);
    server.clearRequests();
    let changes = 0;
    house().recent.onDidChange(() => changes++);
    await Promise.all([1, 2, 3].map(async () => house().recent.refresh()));
    assert.equal(server.requests.length, 1);
    assert.equal(changes, 1);
    await house().recent.refresh();
    assert.equal(server.requests.length, 2);
  });

  it('tells of the first failure, having asked everybody else', async () => {
    const bad = await house().startSignedIn({}, 'a@example.com');
    const good = await house().startSignedIn({}, 'b@example.com');
    const other = await house().startServer();
    const mine = await house().share(good.account);
    const anonymous = await house().share({ server: other.origin, username: undefined });
    await open(mine.shared.link);
    await open(anonymous.shared.link);
    bad.server.setAccounts([{ username: 'a@example.com', token: newToken() }]);

    await assert.rejects(house().recent.refresh(), (error) => {
      assert.ok(error instanceof ActionFailedError);
      assert.ok(error.cause instanceof NotAuthorizedError);
      assert.equal(error.action, 'refresh');
      assert.equal(error.host, new URL(bad.server.origin).host);
      assert.equal(error.username, 'a@example.com');
      return true;
    });
    assert.equal((await house().recent.get(mine.id)).outcome, 'opened');
    assert.equal((await house().recent.get(anonymous.id)).outcome, 'opened');
  });

  it('does not stop at one secret whose server is gone', async () => {
    const gone = await house().startServer();
    const there = await house().startServer();
    const lost = await house().share({ server: gone.origin, username: undefined });
    const found = await house().share({ server: there.origin, username: undefined });
    await open(found.shared.link);
    await gone.close();
    await assert.rejects(
      house().recent.refresh(),
      (error) => error instanceof ActionFailedError && error.host === new URL(gone.origin).host,
    );
    assert.equal((await house().recent.get(lost.id)).outcome, 'unopened');
    assert.equal((await house().recent.get(found.id)).outcome, 'opened');
  });

  it('tells every failure as one of an action, even to make a client', async () => {
    const server = await house().startServer();
    await house().share({ server: server.origin, username: undefined });
    house().clientFault = new ServerFaultError(500);
    await assert.rejects(house().recent.refresh(), ActionFailedError);
  });

  describe('for the watch', () => {
    it('is one request for an account with many unopened secrets', async () => {
      const { server, account } = await house().startSignedIn();
      for (let count = 0; count < 50; count++) await house().share(account);
      for (let tick = 1; tick <= 3; tick++) {
        server.clearRequests();
        await house().recent.refresh('waiting');
        assert.deepEqual(paths(server), ['GET /api/v1/private/recent']);
      }
      assert.equal((await house().recent.waiting()).size, 50);
    });

    it('leaves accounts alone that have nothing unopened', async () => {
      const idle = await house().startSignedIn({}, 'a@example.com');
      const busy = await house().startSignedIn({}, 'b@example.com');
      const done = await house().share(idle.account);
      await open(done.shared.link);
      await house().recent.refresh();
      await house().record.tell(done.id, 'opened');
      await house().share(busy.account);
      idle.server.clearRequests();
      busy.server.clearRequests();
      await house().recent.refresh('waiting');
      assert.deepEqual(paths(idle.server), []);
      assert.deepEqual(paths(busy.server), ['GET /api/v1/private/recent']);
    });

    it('asks for at most 20 one by one, and for all of them in turn', async () => {
      const server = await house().startServer();
      for (let count = 0; count < 50; count++)
        await house().share({ server: server.origin, username: undefined });
      server.clearRequests();
      for (let tick = 1; tick <= 5; tick++) {
        house().passSeconds(30);
        await house().recent.refresh('waiting');
        assert.equal(server.requests.length, 20 * tick);
      }
      assert.equal(new Set(paths(server)).size, 50);
    });

    it('does not go on about what its server knows nothing of', async () => {
      const server = await house().startServer();
      const other = await house().startServer();
      const { id } = await house().share({ server: server.origin, username: undefined });
      const [[, entry] = []] = await house().record.list();
      assert.ok(entry);
      await house().record.forget(id);
      await house().record.add({ ...entry, server: other.origin });
      await house().recent.refresh('waiting');
      assert.equal(other.requests.length, 1);
      assert.equal((await house().recent.waiting()).size, 0);
      await house().recent.refresh('waiting');
      assert.equal(other.requests.length, 1);
      await house().recent.refresh();
      assert.equal(other.requests.length, 2, 'but does when the person asks');
    });

    it('does not stand in for a refresh that the person asked for meanwhile', async () => {
      const idle = await house().startSignedIn();
      const server = await house().startServer();
      await house().share({ server: server.origin, username: undefined });
      await Promise.all([house().recent.refresh('waiting'), house().recent.refresh()]);
      assert.equal(idle.server.requests.length, 1);
    });
  });

  it('says when each was last asked about, though there was no news', async () => {
    const { server, account } = await house().startSignedIn();
    for (const from of [account, undefined]) {
      const { id } = await house().share({ server: server.origin, username: from?.username });
      house().passSeconds(60);
      await house().recent.refresh();
      assert.equal((await house().recent.get(id)).checked, house().now);
    }
  });

  it('shows the newest of a list without end, and takes in what it says of one shared from here', async () => {
    const { account } = await house().startSignedIn();
    const mine = await house().share(account);
    const { metadataKey } = await house().recent.handle(mine.id);
    const now = Math.floor(house().now / 1000);
    const rows = Array.from({ length: 9_000 }, (_, number) => ({
      metadata_key: `key${number}`,
      created: now - number,
      state: 'new',
    }));
    const oldest = { metadata_key: metadataKey, created: now - 200_000, state: 'burned' };
    const text = JSON.stringify([...rows, oldest]);
    house().transport = async () =>
      Promise.resolve({ status: 200, header: () => 'application/json', text, truncated: false });
    await house().recent.refresh();
    const list = await house().recent.list();
    assert.equal(list.length, 5001);
    assert.equal(list[0]?.created, now * 1000);
    assert.equal(list.find(({ id }) => id === mine.id)?.outcome, 'burned');
    assert.match(house().log.text, /lists 9001 secrets: the newest 5000 are shown/);
  }).timeout(30_000);
});
