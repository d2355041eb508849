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

type Row = readonly [string, ReplayedAnswer, api.ApiError['code'], api.RequestOutcome, Invoke?];
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
  // What v0.26 says with credentials only: without any, these are words like others.
  [
    'what is not available, without credentials',
    { status: 404, body: { message: '/api/v1/share is not available' } },
    'refused',
    'refused',
  ],
  [
    'an unexpected error on share',
    { status: 404, ...intended(400), body: { message: 'An unexpected error occurred :[' } },
    'server-fault',
    'unknown',
  ],
  [
    'an unexpected error on private, which no lock keeps shut',
    { status: 404, ...intended(400), body: { message: 'An unexpected error occurred :[' } },
    'server-fault',
    'unknown',
    async (client) => client.private(KEY),
  ],
  [
    'an unexpected error with 500 on secret',
    { status: 500, body: { message: 'An unexpected error occurred :[' } },
    'server-fault',
    'unknown',
    secret,
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

  it('a web page in place of an answer is told apart from a server without this API', async () => {
    const html = { 'content-type': 'text/html; charset=utf-8' };
    for (const answer of [
      { body: HTML, headers: html },
      { body: `\n${HTML}`, headers: {} },
      { status: 511, body: '', headers: html },
    ]) {
      const error = await failureFrom(answer, share);
      assert.ok(error instanceof api.NotAnApiError);
      assert.equal(error.isPage, true);
    }
    for (const answer of [
      { status: 404, body: HTML, headers: html },
      { status: 404, body: { error: 'Not Found' } },
      { body: 'It works!', headers: { 'content-type': 'text/plain' } },
      { body: '' },
    ]) {
      const error = await failureFrom(answer, share);
      assert.ok(error instanceof api.NotAnApiError);
      assert.equal(error.isPage, false);
    }
  });

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

  it('a secret locked by wrong passphrases is named, for secret and burn: nothing is used up', async () => {
    const message = 'An unexpected error occurred :[';
    for (const headers of [{}, intended(400).headers]) {
      for (const invoke of [secret, burn]) {
        const error = await failureFrom({ status: 404, headers, body: { message } }, invoke);
        assert.ok(error instanceof api.SecretLockedError, error.name);
        assert.deepEqual([error.outcome, error.status], ['refused', 404]);
      }
    }
  });

  it('a fault tells the status that was sent, not the one that was meant', async () => {
    const message = 'An unexpected error occurred :[';
    for (const body of [{ message }, { error: 'Oh no' }, '']) {
      const error = await failureFrom({ status: 502, ...intended(500), body }, recent);
      assert.ok(error instanceof api.ServerFaultError);
      assert.equal(error.status, 502);
    }
    const quirk = { status: 404, ...intended(400), body: { message } };
    const error = await failureFrom(quirk, share);
    assert.ok(error instanceof api.ServerFaultError);
    assert.equal(error.status, 404);
  });

  it('sign-in that is switched off is told apart, since sharing without an account works', async () => {
    const credentials = { username: 'tom', token: 't'.repeat(20) };
    for (const [path, invoke] of [
      ['share', share],
      ['authcheck', async (client: api.OnetimeSecretClient) => client.authcheck()],
      ['private/recent', recent],
    ] as const) {
      const answer = { status: 404, body: { message: `/api/v1/${path} is not available` } };
      const error = await failureFrom(answer, invoke, credentials);
      assert.deepEqual([error.code, error.outcome], ['sign-in-unavailable', 'refused']);
    }
  });

  it('a redirect is a no, except where its status says that the POST was carried out', async () => {
    const outcomes = async (invoke: Invoke): Promise<Record<string, string>> => {
      const found: Record<string, string> = {};
      for (const status of [300, 301, 302, 303, 304, 307, 308]) {
        const answer = { status, headers: { location: 'https://eu.ots.example/x' }, body: '' };
        const error = await failureFrom(answer, invoke);
        assert.ok(error instanceof api.RedirectRefusedError);
        assert.equal(error.target, 'https://eu.ots.example');
        found[error.outcome] = `${found[error.outcome] ?? ''} ${status}`.trim();
      }
      return found;
    };
    for (const invoke of [share, secret, burn]) {
      assert.deepEqual(await outcomes(invoke), {
        refused: '300 301 302 304 307 308',
        unknown: '303',
      });
    }
    assert.deepEqual(await outcomes(recent), { refused: '300 301 302 303 304 307 308' });
  });
});
