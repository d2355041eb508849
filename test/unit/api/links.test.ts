import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  baseOfLink,
  InvalidKeyError,
  OnetimeSecretClient,
  parseSecretLink,
  parseServerUrl,
  receiptLink,
  secretLink,
} from '../../../src/api';
import { replayTransport } from '../../support/replayTransport';

const EU = 'https://eu.onetimesecret.com';
const OTS = 'https://tools.example/ots';
const OLD_KEY = 'k'.repeat(31);
const NEW_KEY = 'k'.repeat(62);

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
    // A prefix belongs to the server's own host, not to a domain.
    [OTS, undefined, OTS],
    [OTS, '', OTS],
    [OTS, 'tools.example', OTS],
    [OTS, 'Tools.Example', OTS],
    [OTS, 'https://tools.example', OTS],
    [OTS, 'http://tools.example/', OTS],
    [OTS, 'tools.example/other', OTS],
    [OTS, 'not a domain', OTS],
    [OTS, 'secrets.example.com', 'https://secrets.example.com'],
    [OTS, 'https://tools.example:8443', 'https://tools.example:8443'],
    [`${LOCAL}/ots`, LOCAL, `${LOCAL}/ots`],
    [`${LOCAL}/ots`, '127.0.0.1', `${LOCAL}/ots`],
    [`${LOCAL}/ots`, 'http://localhost:7144', 'http://localhost:7144'],
  ];
  for (const [server, domain, base] of links) {
    it(`of ${server} with the domain ${domain ?? 'undefined'} is at ${base}`, () => {
      const link = secretLink(server, NEW_KEY, domain);
      assert.equal(link, `${base}/secret/${NEW_KEY}`);
      assert.equal(baseOfLink(link), base);
      // As it is once its origin was kept for later.
      assert.equal(secretLink(server, NEW_KEY, new URL(link).origin), link);
    });
  }

  it('of the creator is where the release of the key serves it', () => {
    assert.equal(receiptLink(EU, NEW_KEY), `${EU}/receipt/${NEW_KEY}`);
    assert.equal(receiptLink(EU, OLD_KEY), `${EU}/private/${OLD_KEY}`);
    assert.equal(receiptLink(OTS, NEW_KEY), `${OTS}/receipt/${NEW_KEY}`);
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
    // A region has no prefix: that is a language.
    [`${EU}/de/secret/${NEW_KEY}`, EU],
    [`${EU}/pt-BR/secret/${NEW_KEY}`, EU],
    [`eu.onetimesecret.com/secret/${NEW_KEY}`, EU],
    [`HTTPS://EU.onetimesecret.com/secret/${NEW_KEY}`, EU],
    [`http://127.0.0.1:7143/secret/${NEW_KEY}`, 'http://127.0.0.1:7143'],
    // The true host, not the one that it is dressed up as.
    [`https://eu.onetimesecret.com@evil.example/secret/${NEW_KEY}`, 'https://evil.example'],
    [`${EU}/api/v1/secret/${NEW_KEY}`, EU],
    // Below a prefix.
    [`${OTS}/secret/${NEW_KEY}`, OTS],
    [`tools.example/ots/secret/${NEW_KEY}`, OTS],
    [encodeURIComponent(`${OTS}/secret/${NEW_KEY}`), OTS],
    [`(${OTS}/secret/${NEW_KEY}).`, OTS],
    [`${OTS}/api/v1/secret/${NEW_KEY}`, OTS],
    [`${OTS}/x-y/z/secret/${NEW_KEY}`, `${OTS}/x-y/z`],
    [`https://tools.example/abc/secret/${NEW_KEY}`, 'https://tools.example/abc'],
    [`https://tools.example/x/../ots/secret/${NEW_KEY}`, OTS],
  ];
  for (const [text, server] of found) {
    it(`${text.trim().replaceAll(NEW_KEY, 'KEY')} is found`, () => {
      const { serverIfKnown, ...link } = parseSecretLink(text) ?? {};
      assert.deepEqual(link, { server, secretKey: NEW_KEY });
      assert.equal(serverIfKnown, undefined);
    });
  }

  for (const language of ['en', 'de', 'fr_CA', 'pt-br', 'EN']) {
    it(`has a language in /${language}/, or the prefix of a server that is known`, () => {
      for (const server of ['https://tools.example', OTS]) {
        assert.deepEqual(parseSecretLink(`${server}/${language}/secret/${NEW_KEY}`), {
          server,
          serverIfKnown: `${server}/${language}`,
          secretKey: NEW_KEY,
        });
      }
    });
  }

  it('is read as the server made it, whatever the server’s address is', () => {
    const segment = fc.stringMatching(/^[0-9A-Za-z._~-]{1,9}$/);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 3 }), (segments) => {
        const server = ['https://tools.example', ...segments].join('/');
        try {
          parseServerUrl(server);
        } catch {
          return;
        }
        const link = parseSecretLink(secretLink(server, NEW_KEY));
        assert.ok([link?.server, link?.serverIfKnown].includes(server));
      }),
    );
  });

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
    `${EU}/ots/secret/${NEW_KEY}`,
    `https://tools.example/private/${OLD_KEY}/secret/${NEW_KEY}`,
    `https://tools.example/secret/secret/${NEW_KEY}`,
    `https://tools.example/api/v2/secret/${NEW_KEY}`,
    `https://tools.example/o%20ts/secret/${NEW_KEY}`,
    `https://tools.example//ots/secret/${NEW_KEY}`,
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
