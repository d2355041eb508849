import assert from 'node:assert/strict';
import { Ceilings } from '../../../../src/core/sharing/ceilings';
import { offeredTtls } from '../../../../src/core/sharing/expiry';
import { LastUsed } from '../../../../src/core/storage/lastUsed';
import { makePassphrase } from '../../../../src/core/sharing/passphrase';
import type { Memory } from '../../../../src/core/ports';
import { sensitiveKind } from '../../../../src/core/sharing/sensitive';
import {
  keepsLink,
  renderMessage,
  renderPlaceholder,
} from '../../../../src/core/sharing/templates';

const DAY = 86_400;

function memory(stored: Record<string, unknown> = {}): Memory {
  return {
    get: (key) => stored[key],
    update: async (key, value) => {
      stored[key] = JSON.parse(JSON.stringify(value)) as unknown;
      return Promise.resolve();
    },
  };
}

describe('Offered expiries', () => {
  it('end at the ceiling, shortest first', () => {
    assert.deepEqual(offeredTtls(DAY, 7 * DAY).slice(-3), [DAY, 3 * DAY, 7 * DAY]);
    assert.equal(offeredTtls(DAY, 30 * DAY).at(-1), 30 * DAY);
  });
  it('have the person’s own default among them', () => {
    const offered = offeredTtls(36 * 3600, 7 * DAY);
    assert.ok(offered.includes(36 * 3600));
    assert.deepEqual(
      offered,
      [...offered].sort((a, b) => a - b),
    );
  });
  it('leave out a default that the server would shorten', () => {
    assert.ok(!offeredTtls(30 * DAY, 7 * DAY).includes(30 * DAY));
  });
  it('are at least what the server grants', () => {
    assert.deepEqual(offeredTtls(DAY, 60), [60]);
  });
});

describe('Ceilings', () => {
  const anonymous = { server: 'https://a.example', username: undefined };
  const account = { server: 'https://a.example', username: 'you@example.com' };

  it('are 7 days without an account and 30 with one, until a server shows another', async () => {
    const ceilings = new Ceilings(memory());
    assert.equal(ceilings.of(anonymous), 7 * DAY);
    assert.equal(ceilings.of(account), 30 * DAY);
    await ceilings.learn(account, 30 * DAY, 14 * DAY);
    assert.equal(ceilings.of(account), 14 * DAY);
    assert.equal(ceilings.of(anonymous), 7 * DAY);
  });
  it('rise when a server grants more', async () => {
    const ceilings = new Ceilings(memory());
    await ceilings.learn(account, 30 * DAY, 14 * DAY);
    await ceilings.learn(account, 30 * DAY, 30 * DAY);
    assert.equal(ceilings.of(account), 30 * DAY);
  });
  it('are not learnt from what was granted in full', async () => {
    const ceilings = new Ceilings(memory());
    await ceilings.learn(account, 3600, 3600);
    assert.equal(ceilings.of(account), 30 * DAY);
  });
  it('are not learnt from a longer life than asked for', async () => {
    const ceilings = new Ceilings(memory());
    await ceilings.learn(anonymous, 1, 60);
    assert.equal(ceilings.of(anonymous), 7 * DAY);
  });
  it('are not learnt from a life that no server grants', async () => {
    for (const granted of [-5, 0, 1, 59, 0.5, 3600.5, 1e15, -1e15, NaN, Infinity]) {
      const stored: Record<string, unknown> = {};
      const ceilings = new Ceilings(memory(stored));
      await ceilings.learn(anonymous, 2e15, granted);
      assert.equal(ceilings.of(anonymous), 7 * DAY, String(granted));
      assert.deepEqual(stored, {}, 'nor is it kept');
    }
  });
  it('take no notice of a life that no server grants and an older version has kept', async () => {
    for (const kept of [-5, 0, 59, 3600.5, 1e15, null]) {
      const stored = { ceilings: { 'https://a.example ': kept, 'https://b.example ': 3600 } };
      const ceilings = new Ceilings(memory(stored));
      assert.equal(ceilings.of(anonymous), 7 * DAY, String(kept));
      await ceilings.learn(account, 30 * DAY, 14 * DAY);
      assert.deepEqual(stored.ceilings, {
        'https://a.example you@example.com': 14 * DAY,
        'https://b.example ': 3600,
      });
    }
  });
  it('ignore foreign content', () => {
    assert.equal(new Ceilings(memory({ ceilings: 'x' })).of(anonymous), 7 * DAY);
    assert.equal(
      new Ceilings(memory({ ceilings: { 'https://a.example ': 'x' } })).of(anonymous),
      7 * DAY,
    );
  });
});

describe('What was used last', () => {
  it('comes newest first, once each, five at most', async () => {
    const used = new LastUsed(memory(), 'recipients');
    for (const one of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) await used.add(one);
    assert.deepEqual(used.list(), ['f', 'e', 'd', 'a', 'c']);
  });
  it('ignores foreign content', () => {
    assert.deepEqual(new LastUsed(memory({ recipients: 7 }), 'recipients').list(), []);
    assert.deepEqual(new LastUsed(memory({ recipients: [1, 'a'] }), 'recipients').list(), ['a']);
  });
});

describe('A passphrase made here', () => {
  it('is six words, another each time, within what servers take', () => {
    const made = Array.from({ length: 200 }, makePassphrase);
    for (const one of made) {
      assert.match(one, /^[a-z]+(-[a-z]+){5}$/);
      assert.ok(one.length <= 128);
    }
    assert.equal(new Set(made).size, made.length);
  });
});

describe('Templates', () => {
  it('fill in link, expiry and hint', () => {
    const text = renderMessage('See {link} until {expires}. {passphraseHint}', {
      link: 'https://a.example/secret/k',
      expires: 'Friday',
      passphraseHint: 'Ask me.',
    });
    assert.equal(text, 'See https://a.example/secret/k until Friday. Ask me.');
  });
  it('leave no trace of an absent hint', () => {
    const parts = { link: 'L', expires: 'E', passphraseHint: '' };
    assert.equal(renderMessage('{link} {passphraseHint}\n', parts), 'L');
    assert.equal(renderMessage('{link}\n\n{passphraseHint}\n\nBye', parts), 'L\n\nBye');
  });
  it('take nothing in a value for a placeholder, nor `$&` for a pattern', () => {
    assert.equal(renderPlaceholder('<{link}>', 'a{link}$&'), '<a{link}$&>');
  });
  it('leave unknown names as they are written', () => {
    assert.equal(renderPlaceholder('{link} {name} {constructor}', 'L'), 'L {name} {constructor}');
  });
  it('are known to keep the link or not', () => {
    assert.equal(keepsLink('<{link}>'), true);
    assert.equal(keepsLink('gone'), false);
  });
});

describe('Sensitive files', () => {
  const pem = (what: string): string => `-----BEGIN ${what}-----\nx\n-----END ${what}-----\n`;
  for (const [name, text, kind] of [
    ['.env', 'A=1', 'env'],
    ['.env.production', 'A=1', 'env'],
    ['prod.env', 'A=1', 'env'],
    ['.envrc', 'export A=1', 'env'],
    ['id_ed25519', 'x', 'private-key'],
    ['server.key', 'x', 'private-key'],
    ['notes.txt', pem('OPENSSH PRIVATE KEY'), 'private-key'],
    ['notes.txt', pem('RSA PRIVATE KEY'), 'private-key'],
    ['bundle.pem', pem('CERTIFICATE'), 'certificate'],
    ['ca.crt', 'x', 'certificate'],
    ['id_rsa.pub', 'ssh-rsa AAAA', undefined],
    ['environment.ts', 'export {}', undefined],
    ['README.md', 'A private key is…', undefined],
    ['', 'A=1', undefined],
  ] as const) {
    it(`${name || '(no name)'} is ${kind ?? 'nothing special'}`, () => {
      assert.equal(sensitiveKind(name, text), kind);
    });
  }
});
