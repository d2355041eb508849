import assert from 'node:assert/strict';
import * as api from '../../../src/api';
import * as core from '../../../src/core/errors';
import { failureOf, type Remedy } from '../../../src/views/failures';
import { apiErrors, failed, localErrors } from '../../support/failures';

const others = ['open-settings'] as const;
const log = ['show-log'] as const;
const place = { server: 'https://ots.example', username: 'tom' };
const again = [{ signInAgain: place }];
const check = { checkConnection: place };
const checkAndLog = [check, 'show-log'] as const;
const changeOrCheck = ['change-server', check] as const;

/** What is offered while sharing, and for a secret that is there already. */
const remedies: Readonly<
  Record<api.ApiError['code'], readonly [readonly Remedy[], readonly Remedy[]]>
> = {
  'not-authorized': [again, again],
  'unknown-secret': [[], []],
  'wrong-passphrase': [[], []],
  refused: [[], []],
  'rate-limited': [[], []],
  'secret-locked': [[], []],
  'server-fault': [checkAndLog, checkAndLog],
  'sign-in-unavailable': [[{ withoutAccountAt: place.server }, 'open-settings'], others],
  'not-an-api': [changeOrCheck, checkAndLog],
  'redirect-refused': [changeOrCheck, ['open-settings', check]],
  timeout: [checkAndLog, checkAndLog],
  canceled: [[], []],
  unreachable: [changeOrCheck, checkAndLog],
  'connection-lost': [checkAndLog, checkAndLog],
  'answer-too-large': [checkAndLog, checkAndLog],
  'unusable-answer': [checkAndLog, checkAndLog],
  'invalid-key': [log, log],
  'invalid-server-url': [log, log],
};

const localRemedies: Readonly<Record<core.LocalError['code'], readonly Remedy[]>> = {
  'nothing-to-share': [],
  'secret-too-large': [],
  'bad-argument': [],
  'bad-setting': ['change-server', 'open-settings'],
  'accounts-unreadable': ['sign-in', 'open-settings'],
  'account-needed': ['sign-in'],
  'unknown-share-domain': ['open-settings'],
  'binary-file': [],
  'unreadable-file': [],
  'no-metadata-key': [],
  'no-such-secret': [],
  'not-deleted': ['show-log'],
  'not-a-link': [],
};

describe('What can be done about a failure', () => {
  for (const error of Object.values(apiErrors)) {
    it(`of the API: ${error.code}`, () => {
      const sharing = failureOf(failed('share', error));
      const burning = failureOf(failed('burn', error));
      assert.deepEqual([sharing.remedies, burning.remedies], remedies[error.code]);
      const isCanceled = error.code === 'canceled';
      assert.equal(sharing.severity, isCanceled ? 'warning' : 'error');
      assert.equal(sharing.isRetryable, !isCanceled);
      assert.equal(sharing.refused, error.code === 'refused' ? 'answers' : undefined);
    });
  }

  for (const error of Object.values(localErrors)) {
    it(`before a request: ${error.code}`, () => {
      const failure = {
        severity: 'warning',
        remedies: localRemedies[error.code],
        isRetryable: error.code === 'accounts-unreadable',
        isTransient: false,
      };
      assert.deepEqual(failureOf(error), failure);
      assert.deepEqual(failureOf(failed('share', error)), failure);
    });
  }

  it('that is a fault of the code: the log says where', () => {
    for (const error of [new TypeError('x'), failed('share', new TypeError('x')), 'x', undefined]) {
      assert.deepEqual(failureOf(error), {
        severity: 'error',
        remedies: ['show-log'],
        isRetryable: true,
        isTransient: true,
      });
    }
  });

  it('is what fits: the region that was redirected to, and signing in where nobody is', () => {
    const region = api.regions[1];
    const redirected = new api.RedirectRefusedError(region?.origin);
    assert.deepEqual(failureOf(failed('share', redirected)).remedies, [{ region }, check]);
    const anonymous = new core.ActionFailedError(
      'share',
      'https://ots.example',
      apiErrors['not-authorized'],
    );
    assert.deepEqual(failureOf(anonymous).remedies, ['sign-in']);
    const elsewhere = new core.BadSettingError('onetimeSecret.defaultTtl', 'ttl');
    assert.deepEqual(failureOf(elsewhere).remedies, ['open-settings']);
  });

  it('is to try again first where that may help by itself', () => {
    const transient = [
      new api.UnreachableError('ENOTFOUND'),
      new api.UnreachableError({ code: 'ECONNREFUSED' }),
      new api.UnreachableError({ status: 503 }),
      new api.NotAnApiError(200, true),
      apiErrors.timeout,
      apiErrors['connection-lost'],
      apiErrors['server-fault'],
      apiErrors['rate-limited'],
    ];
    const lasting = [
      new api.UnreachableError('CERT_HAS_EXPIRED'),
      new api.UnreachableError('DEPTH_ZERO_SELF_SIGNED_CERT'),
      new api.UnreachableError('ERR_SSL_WRONG_VERSION_NUMBER'),
      new api.UnreachableError({ status: 407 }),
      new api.NotAnApiError(404),
      apiErrors['not-authorized'],
      apiErrors['sign-in-unavailable'],
      apiErrors['redirect-refused'],
    ];
    for (const cause of transient) assert.ok(failureOf(failed('share', cause)).isTransient);
    for (const cause of lasting) assert.ok(!failureOf(failed('share', cause)).isTransient);
  });

  it('is to try an opening again even after a cancel: it may have used the secret up', () => {
    assert.equal(failureOf(failed('reveal', apiErrors.canceled)).isRetryable, true);
  });

  it('is not to change answers where a server refuses without a word', () => {
    assert.equal(failureOf(failed('share', new api.RefusedError('', 403))).refused, undefined);
  });

  it('is known for every class of errors that there is', () => {
    const classes = [...Object.values(api), ...Object.values(core)].filter(
      (one) => typeof one === 'function' && one.prototype instanceof Error,
    );
    const known = [...Object.values(apiErrors), ...Object.values(localErrors)].map(
      ({ name }) => name,
    );
    assert.deepEqual(
      classes.map((one) => (one as { name: string }).name).sort(),
      [...known, core.ActionFailedError.name].sort(),
    );
  });
});
