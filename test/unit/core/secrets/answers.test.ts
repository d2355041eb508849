import assert from 'node:assert/strict';
import type { Metadata } from '../../../../src/api';
import { placeKey, type Place } from '../../../../src/core/accounts/place';
import { Answers, type Unanswered } from '../../../../src/core/secrets/answers';
import { entryAt } from '../support/entryAt';

const NOW = Date.UTC(2026, 0, 1);
const EU = { server: 'https://eu.onetimesecret.com', username: 'me@example.com' };
const OPS = { ...EU, username: 'ops@example.com' };
const US = { ...EU, server: 'https://us.onetimesecret.com' };

function metadata(metadataKey: string): Metadata {
  return {
    metadataKey,
    custid: undefined,
    anonymous: false,
    state: 'new',
    ttl: 7200,
    metadataTtl: 14_400,
    secretTtl: undefined,
    created: NOW / 1000,
    updated: NOW / 1000,
    received: undefined,
    passphraseRequired: undefined,
    recipients: [],
    shareDomain: '',
  };
}

/** A round in which some places failed, and others did not. */
function round(
  failed: readonly Place[],
  answered: readonly Place[] = [],
): Map<string, Unanswered | undefined> {
  const error = new Error('no answer');
  return new Map([
    ...failed.map((place) => [placeKey(place), { place, error }] as const),
    ...answered.map((place) => [placeKey(place), undefined] as const),
  ]);
}

describe('What servers answered last', () => {
  it('leaves alone what a server knows nothing of, until the server knows it again', () => {
    const answers = new Answers();
    const entry = { version: 1 as const, ...entryAt(NOW) };
    assert.equal(answers.isWaiting('7b1c', entry, NOW), true);
    answers.lose('7b1c');
    assert.equal(answers.isWaiting('7b1c', entry, NOW), false);
    assert.equal(answers.isWaiting('8c2d', entry, NOW), true);
    answers.check('7b1c', NOW);
    assert.equal(answers.isWaiting('7b1c', entry, NOW), true);
    assert.equal(answers.checks.get('7b1c'), NOW);
  });

  it('takes news of a secret into every list of its server, and of no other', () => {
    const answers = new Answers();
    for (const place of [EU, OPS, US])
      answers.list({ place, metadata: [metadata('a1'), metadata('b2')], at: NOW });
    answers.amend(EU.server, 'a1', { state: 'burned' });
    const states = answers.listings.map((one) => one.metadata.map(({ state }) => state));
    assert.deepEqual(states, [
      ['burned', 'new'],
      ['burned', 'new'],
      ['new', 'new'],
    ]);
  });

  describe('and which did not', () => {
    let answers: Answers;
    beforeEach(() => {
      answers = new Answers();
      answers.settle(round([EU, US]), true);
    });
    const failing = (): readonly Place[] => answers.failures.map(({ place }) => place);

    it('is known by place', () => {
      assert.deepEqual(failing(), [EU, US]);
    });

    it('stands until that place is asked again, and answers', () => {
      answers.settle(round([OPS], [EU]), false);
      assert.deepEqual(failing(), [US, OPS]);
    });

    it('is only what the last round says in which everybody was asked', () => {
      answers.settle(round([OPS]), true);
      assert.deepEqual(failing(), [OPS]);
    });
  });
});
