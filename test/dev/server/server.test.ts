import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { startServer } from '../../../dev/server/index';
import type { RecordedRequest } from '../../../dev/server/index';
import { Fixture, SIGNED_IN, TOKEN, USER } from './support';

describe('the local server', () => {
  const fixture = new Fixture();
  afterEach(async () => fixture.stop());

  /** fetch does not let a caller choose the Host header. */
  async function statusFor(host: string, path = '/api/v1/status'): Promise<number | undefined> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { port } = fixture.server;
      request({ host: '127.0.0.1', port, path, headers: { host } }, resolve)
        .on('error', reject)
        .end();
    });
    answer.resume();
    return answer.statusCode;
  }

  it('answers to loopback names only', async () => {
    await fixture.start();
    for (const host of ['127.0.0.1:7143', 'localhost', '[::1]:80']) {
      assert.equal(await statusFor(host), 200, host);
    }
    for (const host of ['attacker.example', '127.0.0.1.attacker.example:80', '10.0.0.1']) {
      assert.equal(await statusFor(host), 421, host);
      assert.equal(await statusFor(host, '/'), 421, host);
    }
  });

  it('answers to a name that its starter gave', async () => {
    await fixture.start({ hosts: ['secrets.test'] });
    assert.equal(await statusFor('secrets.test'), 200);
    assert.equal(await statusFor('other.test'), 421);
  });

  it('sends no CORS headers', async () => {
    await fixture.start();
    const { headers } = await fixture.get('/api/v1/status', { origin: 'https://example.com' });
    const cors = [...headers.keys()].filter((name) => name.startsWith('access-control'));
    assert.deepEqual(cors, []);
  });

  it('has recorded a request by the time its answer is there', async () => {
    await fixture.start();
    const heard: RecordedRequest[] = [];
    const stop = fixture.server.onRequest((one) => heard.push(one));
    await fixture.post('share?ttl=60', { secret: 'é' }, SIGNED_IN);
    const [one] = fixture.server.requests;
    assert.ok(one);
    const { method, path, query, body, username, status, at } = one;
    assert.deepEqual(
      { method, path, query, body, username, status, at },
      {
        method: 'POST',
        path: '/api/v1/share',
        query: 'ttl=60',
        body: 'secret=%C3%A9',
        username: USER,
        status: 200,
        at: fixture.now,
      },
    );
    assert.deepEqual(heard, [one]);
    stop();
    fixture.server.clearRequests();
    await fixture.get('/api/v1/status');
    assert.equal(heard.length, 1);
    assert.equal(fixture.server.requests.length, 1);
  });

  it('says what is unread, and no more once it is read', async () => {
    await fixture.start();
    const { secret_key } = await fixture.share();
    assert.deepEqual(fixture.server.peek(secret_key), { value: 'plain text', state: 'new' });
    await fixture.post(`secret/${secret_key}`);
    assert.equal(fixture.server.peek(secret_key), undefined);
  });

  it('gives a secret to one of many that ask at once', async () => {
    await fixture.start();
    const { secret_key } = await fixture.share();
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => fixture.post(`secret/${secret_key}`)),
    );
    assert.equal(answers.filter(({ value }) => value === 'plain text').length, 1);
  });

  it('takes replaced accounts at once', async () => {
    await fixture.start();
    assert.equal((await fixture.get('/api/v1/authcheck', SIGNED_IN)).status, 200);
    fixture.server.setAccounts([{ username: USER, token: `${TOKEN}2` }]);
    assert.equal((await fixture.get('/api/v1/authcheck', SIGNED_IN)).status, 404);
  });

  it('answers a signed-in share as anonymous where told to', async () => {
    await fixture.start({ ignoreAccounts: true });
    assert.equal((await fixture.share({}, SIGNED_IN)).custid, 'anon');
    const recent: unknown = await (await fixture.get('/api/v1/private/recent', SIGNED_IN)).json();
    assert.deepEqual(recent, []);
  });

  it('grants at most the ceiling of the account, of accounts, or of anonymous shares', async () => {
    const accounts = [{ username: USER, token: TOKEN, ceiling: 7200 }];
    await fixture.start({ accounts, ttlCeiling: { anonymous: 3600, account: 5400 } });
    assert.equal((await fixture.share({ ttl: '99999' }, SIGNED_IN)).ttl, 7200);
    assert.equal((await fixture.share({ ttl: '99999' })).ttl, 3600);
    await fixture.start({ ttlCeiling: { account: 5400 } });
    assert.equal((await fixture.share({ ttl: '99999' }, SIGNED_IN)).ttl, 5400);
  });

  it('lets an account, and nobody else, share under a custom domain', async () => {
    await fixture.start({ shareDomains: ['secrets.example.com'] });
    const form = { secret: 'x', share_domain: 'secrets.example.com' };
    const shared = await fixture.post('share', form, SIGNED_IN);
    assert.equal(shared.share_domain, 'secrets.example.com');
    const opened = await fixture.post(`secret/${String(shared.secret_key)}`);
    assert.equal(opened.share_domain, fixture.server.origin);
    const { message } = await fixture.post('share', form);
    assert.equal(message, 'You do not have permission to use domain: secrets.example.com');
  });

  it('lives below a prefix where told to, with its pages and its API, and nowhere else', async () => {
    await fixture.start({ prefix: '/ots' });
    const { origin, address } = fixture.server;
    assert.equal(address, `${origin}/ots`);
    const body = new URLSearchParams({ secret: 'x' });
    const shared = await fetch(`${address}/api/v1/share`, { method: 'POST', body });
    const keys = (await shared.json()) as Readonly<Record<string, string>>;
    const receipt = `${address}/receipt/${keys.metadata_key ?? ''}`;
    assert.equal(keys.receipt_url, receipt);
    const link = `/secret/${keys.secret_key ?? ''}`;
    for (const [url, status] of [
      [address + link, 200],
      [receipt, 200],
      [`${address}/`, 200],
      [origin + link, 404],
      [`${origin}/other${link}`, 404],
      [`${origin}/otsx/api/v1/status`, 404],
      [`${origin}/api/v1/status`, 404],
    ] as const)
      assert.equal((await fetch(url)).status, status, url);
  });

  it('says so if its port is taken', async () => {
    await fixture.start();
    await assert.rejects(startServer({ port: fixture.server.port }), { code: 'EADDRINUSE' });
  });

  it('ends open connections when closed', async () => {
    await fixture.start();
    const { origin } = fixture.server;
    await fixture.get('/api/v1/status');
    await fixture.stop();
    await assert.rejects(fetch(origin));
  });
});
