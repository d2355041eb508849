import assert from 'node:assert/strict';
import {
  InvalidKeyError,
  InvalidServerUrlError,
  OnetimeSecretClient,
  parseSecretLink,
  parseServerUrl,
  receiptLink,
  regionOfOrigin,
  regions,
  secretLink,
} from '../../../src/api';
import { replayTransport } from '../../support/replayTransport';

const EU = 'https://eu.onetimesecret.com';
const OLD_KEY = 'k'.repeat(31);
const NEW_KEY = 'k'.repeat(62);

describe('A server address', () => {
  const good: readonly (readonly [string, string])[] = [
    [EU, EU],
    [`  ${EU}/ `, EU],
    [`${EU}/api/v1`, EU],
    [`${EU}/api/v1/`, EU],
    ['eu.onetimesecret.com', EU],
    ['HTTPS://EU.OneTimeSecret.com:443', EU],
    ['ots.example:8443', 'https://ots.example:8443'],
    ['http://localhost:7143', 'http://localhost:7143'],
    ['http://127.0.0.1:7143', 'http://127.0.0.1:7143'],
    ['http://127.1.2.3', 'http://127.1.2.3'],
    ['http://[::1]:80', 'http://[::1]'],
    // Nobody has a certificate for this computer: without a scheme http is meant there.
    ['127.0.0.1:7143', 'http://127.0.0.1:7143'],
    ['localhost:7143/api/v1', 'http://localhost:7143'],
    ['[::1]:7143', 'http://[::1]:7143'],
    ['https://127.0.0.1:7143', 'https://127.0.0.1:7143'],
    ['127.0.0.1.example', 'https://127.0.0.1.example'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ];
  for (const [text, origin] of good) {
    it(`${text} is ${origin}`, () => {
      assert.equal(parseServerUrl(text), origin);
      assert.equal(parseServerUrl(parseServerUrl(text)), origin);
    });
  }

  const bad: readonly (readonly [string, string])[] = [
    ['  ', 'empty'],
    ['https://', 'not-a-url'],
    ['two words', 'not-a-url'],
    ['ftp://ots.example', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http://ots.example', 'insecure'],
    ['http://127.0.0.1.example', 'insecure'],
    ['http://localhost.example', 'insecure'],
    ['http://10.0.0.1', 'insecure'],
    ['https://me:pw@ots.example', 'user-info'],
    ['https://localhost@ots.example', 'user-info'],
    ['https://ots.example?x=1', 'query'],
    ['https://ots.example/#x', 'query'],
    ['https://ots.example/secrets', 'path'],
    ['https://ots.example/api/v2', 'path'],
  ];
  for (const [text, reason] of bad) {
    it(`${text} is refused: ${reason}`, () => {
      assert.throws(
        () => parseServerUrl(text),
        (error) => {
          assert.ok(error instanceof InvalidServerUrlError);
          assert.equal(error.reason, reason);
          assert.ok(!error.message.includes('pw'));
          return true;
        },
      );
    });
  }

  it('is read the same the hundred-thousandth time, when the engine has optimised what reads it', () => {
    for (let time = 0; time < 100_000; time++) parseServerUrl('https://ots.example');
    assert.equal(parseServerUrl('https://münchen.example'), 'https://xn--mnchen-3ya.example');
  });

  it('of each region is one, and is found again', () => {
    assert.deepEqual(
      regions.map(({ id }) => id),
      ['us', 'eu', 'ca', 'nz', 'uk', 'global'],
    );
    for (const region of regions) {
      assert.equal(parseServerUrl(region.origin), region.origin);
      assert.equal(regionOfOrigin(region.origin), region);
    }
    assert.equal(regionOfOrigin('https://ots.example'), undefined);
  });
});

describe('A link', () => {
  const LOCAL = 'http://127.0.0.1:7143';
  const links: readonly (readonly [string, string | undefined, string])[] = [
    [EU, undefined, EU],
    [EU, '', EU],
    [EU, 'secrets.example.com', 'https://secrets.example.com'],
    [EU, 'https://secrets.example.com', 'https://secrets.example.com'],
    [EU, 'http://secrets.example.com', 'https://secrets.example.com'],
    [EU, 'not a domain', EU],
    [EU, 'secrets.example.com/path', EU],
    [EU, 'me@secrets.example.com', EU],
    // Nothing but a host name, and the web's two schemes: a link goes into code and into shells.
    [EU, '";process.exit();"', EU],
    [EU, "a'b.example", EU],
    [EU, '$(id).example', EU],
    [EU, 'a`id`.example', EU],
    [EU, 'a_b.example', EU],
    [EU, 'a..example', EU],
    [EU, '-a.example', EU],
    [EU, 'a](command:x).example', EU],
    [EU, 'ftp://localhost', EU],
    [EU, 'ftp://secrets.example.com', EU],
    [EU, 'javascript://secrets.example.com', EU],
    [EU, 'https://https://secrets.example.com', EU],
    [EU, `${'a'.repeat(64)}.example`, EU],
    [EU, `${'a.'.repeat(200)}example`, EU],
    [EU, 'http://localhost:7144', EU],
    [EU, '127.0.0.1', EU],
    [EU, 'secrets.example.com:99999', EU],
    [EU, 'secrets.example.com:8443', 'https://secrets.example.com:8443'],
    [EU, 'https://Secrets.Example.com/', 'https://secrets.example.com'],
    [LOCAL, 'ftp://localhost', LOCAL],
    [LOCAL, 'http://[::1]:7144', 'http://[::1]:7144'],
    [LOCAL, undefined, LOCAL],
    [LOCAL, LOCAL, LOCAL],
    [LOCAL, '127.0.0.1', LOCAL],
    [LOCAL, 'http://localhost:7144', 'http://localhost:7144'],
    ['https://ots.example:8443', 'ots.example', 'https://ots.example:8443'],
  ];
  for (const [server, domain, origin] of links) {
    it(`of ${server} with the domain ${domain ?? 'undefined'} is at ${origin}`, () => {
      assert.equal(secretLink(server, NEW_KEY, domain), `${origin}/secret/${NEW_KEY}`);
    });
  }

  it('of the creator is where the release of the key serves it', () => {
    assert.equal(receiptLink(EU, NEW_KEY), `${EU}/receipt/${NEW_KEY}`);
    assert.equal(receiptLink(EU, OLD_KEY), `${EU}/private/${OLD_KEY}`);
  });

  it('is not made of what cannot be a key', () => {
    for (const key of ['', '../burn', 'a b', 'a%2Fb', 'ключ', 'k'.repeat(257)]) {
      assert.throws(() => secretLink(EU, key), InvalidKeyError);
      assert.throws(() => receiptLink(EU, key), InvalidKeyError);
    }
  });
});

describe('A pasted link', () => {
  const link = `${EU}/secret/${NEW_KEY}`;
  const found: readonly (readonly [string, string])[] = [
    [link, EU],
    [` ${link}\n`, EU],
    [`<${link}>`, EU],
    [`"${link}"`, EU],
    [`(${link}).`, EU],
    [`[open](${link})`, EU],
    [`**${link}**`, EU],
    [`Here it is: ${link}. It opens once, see https://docs.onetimesecret.com/`, EU],
    [`See https://docs.onetimesecret.com/ and then ${link}`, EU],
    [`${link}/`, EU],
    [`${link}?utm=x#top`, EU],
    [encodeURIComponent(link), EU],
    [link.replace('/secret/k', '/secret/%6b'), EU],
    [`${EU}/de/secret/${NEW_KEY}`, EU],
    [`${EU}/pt-BR/secret/${NEW_KEY}`, EU],
    [`eu.onetimesecret.com/secret/${NEW_KEY}`, EU],
    [`HTTPS://EU.onetimesecret.com/secret/${NEW_KEY}`, EU],
    [`http://127.0.0.1:7143/secret/${NEW_KEY}`, 'http://127.0.0.1:7143'],
    // The true host, not the one that it is dressed up as.
    [`https://eu.onetimesecret.com@evil.example/secret/${NEW_KEY}`, 'https://evil.example'],
  ];
  for (const [text, origin] of found) {
    it(`${text.trim().replaceAll(NEW_KEY, 'KEY')} is found`, () => {
      assert.deepEqual(parseSecretLink(text), { origin, secretKey: NEW_KEY });
    });
  }

  it('is looked for in the first words that look like one only, so that no text costs time', () => {
    for (const word of [':/secret/', 'xn--/secret/', '%/secret/', `${EU}/secret/%`]) {
      const text = (words: number): string => `${`${word} `.repeat(words)}${EU}/secret/${NEW_KEY}`;
      assert.equal(parseSecretLink(text(30))?.secretKey, NEW_KEY);
      assert.equal(parseSecretLink(text(3000)), undefined);
    }
    const words = `${'no/link '.repeat(3000)}${EU}/secret/${NEW_KEY}`;
    assert.equal(parseSecretLink(words)?.secretKey, NEW_KEY);
  });

  it('may be a bare key, of either length', () => {
    assert.deepEqual(parseSecretLink(` ${OLD_KEY} `), { secretKey: OLD_KEY });
    assert.deepEqual(parseSecretLink(NEW_KEY), { secretKey: NEW_KEY });
  });

  for (const text of [
    '',
    'hunter2',
    'no link here',
    EU,
    `${EU}/secret/`,
    `${EU}/receipt/${NEW_KEY}`,
    `${EU}/private/${NEW_KEY}`,
    `${EU}/secret/a%2Fb`,
    `${EU}/secret/${NEW_KEY}/burn`,
    `ftp://eu.onetimesecret.com/secret/${NEW_KEY}`,
    '100% of %3A%2F%2F',
  ]) {
    it(`${text.replaceAll(NEW_KEY, 'KEY') || 'nothing'} is none`, () => {
      assert.equal(parseSecretLink(text), undefined);
    });
  }
});

describe('A share domain that a person wrote', () => {
  for (const text of [
    'secrets.example.com',
    'https://secrets.example.com',
    'HTTPS://secrets.example.com/',
    'http://secrets.example.com/',
    ' secrets.example.com/ ',
  ]) {
    it(`${text} is sent as servers know it, bare`, async () => {
      const { transport, requests } = replayTransport({ body: { secret_key: NEW_KEY } });
      const client = new OnetimeSecretClient({ server: EU, transport });
      await client.share('x', { shareDomain: text });
      await client.generate({ shareDomain: text });
      assert.deepEqual(
        requests.map(({ body }) => new URLSearchParams(body).get('share_domain')),
        ['secrets.example.com', 'secrets.example.com'],
      );
    });
  }
});
