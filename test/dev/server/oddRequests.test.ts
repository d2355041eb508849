import assert from 'node:assert/strict';
import type { DialectName, ServerOptions } from '../../../dev/server/index';
import { Fixture, SIGNED_IN, type Answer } from './support';

const UNEXPECTED = 'An unexpected error occurred :[';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };
const MIB = 1024 * 1024;
const DOMAIN = 'secrets.example.com';
const LONG = 'p'.repeat(72);

type Headers = Readonly<Record<string, string>>;
/** What a request got: its status, the status meant, and what is looked at in its body. */
type Got = string;

const fixture = new Fixture();

async function send(path: string, body: string | Buffer, headers: Headers = {}): Promise<Response> {
  const url = `${fixture.server.origin}/api/v1/${path}`;
  return fetch(url, { method: 'POST', headers: { ...FORM, ...headers }, body });
}

/** "200 FIELD", or "404 (400) MESSAGE" with the status meant in parentheses. */
async function told(response: Response, field = 'ttl'): Promise<Got> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const meant = response.headers.get('x-ots-intended-status');
  const words = body.message ?? body.error ?? body[field] ?? '';
  const said = typeof words === 'string' ? words : JSON.stringify(words);
  return `${response.status} ${meant === null ? '' : `(${meant}) `}${said}`.trim();
}

const post =
  (path: string, body: string, field?: string, headers?: Headers) => async (): Promise<Got> =>
    told(await send(path, body, headers), field);
const share = (body: string, field?: string, headers?: Headers): (() => Promise<Got>) =>
  post('share', `secret=x&${body}`, field, headers);
const signedIn = (body: string, field?: string): (() => Promise<Got>) =>
  share(body, field, SIGNED_IN);
const length = (asked: string) => async (): Promise<Got> => {
  const response = await send('generate', asked);
  const { value } = (await response.clone().json()) as Answer;
  return value === undefined ? told(response) : `${response.status} ${value.length} characters`;
};

/** Shares, and opens with what is tried one after the other; the last one's answer. */
const opening =
  (body: string, ...tries: readonly string[]) =>
  async (): Promise<Got> => {
    const { secret_key: key } = (await (await send('share', body)).json()) as Answer;
    let last = '';
    for (const one of tries) {
      const said = await told(await send(`secret/${String(key)}`, one), 'value');
      last = said.replace(String(key), 'KEY');
    }
    return last;
  };

/** Each line of "Odd requests, measured": the request, and what v0.26.6 and v0.23.6 answer to it. */
type Row = readonly [
  request: string,
  ask: () => Promise<Got>,
  v0266: Got,
  v0236?: Got | undefined,
  options?: ServerOptions,
];

const wrong = 'passphrase=wrong-one';
const rows: readonly Row[] = [
  ['ttl=1_000', share('ttl=1_000'), '200 1000', '200 1000'],
  ['ttl[]=600', share('ttl[]=600'), `404 (400) ${UNEXPECTED}`, `404 ${UNEXPECTED}`],
  ['ttl[a]=600', share('ttl[a]=600'), `404 (400) ${UNEXPECTED}`, `404 ${UNEXPECTED}`],
  ['a broken % escape', share('ttl=%zz'), '400', '500 Internal Server Error'],
  ['5,000 fields', share('a=1&'.repeat(5000)), '400', '500 Internal Server Error'],
  ['over 4 MiB', share('x'.repeat(4 * MIB)), '400', '500 Internal Server Error'],
  ...['[]', '"x"', '42'].map((json): Row => [
    `JSON that is ${json}`,
    post('share', json, 'ttl', JSON_BODY),
    '500 An error occurred. Please try again later.',
  ]),
  ['generate', length(''), '200 12 characters', '200 12 characters'],
  ['generate with length=20', length('length=20'), '200 20 characters', '200 20 characters'],
  ['generate with length=3', length('length=3'), '200 4 characters', '200 4 characters'],
  ['generate with length=0', length('length=0'), `404 (400) ${UNEXPECTED}`],
  ['generate with length=long', length('length=long'), `404 (400) ${UNEXPECTED}`],
  ['generate with length=128', length('length=128'), '200 128 characters', '200 128 characters'],
  [
    'generate with length=129',
    length('length=129'),
    '404 (400) Generated password length must be no more than 128 characters',
    '200 129 characters',
  ],
  ['a blank recipient', signedIn('recipient=%20'), '404 (400) Undeliverable email address:'],
  [
    'a recipient with a name',
    signedIn(`recipient=${encodeURIComponent('Tom <tom@example.com>')}`),
    '404 (400) Undeliverable email address: tom',
  ],
  [
    'a recipient with blanks around it',
    signedIn('recipient=%20tom@example.com%20', 'recipient'),
    '200 ["to***@e***.com"]',
  ],
  [
    'a recipient in upper case',
    signedIn('recipient=Tom@Example.COM', 'recipient'),
    '200 ["to***@e***.com"]',
    '200 ["To*****@E*****.COM"]',
  ],
  [
    'a recipient of one letter',
    signedIn('recipient=b@example.com', 'recipient'),
    '200 ["b@e***.com"]',
  ],
  [
    'a recipient in the United Kingdom',
    signedIn('recipient=t@example.co.uk', 'recipient'),
    '200 ["t@e***.co.uk"]',
  ],
  [
    'a recipient, where v0.23 is',
    signedIn('recipient=tom@example.com', 'recipient'),
    '200 ["to***@e***.com"]',
    '200 ["to*****@e*****.com"]',
  ],
  [
    'a share domain that is no host name',
    signedIn('share_domain=not_a_host'),
    '404 (400) Unknown domain: not_a_host',
    '404 Unknown domain: not_a_host',
  ],
  [
    'a share domain with markup',
    signedIn(`share_domain=${encodeURIComponent('<b>host</b>')}`),
    '404 (400) Unknown domain: host',
  ],
  [
    'an unknown share domain, anonymously',
    share('share_domain=other.example.com'),
    '404 (400) You do not have permission to use domain: other.example.com',
  ],
  [
    'a share domain with a scheme',
    signedIn(`share_domain=https://${DOMAIN}`, 'share_domain'),
    '200',
    '200',
  ],
  [
    'a real custom domain',
    signedIn(`share_domain=Secrets.Example.com`, 'share_domain'),
    '200 Secrets.Example.com',
    '200 Secrets.Example.com',
  ],
  [
    'a passphrase with another tail after 72 bytes',
    opening(`secret=kept&passphrase=${LONG}one`, `passphrase=${LONG}two`),
    '200 kept',
    `404 ${UNEXPECTED}`,
  ],
  ['a NUL', opening('secret=a%00b', ''), '200 a\u0000b', '200 ab'],
  [
    'a text that is not UTF-8',
    opening('secret=a%FFb', ''),
    `404 (400) ${UNEXPECTED}`,
    '200 a\ufffdb',
  ],
  [
    'six wrong passphrases',
    opening('secret=x&passphrase=open-sesame', ...Array<string>(6).fill(wrong)),
    '404 Unknown secret',
    '404 Cripes! You have been rate limited.',
  ],
  [
    'seven wrong passphrases',
    opening('secret=x&passphrase=open-sesame', ...Array<string>(7).fill(wrong)),
    '404 Unknown secret',
    '404 Unknown secret',
  ],
  [
    'the right passphrase after six wrong ones',
    opening(
      'secret=kept&passphrase=open-sesame',
      ...Array<string>(6).fill(wrong),
      'passphrase=open-sesame',
    ),
    '200 kept',
    '200 kept',
  ],
  [
    'the right passphrase after twenty wrong ones',
    opening(
      'secret=kept&passphrase=open-sesame',
      ...Array<string>(20).fill(wrong),
      'passphrase=open-sesame',
    ),
    `404 (400) ${UNEXPECTED}`,
    '200 kept',
  ],
  ...['share', 'generate'].map((endpoint): Row => [
    `${endpoint} without a passphrase, where the operator wants one`,
    post(endpoint, 'secret=x&ttl=60'),
    '404 (400) A passphrase is required for all secrets',
    undefined,
    { passphraseRequired: true },
  ]),
  [
    'a share with credentials, where sign-in is off',
    signedIn('ttl=60'),
    '404 /api/v1/share is not available',
    undefined,
    { signInOff: true },
  ],
  [
    'a share without any, where sign-in is off',
    share('ttl=60'),
    '200 60',
    undefined,
    { signInOff: true },
  ],
];

describe('The local server answers odd requests as the real ones do', () => {
  afterEach(async () => fixture.stop());

  for (const [request, ask, v0266, v0236, options] of rows) {
    for (const [dialect, expected] of [
      ['v0.26.6', v0266],
      ['v0.23.6', v0236],
    ] as const satisfies readonly (readonly [DialectName, Got | undefined])[]) {
      if (expected === undefined) continue;
      it(`${dialect}, ${request}: ${expected.replace('\u0000', 'NUL')}`, async () => {
        await fixture.start({ dialect, shareDomains: [DOMAIN], ...options });
        assert.equal(await ask(), expected);
      });
    }
  }

  it('/receipt is another name of /private in v0.26.6, and unknown before', async () => {
    for (const [dialect, here] of [
      ['v0.26.6', true],
      ['v0.23.6', false],
    ] as const) {
      await fixture.start({ dialect });
      const { metadata_key: key } = await fixture.share({}, SIGNED_IN);
      const list = await fixture.get('/api/v1/receipt/recent', SIGNED_IN);
      assert.equal(list.status, here ? 200 : 404);
      if (here) assert.equal(((await list.json()) as unknown[]).length, 1);
      assert.equal((await send(`receipt/${key}`, '')).status, here ? 200 : 404);
      const burned = await send(`receipt/${key}/burn`, '');
      assert.equal(await told(burned, 'x'), here ? '200' : '404 Not Found');
    }
  });

  it('a look at the metadata, of a burned secret as well, has addresses without a key', async () => {
    await fixture.start();
    const shared = await fixture.share();
    const page = `${fixture.server.origin}/receipt/`;
    assert.equal(shared.receipt_url, `${page}${shared.metadata_key}`);
    await fixture.post(`private/${shared.metadata_key}/burn`);
    const burned = await fixture.post(`private/${shared.metadata_key}`);
    assert.deepEqual([burned.receipt_url, burned.metadata_url], [page, page]);
  });

  it('a key in the wrong case is unknown, and echoed as sent; percent-encoded, it is found', async () => {
    await fixture.start();
    const { secret_key: key } = await fixture.share();
    const upper = key.toUpperCase();
    const unknown = await fixture.post(`secret/${upper}`);
    assert.deepEqual([unknown.secret_key, unknown.message], [upper, 'Unknown secret']);
    const encoded = `%${key.charCodeAt(0).toString(16)}${key.slice(1)}`;
    assert.equal((await fixture.post(`secret/${encoded}`)).value, 'plain text');
  });

  it('the answer to an opening names the server itself, whatever domain the secret has', async () => {
    await fixture.start({ shareDomains: [DOMAIN] });
    const { secret_key: key } = await fixture.share({ share_domain: DOMAIN }, SIGNED_IN);
    assert.equal((await fixture.post(`secret/${key}`)).share_domain, fixture.server.origin);
  });

  it('a locked secret can be neither opened nor burned, but looked at', async () => {
    await fixture.start();
    const shared = await fixture.share({ passphrase: 'open-sesame' });
    for (let time = 0; time < 20; time += 1) await send(`secret/${shared.secret_key}`, wrong);
    const right = { passphrase: 'open-sesame' };
    const locked = [
      await fixture.post(`secret/${shared.secret_key}`, right),
      await fixture.post(`secret/${shared.secret_key}`),
      await fixture.post(`private/${shared.metadata_key}/burn`, right),
    ];
    assert.deepEqual(
      locked.map(({ message }) => message),
      Array(3).fill(UNEXPECTED),
    );
    assert.equal((await fixture.post(`private/${shared.metadata_key}`)).state, 'new');
  });

  it('openings are limited to a thousand in 20 minutes by address, and not for accounts', async () => {
    await fixture.start();
    const open = async (headers: Headers = {}): Promise<Got> =>
      told(await send(`secret/${'k'.repeat(62)}`, '', headers));
    for (let time = 0; time < 1000; time += 100) {
      await Promise.all(Array.from({ length: 100 }, async () => open()));
    }
    assert.equal(await open(), '404 Rate limit exceeded. Please try again later.');
    assert.equal(await open(SIGNED_IN), '404 Unknown secret');
    fixture.passSeconds(20 * 60);
    assert.equal(await open(), '404 Unknown secret');
  });
});
