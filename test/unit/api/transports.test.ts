import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as api from '../../../src/api';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { createUndiciTransport } from '../../../src/api/undiciTransport';
import { startRecordingServer, type RecordingServer } from '../../support/recordingServer';

const KEY = randomBytes(31).toString('hex');
const SHARED = { custid: 'anon', metadata_key: KEY, secret_key: KEY, state: 'new', ttl: 3600 };

const secrets: Readonly<Record<string, string>> = {
  'what forms are made of': 'a&b=c+d %41 "q" \\ <x> ;/?#[]@!$\'()*,',
  'other scripts and emoji': 'é ü 漢字 🔐 👩‍👩‍👧 \u{1F1E9}\u{1F1EA}',
  'line ends of all kinds': 'one\r\ntwo\nthree\rfour\ttab\n',
  'blanks around it': '  x \n\n',
  'a NUL and a byte order mark': '\ufeffa\u0000b',
  '10,000 bytes': 'é'.repeat(5000),
};

for (const [name, transport] of [
  ['fetch', fetchTransport],
  ['undici', createUndiciTransport()],
] as const) {
  describe(`Over ${name}`, () => {
    let server: RecordingServer;
    before(async () => {
      server = await startRecordingServer(({ url, body }) => {
        if (url.endsWith('/recent')) return { body: [SHARED] };
        if (url.includes('/secret/')) return { body: { value: body } };
        return { body: url.endsWith('/status') ? { status: 'nominal' } : SHARED };
      });
    });
    after(async () => server.close());

    const client = (options: Partial<api.ClientOptions> = {}): api.OnetimeSecretClient =>
      new api.OnetimeSecretClient({ server: server.origin, transport, ...options });
    /** The requests that `action` makes. */
    const requestsOf = async (action: () => Promise<unknown>): Promise<typeof server.requests> => {
      const before = server.requests.length;
      await action();
      return server.requests.slice(before);
    };

    for (const [what, secret] of Object.entries(secrets)) {
      it(`a secret arrives unchanged, in the body of one request: ${what}`, async () => {
        const options = { ttl: 3600, passphrase: `${secret}!`.slice(-100), recipient: 'a+b@c.de' };
        const requests = await requestsOf(async () => client().share(secret, options));
        assert.equal(requests.length, 1);
        const [{ method, url, body, headers } = assert.fail()] = requests;
        assert.deepEqual([method, url], ['POST', '/api/v1/share']);
        assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
        assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
          secret,
          ttl: '3600',
          passphrase: options.passphrase,
          recipient: 'a+b@c.de',
        });
        const others = { ...headers, 'content-length': '' };
        assert.ok(!JSON.stringify(others).includes(encodeURIComponent(secret).slice(0, 20)));
      });
    }

    it('each method is one request, as the contract has it', async () => {
      const anonymous = client();
      const expected: readonly (readonly [string, string, () => Promise<unknown>])[] = [
        ['GET /api/v1/status', '', async () => anonymous.status()],
        ['POST /api/v1/generate', '', async () => anonymous.generate()],
        [
          'POST /api/v1/generate',
          'ttl=60&share_domain=x.example',
          async () => anonymous.generate({ ttl: 60, passphrase: '', shareDomain: 'x.example' }),
        ],
        [`POST /api/v1/secret/${KEY}`, '', async () => anonymous.secret(KEY)],
        [
          `POST /api/v1/secret/${KEY}`,
          'passphrase=p+w',
          async () => anonymous.secret(KEY, { passphrase: 'p w' }),
        ],
        [`POST /api/v1/private/${KEY}`, '', async () => anonymous.private(KEY)],
        [
          `POST /api/v1/private/${KEY}/burn`,
          'passphrase=pw',
          async () => anonymous.burn(KEY, { passphrase: 'pw' }),
        ],
        ['GET /api/v1/private/recent', '', async () => anonymous.recent()],
      ];
      for (const [line, body, action] of expected) {
        const requests = await requestsOf(action);
        assert.deepEqual(
          requests.map((request) => [`${request.method} ${request.url}`, request.body]),
          [[line, body]],
        );
        assert.equal(requests[0]?.headers.authorization, undefined);
        assert.equal(requests[0]?.headers.accept, 'application/json');
      }
    });

    it('credentials go along in UTF-8, but not to status', async () => {
      const credentials = {
        username: 'jürgen@example.com',
        token: randomBytes(10).toString('hex'),
      };
      const owner = client({ credentials, userAgent: 'test/1.0' });
      const requests = await requestsOf(async () => {
        await owner.authcheck().catch(() => undefined); // the answer is not what is tested
        await owner.share('x');
        await owner.status();
      });
      const expected = Buffer.from(`${credentials.username}:${credentials.token}`, 'utf8');
      assert.deepEqual(
        requests.map(({ headers }) => headers.authorization),
        [...Array<string>(2).fill(`Basic ${expected.toString('base64')}`), undefined],
      );
      assert.deepEqual(
        requests.map(({ headers }) => headers['user-agent']),
        Array(3).fill('test/1.0'),
      );
    });

    it('what cannot be a key is not sent anywhere', async () => {
      const requests = await requestsOf(async () => {
        for (const key of [
          '',
          '../share',
          'a/b',
          'a%2Fb',
          'a?b',
          'a b',
          'KEY\n',
          'k'.repeat(300),
        ]) {
          for (const action of [
            client().secret(key),
            client().private(key),
            client().privateWithSecretKey(key),
            client().burn(key),
          ]) {
            await assert.rejects(action, api.InvalidKeyError);
          }
        }
      });
      assert.equal(requests.length, 0);
    });

    it('a server that must not be used is refused before anything else', () => {
      assert.throws(() => client({ server: 'http://ots.example' }), api.InvalidServerUrlError);
    });
  });
}
