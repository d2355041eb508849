import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  InvalidServerUrlError,
  isOnThisComputer,
  OnetimeSecretClient,
  parseServerUrl,
  possibleServers,
  regionOfOrigin,
  regions,
} from '../../../src/api';
import { replayTransport } from '../../support/replayTransport';

const EU = 'https://eu.onetimesecret.com';
const OLD_KEY = 'k'.repeat(31);
const NEW_KEY = 'k'.repeat(62);
const TOOLS = 'https://tools.example';

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
    // A server may live below a prefix.
    [`${TOOLS}/ots`, `${TOOLS}/ots`],
    [` ${TOOLS}/ots/ `, `${TOOLS}/ots`],
    ['TOOLS.example:443/ots', `${TOOLS}/ots`],
    [`${TOOLS}/OTS`, `${TOOLS}/OTS`],
    [`${TOOLS}/ots/api/v1`, `${TOOLS}/ots`],
    [`${TOOLS}/ots/api/v1/`, `${TOOLS}/ots`],
    [`${TOOLS}/apps/one-time_secret.2~b`, `${TOOLS}/apps/one-time_secret.2~b`],
    [`${TOOLS}/secrets`, `${TOOLS}/secrets`],
    [`${TOOLS}/en`, `${TOOLS}/en`],
    ['localhost:7143/ots', 'http://localhost:7143/ots'],
    [`${TOOLS}.onetimesecret.com/ots`, `${TOOLS}.onetimesecret.com/ots`],
  ];
  for (const [text, server] of good) {
    it(`${text} is ${server}`, () => {
      assert.equal(parseServerUrl(text), server);
      assert.equal(parseServerUrl(server), server);
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
    [`${TOOLS}/api/v2`, 'path'],
    [`${TOOLS}/api`, 'path'],
    [`${TOOLS}/API/v1`, 'path'],
    [`${TOOLS}/api/v1/ots`, 'path'],
    [`${TOOLS}/api/v1/api/v1`, 'path'],
    [`${TOOLS}/ots//`, 'path'],
    [`${TOOLS}//ots`, 'path'],
    [`${TOOLS}/ots/./x`, 'path'],
    [`${TOOLS}/..`, 'path'],
    [`${TOOLS}/ots/../other`, 'path'],
    [`${TOOLS}/%2e%2e/other`, 'path'],
    [`${TOOLS}/...`, 'path'],
    [`${TOOLS}/%6fts`, 'path'],
    [`${TOOLS}/o%2Fts`, 'path'],
    [`${TOOLS}\\ots`, 'path'],
    [`${TOOLS}/o ts`, 'path'],
    [`${TOOLS}/o\tts`, 'path'],
    [`${TOOLS}/öts`, 'path'],
    [`${TOOLS}/ots;v=1`, 'path'],
    [`${TOOLS}/$(id)`, 'path'],
    [`${TOOLS}/${'o'.repeat(15)}/${'t-'.repeat(100)}`, 'path'],
    ['https:/tools.example', 'path'],
    ['https:', 'path'],
    // A page's address is pasted easily, and that of a receipt is a credential.
    [`${TOOLS}/secret/${NEW_KEY}`, 'path'],
    [`${TOOLS}/ots/private/${OLD_KEY}`, 'path'],
    [`${TOOLS}/ots/en/Receipt/${NEW_KEY}`, 'path'],
    [`${TOOLS}/ots/receipt`, 'path'],
    [`${TOOLS}/l/${OLD_KEY}`, 'path'],
    [`${TOOLS}/x-${OLD_KEY}.html`, 'path'],
    [`${TOOLS}/ots/account/settings`, 'path'],
    [`${TOOLS}/dashboard`, 'path'],
    [`${TOOLS}/signin`, 'path'],
    // A region lives at the root of its host.
    [`${EU}/ots`, 'path'],
    [`${EU}:8443/ots`, 'path'],
    [`${EU}/en`, 'path'],
    ['onetimesecret.com/ots', 'path'],
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

  it('is the same when it is read once more, and holds no key', () => {
    const words = ['ots', 'en', 'api', 'v1', 'secret', 'receipt', '..', '%2e', '~', '', '?', '@'];
    const path = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })));
    const address = fc
      .tuple(
        fc.constantFrom('https://', 'http://', ''),
        fc.constantFrom('a.example', '[::1]:7'),
        path,
      )
      .map(([scheme, host, segments]) => [scheme + host, ...segments].join('/'));
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl(), fc.string()), (text) => {
        const server = parsed(text);
        if (server === undefined) return;
        assert.equal(parseServerUrl(server), server);
        assert.equal(
          `${new URL(server).origin}${new URL(server).pathname}`.replace(/\/$/, ''),
          server,
        );
      }),
    );
    const key = fc.constantFrom(OLD_KEY, NEW_KEY, 'a1'.repeat(10));
    const pages = fc.constantFrom('secret', 'private', 'receipt', 'metadata', 'l', 'x/y');
    fc.assert(
      fc.property(path, pages, key, path, (before, page, secret, after) => {
        const text = [TOOLS, ...before, page, secret, ...after].join('/');
        assert.ok(!(parsed(text) ?? '').includes(secret));
      }),
    );
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

  it('on this computer may speak https, too, where nobody wrote a scheme', () => {
    assert.deepEqual(possibleServers(' localhost:8443/ots/'), [
      'http://localhost:8443/ots',
      'https://localhost:8443/ots',
    ]);
    for (const text of ['http://localhost:7143', 'https://localhost:7143', 'tools.example'])
      assert.deepEqual(possibleServers(text), [parseServerUrl(text)]);
    assert.ok(isOnThisComputer('https://[::1]:7143/ots'));
    assert.ok(!isOnThisComputer('https://localhost.example'));
  });

  it('is where the API is asked, below its prefix', async () => {
    const { transport, requests } = replayTransport({ body: { status: 'nominal' } });
    const client = new OnetimeSecretClient({ server: `${TOOLS}/ots/`, transport });
    await client.status();
    assert.deepEqual(
      requests.map(({ url }) => url),
      [`${TOOLS}/ots/api/v1/status`],
    );
  });
});

function parsed(text: string): string | undefined {
  try {
    return parseServerUrl(text);
  } catch (error) {
    assert.ok(error instanceof InvalidServerUrlError);
    return undefined;
  }
}
