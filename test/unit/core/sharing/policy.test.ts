import assert from 'node:assert/strict';
import { AccountNeededError, UnknownShareDomainError } from '../../../../src/core/errors';
import {
  decidePassphrase,
  decideRecipient,
  decideShareDomain,
  keptChoices,
  knownShareDomains,
  shareQuestions,
  suggestedCaution,
} from '../../../../src/core/sharing/policy';

const DAY = 86_400;
const server = 'https://eu.onetimesecret.com';
const ANONYMOUS = { server, username: undefined };
const ACCOUNT = { server, username: 'me@example.com' };
const settled = (value: string): object => ({ kind: 'settled', value });

describe('The recipient that Args name', () => {
  const colleague = 'colleague@example.com';

  it('is nobody where they name none, with and without an account', () => {
    for (const place of [ANONYMOUS, ACCOUNT]) {
      assert.deepEqual(decideRecipient(undefined, place, [colleague]), settled(''));
      assert.deepEqual(decideRecipient('', place, [colleague]), settled(''));
    }
  });
  it('is settled if a link was mailed there before', () => {
    assert.deepEqual(decideRecipient(colleague, ACCOUNT, [colleague]), settled(colleague));
  });
  it('is asked about if it is another one', () => {
    const asked = { kind: 'ask', suggested: colleague };
    assert.deepEqual(decideRecipient(colleague, ACCOUNT, []), asked);
    assert.deepEqual(decideRecipient(colleague, ACCOUNT, ['other@example.com']), asked);
  });
  it('is refused without an account, whether or not it was used before', () => {
    const decision = decideRecipient(colleague, ANONYMOUS, [colleague]);
    assert.ok(decision.kind === 'refused' && decision.error instanceof AccountNeededError);
    assert.equal(decision.error.argument, 'recipient');
  });
});

describe('The share domain', () => {
  const setting = 'secrets.example.com';
  const known = knownShareDomains(setting, ['old.example.com', setting]);

  it('is one that the person chose: by the setting, or by using it', () => {
    assert.deepEqual(known, [setting, 'old.example.com']);
    assert.deepEqual(knownShareDomains('', ['old.example.com']), ['old.example.com']);
  });
  it('is that of the setting where Args say nothing', () => {
    assert.deepEqual(decideShareDomain(undefined, ACCOUNT, setting, known), settled(setting));
  });
  it('is none where Args say so', () => {
    assert.deepEqual(decideShareDomain('', ACCOUNT, setting, known), settled(''));
    assert.deepEqual(decideShareDomain('https://', ACCOUNT, setting, known), settled(''));
  });
  it('is settled by Args if it is known, however it is written', () => {
    for (const written of ['old.example.com', 'https://old.example.com/', ' old.example.com ']) {
      const decision = decideShareDomain(written, ACCOUNT, setting, known);
      assert.deepEqual(decision, settled('old.example.com'), written);
    }
  });
  it('is refused if nobody chose it', () => {
    const decision = decideShareDomain('https://evil.example', ACCOUNT, setting, known);
    assert.ok(decision.kind === 'refused' && decision.error instanceof UnknownShareDomainError);
    assert.equal(decision.error.shareDomain, 'evil.example');
  });
  it('is none without an account; Args that name one are refused', () => {
    assert.deepEqual(decideShareDomain(undefined, ANONYMOUS, setting, known), settled(''));
    assert.deepEqual(decideShareDomain('', ANONYMOUS, setting, known), settled(''));
    const decision = decideShareDomain(setting, ANONYMOUS, setting, known);
    assert.ok(decision.kind === 'refused' && decision.error instanceof AccountNeededError);
    assert.equal(decision.error.argument, 'shareDomain');
  });
});

describe('A caution', () => {
  const env = { fileName: '.env', text: 'A=b' };
  const plain = { fileName: 'notes.txt', text: 'hello' };
  const key = { fileName: 'id_rsa', text: '-----BEGIN OPENSSH PRIVATE KEY-----' };

  it('is suggested for the first file that holds keys: an hour', () => {
    const caution = suggestedCaution([plain, key, env], {}, DAY);
    assert.deepEqual(caution, { fileName: 'id_rsa', kind: 'private-key', ttl: 3600 });
  });
  it('never makes the life longer', () => {
    assert.equal(suggestedCaution([env], {}, 300)?.ttl, 300);
  });
  it('is not suggested for other files, nor where Args say how long or with which passphrase', () => {
    assert.equal(suggestedCaution([plain], {}, DAY), undefined);
    assert.equal(suggestedCaution([], {}, DAY), undefined);
    assert.equal(suggestedCaution([env], { ttl: DAY }, DAY), undefined);
    assert.equal(suggestedCaution([env], { passphrase: '' }, DAY), undefined);
    assert.ok(suggestedCaution([env], { label: 'x' }, DAY));
  });
});

describe('The passphrase setting', () => {
  it('means none, a fresh one each time, or a question', () => {
    const make = (): string => 'six-words';
    assert.deepEqual(decidePassphrase('never', make), settled(''));
    assert.deepEqual(decidePassphrase('generate', make), settled('six-words'));
    assert.deepEqual(decidePassphrase('ask', make), { kind: 'ask', suggested: '' });
  });
});

describe('Questions about a share', () => {
  const choices = { ttl: DAY, passphrase: '', recipient: '', shareDomain: 's.example.com' };

  it('are those that Args do not settle', () => {
    const asked = (args: object): readonly string[] =>
      shareQuestions(args, ACCOUNT, choices, 30 * DAY).asked;
    assert.deepEqual(asked({}), ['ttl', 'passphrase', 'recipient', 'shareDomain']);
    assert.deepEqual(asked({ passphrase: '', shareDomain: '' }), ['ttl', 'recipient']);
    assert.deepEqual(asked({ ...choices, label: 'x' }), []);
  });
  it('are not about a recipient and a domain without an account', () => {
    assert.deepEqual(shareQuestions({}, ANONYMOUS, choices, 7 * DAY).asked, ['ttl', 'passphrase']);
  });
  it('start from a life that the server grants, unless Args want a longer one', () => {
    const long = { ...choices, ttl: 30 * DAY };
    const questions = shareQuestions({}, ANONYMOUS, long, 7 * DAY);
    assert.equal(questions.choices.ttl, 7 * DAY);
    assert.equal(questions.offeredTtls.at(-1), 7 * DAY);
    const wanted = shareQuestions({ ttl: 30 * DAY }, ANONYMOUS, long, 7 * DAY);
    assert.equal(wanted.choices.ttl, 30 * DAY);
  });
});

describe('Answers of an attempt that failed', () => {
  const answers = {
    ttl: 60,
    passphrase: 'p',
    recipient: 'a@example.com',
    shareDomain: 's.example.com',
  };

  it('are kept, without what only accounts have where there is none now', () => {
    assert.deepEqual(keptChoices(answers, ACCOUNT), answers);
    assert.deepEqual(keptChoices(answers, ANONYMOUS), {
      ...answers,
      recipient: '',
      shareDomain: '',
    });
  });
});
