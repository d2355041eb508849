import assert from 'node:assert/strict';
import * as api from '../../../src/api';
import { failureFrom, type Invoke } from '../../support/failureFrom';
import type { ReplayedAnswer } from '../../support/replayTransport';

const KEY = 'k3y'.repeat(10);
const HTML = '<!doctype html><title>Hello</title>';

const share: Invoke = async (client) => client.share('hunter2');
const secret: Invoke = async (client) => client.secret(KEY);
const burn: Invoke = async (client) => client.burn(KEY);
const recent: Invoke = async (client) => client.recent();

type Row = readonly [string, ReplayedAnswer, api.ErrorCode, api.Outcome, Invoke?];
const intended = (status: number): { headers: Record<string, string> } => ({
  headers: { 'x-ots-intended-status': `${status}` },
});

const table: readonly Row[] = [
  // By the message, whatever the status.
  [
    '"Not authorized" with 200',
    { body: { message: 'Not authorized' } },
    'not-authorized',
    'refused',
  ],
  [
    '"Not authorized" with 500',
    { status: 500, body: { message: 'Not authorized' } },
    'not-authorized',
    'refused',
  ],
  [
    '"Unknown secret"',
    { status: 404, body: { message: 'Unknown secret' } },
    'unknown-secret',
    'refused',
    secret,
  ],
  [
    'message "Not Found" for a key',
    { status: 404, body: { message: 'Not Found' } },
    'unknown-secret',
    'refused',
    burn,
  ],
  [
    'message "Not Found" without a key',
    { status: 404, body: { message: 'Not Found' } },
    'not-an-api',
    'refused',
  ],
  [
    'a rate limit of the new kind',
    { status: 404, body: { message: 'Rate limit exceeded. Please try again later.' } },
    'rate-limited',
    'refused',
  ],
  [
    'the API switched off',
    { status: 404, body: { message: '/api/v1/share is not available' } },
    'api-unavailable',
    'refused',
  ],
  [
    'recent of v0.23',
    { status: 404, body: { message: 'An unexpected error occurred :[' } },
    'server-fault',
    'unknown',
    recent,
  ],
  // By the error.
  [
    'error "Not Found" for a key',
    { status: 404, body: { error: 'Not Found' } },
    'not-an-api',
    'refused',
    secret,
  ],
  ['error in other words', { status: 404, body: { error: 'No such thing' } }, 'refused', 'refused'],
  ['error with 503', { status: 503, body: { error: 'Busy' } }, 'server-fault', 'unknown'],
  // By the status meant, then the status sent.
  [
    'meant 401',
    { status: 404, ...intended(401), body: { message: 'Nicht erlaubt' } },
    'not-authorized',
    'refused',
  ],
  [
    'meant 401 without a message',
    { status: 404, ...intended(401), body: {} },
    'not-authorized',
    'refused',
  ],
  ['meant 429', { status: 404, ...intended(429), body: {} }, 'rate-limited', 'refused'],
  [
    'meant nonsense',
    { status: 404, headers: { 'x-ots-intended-status': 'x' }, body: {} },
    'not-an-api',
    'refused',
  ],
  ['401 with a page', { status: 401, body: HTML }, 'not-authorized', 'refused'],
  ['403 with a page', { status: 403, body: HTML }, 'refused', 'refused'],
  ['404 with a page, even for a key', { status: 404, body: HTML }, 'not-an-api', 'refused', secret],
  ['404 with {}', { status: 404, body: {} }, 'not-an-api', 'refused'],
  [
    '404 with an odd message',
    { status: 404, body: { message: { a: 1 } } },
    'not-an-api',
    'refused',
  ],
  ['405', { status: 405, body: '' }, 'not-an-api', 'refused'],
  ['413 of a proxy', { status: 413, body: HTML }, 'refused', 'refused'],
  ['429 with a page', { status: 429, body: HTML }, 'rate-limited', 'refused'],
  [
    '429 with other words',
    { status: 429, body: { message: 'Slow down' } },
    'rate-limited',
    'refused',
  ],
  ['500 with other words', { status: 500, body: { message: 'Oh no' } }, 'server-fault', 'unknown'],
  ['502 of a gateway', { status: 502, body: HTML }, 'server-fault', 'unknown'],
  [
    '200 with a page',
    { body: HTML, headers: { 'content-type': 'text/html' } },
    'not-an-api',
    'unknown',
  ],
  ['200 with nothing', { body: '' }, 'not-an-api', 'unknown'],
  ['204', { status: 204, body: '', headers: {} }, 'not-an-api', 'unknown'],
  ['200 with half of its JSON', { body: '{"secret_key":"ab' }, 'unusable-answer', 'unknown'],
];

describe('A failed call is told by what a caller can do about it', () => {
  for (const [name, answer, code, outcome, invoke] of table) {
    it(`${name}: ${code}`, async () => {
      const error = await failureFrom(answer, invoke);
      assert.equal(error.code, code);
      assert.equal(error.outcome, outcome);
    });
  }

  it('a wrong passphrase on burn is known in any language, by the marks of both releases', async () => {
    const words = 'Vérifiez cette phrase secrète';
    for (const answer of [
      { status: 404, ...intended(400), body: { message: words } },
      { status: 404, body: { message: words, shrimp: 'a'.repeat(40) } },
    ]) {
      const error = await failureFrom(answer, burn);
      assert.ok(error instanceof api.WrongPassphraseError);
      assert.equal(error.serverMessage, words);
      assert.equal((await failureFrom(answer, share)).code, 'refused');
    }
    const unmarked = { status: 404, body: { message: words } };
    assert.equal((await failureFrom(unmarked, burn)).code, 'refused');
  });
});
