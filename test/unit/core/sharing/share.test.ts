import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { NotAuthorizedError, UnusableAnswerError } from '../../../../src/api';
import {
  ActionFailedError,
  NothingToShareError,
  SecretTooLargeError,
} from '../../../../src/core/errors';
import { replayTransport } from '../../../support/replayTransport';
import { house, paths, useHouse } from '../support/fixture';
import { LABEL, newToken, noSignal, open, OPTIONS } from '../support/house';
import { stringsIn } from '../support/sensitive';

const SERVER = 'https://ots.example.com';
const THERE = { server: SERVER, username: undefined };

describe('Sharing', () => {
  useHouse();

  it('is one request with the secret in its body, as the recipient will read it', async () => {
    const server = await house().startServer();
    const secrets = ['& = + % " < >', '😀\r\nü\t\0 ', '\n', ' ', 'x'.repeat(10_000)];
    for (const secret of [...secrets, '€'.repeat(3333)]) {
      server.clearRequests();
      const there = { server: server.origin, username: undefined };
      const shared = await house().sharing.share(there, secret, OPTIONS, noSignal());
      assert.deepEqual(paths(server), ['POST /api/v1/share']);
      assert.equal(server.requests[0]?.query, '');
      assert.equal(await open(shared.link), secret);
    }
  });

  it('sends nothing that is empty or too long', async () => {
    const { transport, requests } = replayTransport({ body: {} });
    house().transport = transport;
    for (const [secret, Expected] of [
      ['', NothingToShareError],
      ['x'.repeat(10_001), SecretTooLargeError],
      ['€'.repeat(3334), SecretTooLargeError],
    ] as const) {
      await assert.rejects(house().sharing.share(THERE, secret, OPTIONS, noSignal()), Expected);
    }
    assert.equal(requests.length, 0);
    assert.equal(house().places.length, 0);
  });

  it('tells the expiry that the server granted, and the one asked for', async () => {
    const server = await house().startServer({ ttlCeiling: { anonymous: 3600 } });
    const { shared, id } = await house().share(
      { server: server.origin, username: undefined },
      { ttl: 86_400 },
    );
    assert.equal(shared.ttl, 3600);
    assert.equal(shared.requestedTtl, 86_400);
    assert.equal(shared.expires, house().now + 3_600_000);
    assert.equal((await house().recent.get(id)).expires, house().now + 3_600_000);
  });

  it('goes by the clock of this computer, whatever the server thinks the time is', async () => {
    const server = await house().startServer({ now: () => house().now + 7_200_000 });
    const { shared } = await house().share({ server: server.origin, username: undefined });
    assert.equal(shared.created, house().now);
    assert.equal(shared.expires, house().now + 3_600_000);
  });

  it('tells that the server holds it as nobody’s, though an account was used', async () => {
    const { server, account } = await house().startSignedIn({ ignoreAccounts: true });
    const { shared, id } = await house().share(account);
    assert.equal(server.requests[0]?.username, account.username);
    assert.equal(shared.anonymous, true);
    assert.equal((await house().recent.get(id)).username, undefined);
  });

  it('is for the account, and under its domain, where that is asked for', async () => {
    const { account } = await house().startSignedIn({
      shareDomains: ['secrets.example.com'],
    });
    const there = account;
    const { shared, id } = await house().share(there, { shareDomain: 'secrets.example.com' });
    assert.equal(shared.anonymous, false);
    assert.equal(new URL(shared.link).origin, 'https://secrets.example.com');
    assert.equal((await house().recent.get(id)).username, account.username);
    assert.equal((await house().recent.handle(id)).linkOrigin, 'https://secrets.example.com');
  });

  it('never falls back to anonymous if the token is refused', async () => {
    const { server, account } = await house().startSignedIn();
    server.setAccounts([{ username: account.username, token: newToken() }]);
    const sharing = house().sharing.share(account, 'x', OPTIONS, noSignal());
    await assert.rejects(sharing, (error) => {
      assert.ok(error instanceof ActionFailedError);
      assert.ok(error.cause instanceof NotAuthorizedError);
      assert.deepEqual([error.action, error.username], ['share', account.username]);
      assert.equal(error.host, new URL(server.origin).host);
      return true;
    });
    assert.equal(server.requests.length, 1);
  });

  it('sends what was asked for and nothing that is empty', async () => {
    const key = 'a1'.repeat(31);
    const { transport, requests } = replayTransport({
      body: { secret_key: key, metadata_key: key },
    });
    house().transport = transport;
    const share = async (more: object): Promise<Record<string, string>> => {
      requests.length = 0;
      await house().sharing.share(THERE, 'x', { ...OPTIONS, ...more }, noSignal());
      return Object.fromEntries(new URLSearchParams(requests[0]?.body));
    };
    assert.deepEqual(await share({}), { secret: 'x', ttl: '3600' });
    assert.deepEqual(await share({ recipient: '', shareDomain: '' }), { secret: 'x', ttl: '3600' });
    assert.deepEqual(
      await share({ passphrase: ' p ', recipient: 'a@example.com', shareDomain: 's.example.com' }),
      {
        secret: 'x',
        ttl: '3600',
        passphrase: ' p ',
        recipient: 'a@example.com',
        share_domain: 's.example.com',
      },
    );
  });

  it('uses an answer that holds nothing but the key', async () => {
    const key = 'a1'.repeat(31);
    house().transport = replayTransport({ body: { secret_key: key } }).transport;
    const { shared, id } = await house().share(THERE, { passphrase: 'correct horse' });
    assert.equal(shared.link, `${SERVER}/secret/${key}`);
    assert.equal(shared.ttl, OPTIONS.ttl);
    assert.equal(shared.anonymous, true);
    assert.equal(shared.passphrase, true);
    assert.equal(shared.metadataKey, undefined);
    assert.match(house().log.text, /no metadata key/);
    const listed = await house().recent.get(id);
    assert.equal(listed.outcome, 'unopened');
    const { transport, requests } = replayTransport({ body: {} });
    house().transport = transport;
    await house().recent.refresh();
    assert.equal(requests.length, 0, 'there is nothing to ask with');
    await assert.rejects(house().actions.burn(id, '', noSignal()), ActionFailedError);
    assert.equal(requests.length, 0);
  });

  it('tells what the server says of a passphrase, whether or not one was sent', async () => {
    const key = 'a1'.repeat(31);
    for (const [passphrase, passphrase_required, expected] of [
      ['', true, true],
      ['correct horse', false, false],
      ['correct horse', undefined, true],
      ['', undefined, false],
    ] as const) {
      const body = { secret_key: key, metadata_key: key, passphrase_required };
      house().transport = replayTransport({ body }).transport;
      const { shared } = await house().share(THERE, { passphrase });
      assert.equal(shared.passphrase, expected, `${passphrase_required} for "${passphrase}"`);
    }
  });

  it('fails, saying that something may have been made, without a key in the answer', async () => {
    house().transport = replayTransport({ body: { metadata_key: 'a1'.repeat(31) } }).transport;
    await assert.rejects(
      house().share(THERE),
      (error) =>
        error instanceof ActionFailedError &&
        error.cause instanceof UnusableAnswerError &&
        error.cause.outcome === 'done',
    );
    assert.equal((await house().recent.list()).length, 0);
  });

  it('is remembered without the secret, the passphrase or the link', async () => {
    const { account, token } = await house().startSignedIn();
    const secret = `hunter${randomInt(1e9)}`;
    const passphrase = `horse${randomInt(1e9)}`;
    const there = account;
    const { shared, id } = await house().share(there, { passphrase }, secret);
    const [stored] = [...house().secrets.values].filter(([key]) => key === `record.${id}`);
    const shown = [...stringsIn(await house().recent.list()), house().log.text].join('\n');
    for (const text of [secret, passphrase, shared.link, new URL(shared.link).pathname.slice(8)]) {
      assert.ok(!String(stored).includes(text));
      assert.ok(!shown.includes(text));
    }
    assert.ok(!String(stored).includes(token));
    assert.equal((await house().recent.get(id)).passphrase, true);
  });

  it('is remembered for this session where nothing can be stored', async () => {
    const server = await house().startServer();
    house().secrets.failing.add('get').add('store');
    const { id } = await house().share({ server: server.origin, username: undefined });
    assert.equal((await house().recent.get(id)).label, LABEL);
  });
});
