import assert from 'node:assert/strict';
import * as api from '../../../src/api';
import { redact } from '../../../src/api/redact';
import { failureFrom } from '../../support/failureFrom';
import { replayTransport } from '../../support/replayTransport';

/**
 * What the extension host may be held for by texts that others wrote: 50 ms. The limit here is
 * generous, for busy machines; what it is there to find takes seconds.
 */
const LIMIT = 1000;

const KEY = 'k'.repeat(62);
const MANY = 1_000_000;

function quick(action: () => unknown): void {
  action(); // a first run compiles
  const started = performance.now();
  action();
  const took = performance.now() - started;
  assert.ok(took < LIMIT, `${Math.round(took)} ms`);
}

/** Texts that make expressions go back and forth. */
const texts: Readonly<Record<string, string>> = {
  'a link with 80,000 dashes': `https://ots.example/secret/${'-'.repeat(80_000)}x`,
  'a million dashes in a link': `https://ots.example/secret/${'-'.repeat(MANY)}x`,
  'a link to encoded dashes': `https://ots.example/secret/${'%2D'.repeat(MANY)}x`,
  'letters without end': 'a'.repeat(MANY),
  'many brackets': `${'['.repeat(MANY)}x`,
  'many words': 'a '.repeat(MANY),
  'many short links': 'a/secret/ '.repeat(MANY / 10),
  'many beginnings of links': 'https://'.repeat(MANY / 8),
  'many schemes': 'http:/'.repeat(MANY / 6),
  'many dots': `https://${'a.'.repeat(MANY)}/`,
  'many slashes': `https://ots.example${'/'.repeat(MANY)}x`,
  'many encoded colons': '%3A%2F%2F'.repeat(MANY / 9),
  'many blanks': `${' '.repeat(MANY)}x`,
  'many secrets in one path': `https://ots.example${'/secret/a'.repeat(MANY / 9)}x-`,
  'many languages in one path': `https://ots.example${'/en'.repeat(MANY / 3)}/secret/${KEY}`,
  'many stray percent signs': `%3A%2F%2F ${'%'.repeat(MANY)}`,
  'many user names': `https://${'a@'.repeat(MANY)}ots.example/secret/x`,
  'words beyond ASCII': `https://${'ü'.repeat(MANY)}.example/secret/${KEY}`,
};

describe('No text holds up whoever reads it', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`${what}, as a link, a server, a share domain and a key`, () => {
      const ignoring = (action: () => unknown) => (): void => {
        try {
          action();
        } catch (error) {
          assert.ok(api.isApiError(error));
        }
      };
      quick(() => api.parseSecretLink(text));
      quick(ignoring(() => api.parseServerUrl(text)));
      quick(ignoring(() => api.secretLink('https://ots.example', KEY, text)));
      quick(ignoring(() => api.secretLink('https://ots.example', text)));
      quick(() => api.isKey(text));
    });

    it(`${what}, as what a server says and as what it quotes`, () => {
      const secret = text.slice(0, 10_000);
      quick(() => redact(text, [secret, KEY, 'p', 'pass phrase']));
      quick(() => redact(`No: ${secret}`, [text, KEY]));
      quick(() => redact(secret.slice(0, 3900), [`${secret.slice(1)}y`]));
    });
  }

  it('a link at the beginning of a long text is found, and in a mail of a usual length', () => {
    const link = `https://ots.example/secret/${KEY}`;
    for (const text of [`${link} ${'x '.repeat(MANY)}`, `${'words '.repeat(5000)}${link}`]) {
      assert.equal(api.parseSecretLink(text)?.secretKey, KEY);
    }
  });

  it('a secret whose lines and parts are many is taken out of a message all the same', () => {
    const line = (n: number): string => `line ${n} of a secret with words`;
    const secret = Array.from({ length: 300 }, (_, n) => line(n)).join('\n');
    const words = redact(`No: ${line(7)} and ${line(290).slice(3, 25)}!`, [secret]);
    assert.equal(words, 'No: [redacted] and [redacted]!');
    quick(() => redact(secret, [secret]));
    const same = 'a'.repeat(10_000);
    quick(() => redact(`${'a'.repeat(15)}b`.repeat(250), [same]));
  });

  it('an answer of thousands of odd rows, and a failure of a megabyte', async () => {
    const row = { metadata_key: KEY, state: 'x'.repeat(500), recipient: Array(50).fill('@') };
    const rows = Array.from({ length: 3000 }, (_, n) => ({ ...row, metadata_key: `k${n}` }));
    const { transport } = replayTransport({ body: rows });
    const client = new api.OnetimeSecretClient({ server: 'https://ots.example', transport });
    assert.equal((await client.recent()).length, 3000);
    for (const text of Object.values(texts)) {
      const started = performance.now();
      await failureFrom({ status: 404, body: { message: `/api/${text}`, error: text } });
      assert.ok(performance.now() - started < LIMIT);
    }
  });
});

describe('An error', () => {
  it('of a redirect names no address that repeats what was sent', async () => {
    const token = `Tok${KEY.slice(0, 12)}`;
    const credentials = { username: 'tom', token };
    for (const host of [
      'hunter2pass.example',
      `${token}.example`,
      `${KEY}.example`,
      'a"b.example',
    ]) {
      const error = await failureFrom(
        { status: 302, headers: { location: `https://${host}/` }, body: '' },
        async (client) => client.share('Hunter2Pass'),
        credentials,
      );
      assert.ok(error instanceof api.RedirectRefusedError);
      assert.equal(error.target, undefined, host);
    }
  });
});
