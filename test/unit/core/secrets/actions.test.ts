import assert from 'node:assert/strict';
import {
  NotAuthorizedError,
  RateLimitedError,
  UnknownSecretError,
  WrongPassphraseError,
} from '../../../../src/api';
import { ActionFailedError, NoSuchSecretError } from '../../../../src/core/errors';
import { house, paths, useHouse } from '../support/fixture';
import { newToken, noSignal, open, OPTIONS } from '../support/house';

/** Whether a call failed as an action with a certain error of the API. */
function failedWith(
  action: string,
  cause: new (...args: never[]) => Error,
): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof ActionFailedError, String(error));
    assert.equal(error.action, action);
    assert.ok(error.cause instanceof cause, String(error.cause));
    return true;
  };
}

for (const dialect of ['v0.26.6', 'v0.20.5'] as const) {
  describe(`Burning (${dialect})`, () => {
    useHouse();

    it('is one request, after which nobody can open the secret', async () => {
      const { server, account } = await house().startSignedIn({ dialect });
      for (const from of [account, undefined]) {
        const { id, shared } = await house().share({
          server: server.origin,
          username: from?.username,
        });
        server.clearRequests();
        let changes = 0;
        const listening = house().recent.onDidChange(() => changes++);
        await house().actions.burn(id, '', noSignal());
        assert.equal(server.requests.length, 1);
        assert.ok(changes > 0);
        listening.dispose();
        const secret = await house().recent.get(id);
        assert.equal(secret.outcome, 'burned');
        assert.equal(secret.group, 'gone');
        await assert.rejects(open(shared.link), UnknownSecretError);
      }
    });

    it('needs the passphrase of a protected secret', async () => {
      const server = await house().startServer({ dialect });
      const passphrase = 'correct horse';
      const there = { server: server.origin, username: undefined };
      const { id } = await house().share(there, { passphrase });
      for (const wrong of ['', 'battery staple']) {
        await assert.rejects(
          house().actions.burn(id, wrong, noSignal()),
          failedWith('burn', WrongPassphraseError),
        );
        assert.equal((await house().recent.get(id)).outcome, 'unopened');
      }
      await house().actions.burn(id, passphrase, noSignal());
      assert.equal((await house().recent.get(id)).outcome, 'burned');
    });

    it('fails for a secret that is gone, and the list then tells why', async () => {
      const server = await house().startServer({ dialect });
      const there = { server: server.origin, username: undefined };
      const opened = await house().share(there);
      await open(opened.shared.link);
      const burned = await house().share(there);
      await house().actions.burn(burned.id, '', noSignal());
      for (const [{ id }, outcome] of [
        [opened, 'opened'],
        [burned, 'burned'],
      ] as const) {
        await assert.rejects(
          house().actions.burn(id, '', noSignal()),
          failedWith('burn', UnknownSecretError),
        );
        assert.equal((await house().recent.get(id)).outcome, outcome);
      }
    });

    it('leaves the list as it was for a secret that the server has forgotten', async () => {
      const server = await house().startServer({ dialect });
      const { id } = await house().share(
        { server: server.origin, username: undefined },
        { ttl: 300 },
      );
      house().passSeconds(601);
      await assert.rejects(
        house().actions.burn(id, '', noSignal()),
        failedWith('burn', UnknownSecretError),
      );
      assert.equal((await house().recent.get(id)).outcome, 'expired');
    });

    it('works for what was shared elsewhere, and the list does not take it back', async () => {
      const { account } = await house().startSignedIn({ dialect });
      const there = account;
      const options = { ...OPTIONS, label: '' };
      await house().sharing.share(there, 'hunter2', options, noSignal());
      await house().recent.refresh();
      const [secret] = await house().recent.list();
      assert.ok(secret);
      await house().actions.burn(secret.id, '', noSignal());
      assert.equal((await house().recent.get(secret.id)).outcome, 'burned');
      await house().recent.refresh();
      assert.equal((await house().recent.get(secret.id)).outcome, 'burned');
    });
  });

  describe(`The link again (${dialect})`, () => {
    useHouse();

    it('is the same as before, as long as nobody opened the secret', async () => {
      const { server, account } = await house().startSignedIn({ dialect });
      for (const from of [account, undefined]) {
        const { id, shared } = await house().share({
          server: server.origin,
          username: from?.username,
        });
        server.clearRequests();
        assert.equal((await house().actions.link(id, noSignal())).link, shared.link);
        assert.equal(server.requests.length, 1);
        assert.equal(
          (await house().actions.link(id, noSignal())).link,
          shared.link,
          'and once more',
        );
        assert.equal(await open(shared.link), 'hunter2');
      }
    });

    it('starts with the custom domain that the first one had', async () => {
      const { account } = await house().startSignedIn({
        dialect,
        shareDomains: ['secrets.example.com'],
      });
      const there = account;
      const { id, shared } = await house().share(there, { shareDomain: 'secrets.example.com' });
      assert.match(shared.link, /^https:\/\/secrets\.example\.com\/secret\//);
      assert.equal((await house().actions.link(id, noSignal())).link, shared.link);
    });

    it('is none for a secret that is gone, and the list tells why', async () => {
      const server = await house().startServer({ dialect });
      const there = { server: server.origin, username: undefined };
      const opened = await house().share(there);
      const burned = await house().share(there);
      const expired = await house().share(there, { ttl: 300 });
      await open(opened.shared.link);
      await house().actions.burn(burned.id, '', noSignal());
      house().passSeconds(301);
      for (const [{ id }, outcome] of [
        [opened, 'opened'],
        [burned, 'burned'],
        [expired, 'expired'],
      ] as const) {
        assert.equal((await house().actions.link(id, noSignal())).link, undefined);
        assert.equal((await house().recent.get(id)).outcome, outcome);
      }
    });

    it('of what was shared elsewhere is known from the server', async () => {
      const { server, account } = await house().startSignedIn({ dialect });
      const there = account;
      const options = { ...OPTIONS, label: '' };
      const { link } = await house().sharing.share(there, 'hunter2', options, noSignal());
      await house().recent.refresh();
      const [secret] = await house().recent.list();
      assert.ok(secret);
      server.clearRequests();
      assert.equal((await house().actions.link(secret.id, noSignal())).link, link);
      assert.equal(paths(server).length, 1);
      assert.equal(await open(link), 'hunter2');
    });
  });
}

describe('An action on a secret', () => {
  useHouse();

  it('is none on one that is not in the list', async () => {
    await assert.rejects(house().actions.burn('nobody', '', noSignal()), NoSuchSecretError);
    await assert.rejects(house().actions.link('nobody', noSignal()), NoSuchSecretError);
  });

  it('works without the account that shared it', async () => {
    const { server, account } = await house().startSignedIn();
    const { id, shared } = await house().share(account);
    await house().accounts.remove(account);
    assert.equal((await house().actions.link(id, noSignal())).link, shared.link);
    await house().actions.burn(id, '', noSignal());
    assert.equal((await house().recent.get(id)).outcome, 'burned');
    assert.equal(server.requests.at(-1)?.headers.authorization, undefined);
  });

  it('sends a token only to the server that it was given for', async () => {
    const { account } = await house().startSignedIn();
    const elsewhere = await house().startServer();
    const { id } = await house().share({ server: elsewhere.origin, username: undefined });
    const other = { ...account, server: elsewhere.origin };
    assert.equal(await house().accounts.token(other), undefined);
    await house().actions.burn(id, '', noSignal());
    for (const { headers } of elsewhere.requests) assert.equal(headers.authorization, undefined);
  });
});

for (const shareDomain of ['', 'secrets.example.com']) {
  describe(`A secret of a server below a prefix, shared ${shareDomain ? 'under a domain' : 'there'}`, () => {
    useHouse();

    it('has its link, its receipt and its end there', async () => {
      const { server, account } = await house().startSignedIn({
        prefix: '/ots',
        shareDomains: ['secrets.example.com'],
      });
      const { id, shared } = await house().share(account, { shareDomain });
      const base = shareDomain ? `https://${shareDomain}` : server.address;
      assert.ok(shared.link.startsWith(`${base}/secret/`));
      assert.equal((await house().actions.link(id, noSignal())).link, shared.link);
      assert.equal((await fetch(await house().actions.receipt(id))).status, 200);
      await house().actions.burn(id, '', noSignal());
      assert.ok(server.requests.every(({ path }) => path.startsWith('/ots/')));
      const of = { server: server.origin, username: account.username };
      assert.equal(await house().accounts.token(of), undefined, 'another server of the same host');
      assert.deepEqual(await house().accounts.on(server.origin), []);
    });
  });
}

describe('An account that its server does not let in', () => {
  useHouse();

  it('is done without, by the secret’s own key: one further request, then none with the token', async () => {
    const { server, account } = await house().startSignedIn();
    const [first, second, third] = [
      await house().share(account),
      await house().share(account),
      await house().share(account),
    ];
    server.setAccounts([{ username: account.username, token: newToken() }]);
    server.clearRequests();
    const { username } = account;
    const unused = { server: server.origin, username, why: 'refused' };
    assert.deepEqual(await house().actions.burn(first.id, '', noSignal()), unused);
    assert.equal(server.requests.length, 2);
    assert.equal(server.requests[1]?.headers.authorization, undefined);
    assert.equal((await house().recent.get(first.id)).outcome, 'burned');
    assert.equal(house().refusedTokens.has(account), true);
    server.clearRequests();
    assert.deepEqual(await house().actions.burn(second.id, '', noSignal()), unused);
    const { link } = third.shared;
    assert.deepEqual(await house().actions.link(third.id, noSignal()), { link, unused });
    assert.equal(server.requests.length, 2, 'that it is refused is known');
    for (const { headers } of server.requests) assert.equal(headers.authorization, undefined);
  });

  it('is done without also where sign-in is switched off', async () => {
    const server = await house().startServer({ signInOff: true });
    const { account } = await house().accounts.add(server.origin, 'me@example.com', newToken());
    const { id, shared } = await house().share({ server: server.origin, username: undefined });
    const entry = (await house().record.list()).get(id);
    assert.ok(entry);
    const mine = await house().record.add({ ...entry, account: account.username });
    server.clearRequests();
    const result = await house().actions.link(mine, noSignal());
    assert.equal(result.link, shared.link);
    assert.equal(result.unused?.why, 'unavailable');
    assert.equal(server.requests.length, 2);
    assert.equal(server.requests[1]?.headers.authorization, undefined);
  });

  it('asks for the passphrase as before', async () => {
    const { server, account } = await house().startSignedIn();
    const { id } = await house().share(account, { passphrase: 'correct horse' });
    server.setAccounts([]);
    await assert.rejects(
      house().actions.burn(id, '', noSignal()),
      failedWith('burn', WrongPassphraseError),
    );
    assert.ok(await house().actions.burn(id, 'correct horse', noSignal()));
  });

  it('does not keep what became of the secret from being found out', async () => {
    const { server, account } = await house().startSignedIn();
    const { id, shared } = await house().share(account);
    await open(shared.link);
    server.setAccounts([]);
    await assert.rejects(
      house().actions.burn(id, '', noSignal()),
      failedWith('burn', UnknownSecretError),
    );
    assert.equal((await house().recent.get(id)).outcome, 'opened');
  });

  it('is told of where the server wants one for everything', async () => {
    const { account } = await house().startSignedIn();
    const { id } = await house().share(account);
    house().transport = async () =>
      Promise.resolve({
        status: 404,
        header: () => 'application/json',
        text: '{"message":"Not authorized"}',
        truncated: false,
      });
    await assert.rejects(house().actions.burn(id, '', noSignal()), (error) => {
      assert.ok(error instanceof ActionFailedError && error.cause instanceof NotAuthorizedError);
      assert.equal(error.username, account.username);
      return true;
    });
  });

  it('is not done without after any other failure', async () => {
    const { account } = await house().startSignedIn();
    const { id } = await house().share(account);
    let requests = 0;
    house().transport = async () => {
      requests += 1;
      return Promise.resolve({
        status: 404,
        header: () => 'application/json',
        text: '{"message":"Rate limit exceeded. Please try again later."}',
        truncated: false,
      });
    };
    await assert.rejects(
      house().actions.burn(id, '', noSignal()),
      failedWith('burn', RateLimitedError),
    );
    assert.equal(requests, 1);
  });
});
