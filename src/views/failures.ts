import { isApiError, regionOfOrigin, type ApiError, type Region } from '../api';
import { ActionFailedError, isLocalError, type LocalError } from '../core/errors';
import { settingId, SettingNames } from '../ids';

const SERVER_SETTINGS: readonly string[] = [SettingNames.region, SettingNames.serverUrl].map(
  settingId,
);

/** What a person may do about a failure, beside reading it. */
export type Remedy =
  | 'sign-in'
  | 'change-server'
  | 'open-settings'
  | 'show-log'
  /** The region that new secrets belong into. */
  | { readonly region: Region }
  /** The account whose token was refused. */
  | { readonly signInAgain: { readonly server: string; readonly username: string } };

/** How a failure is told, beside its words (`failureWords.ts`). */
export interface Failure {
  readonly severity: 'warning' | 'error';
  readonly remedies: readonly Remedy[];
  /** Whether it makes sense to offer the same again. */
  readonly isRetryable: boolean;
  /** The server refused what was asked for; absent: something else failed. */
  readonly refused?: 'answers';
}

export function failureOf(error: unknown): Failure {
  const cause = error instanceof ActionFailedError ? error.cause : error;
  if (isLocalError(cause)) {
    // Only storage may answer otherwise the next time.
    const isRetryable = cause.code === 'accounts-unreadable';
    return { severity: 'warning', remedies: remediesHere(cause), isRetryable };
  }
  if (!(error instanceof ActionFailedError && isApiError(cause))) {
    return { severity: 'error', remedies: ['show-log'], isRetryable: true };
  }
  const isCanceled = cause.code === 'canceled';
  return {
    severity: isCanceled ? 'warning' : 'error',
    remedies: remediesFor(error, cause),
    // Who cancels wants no more of it, unless a secret may have been used up by then.
    isRetryable: error.action === 'reveal' || !isCanceled,
    ...(cause.code === 'refused' && cause.serverMessage !== '' && { refused: 'answers' }),
  };
}

function remediesFor(
  { action, server, username }: ActionFailedError,
  cause: ApiError,
): readonly Remedy[] {
  // Where a secret is already is not changed by choosing another server for new ones.
  const isNew = action === 'share' || action === 'generate';
  switch (cause.code) {
    case 'not-authorized':
      return [username === undefined ? 'sign-in' : { signInAgain: { server, username } }];
    case 'redirect-refused': {
      if (!isNew) return ['open-settings'];
      const region = regionOfOrigin(cause.target ?? '');
      return [region ? { region } : 'change-server'];
    }
    case 'sign-in-unavailable':
      return ['open-settings'];
    case 'not-an-api':
      return [isNew ? 'change-server' : 'open-settings', 'show-log'];
    case 'unreachable':
      return isNew ? ['change-server', 'show-log'] : ['show-log'];
    case 'unknown-secret':
    case 'wrong-passphrase':
    case 'refused':
    case 'rate-limited':
    case 'secret-locked':
    case 'canceled':
      return [];
    case 'server-fault':
    case 'timeout':
    case 'connection-lost':
    case 'answer-too-large':
    case 'unusable-answer':
    case 'invalid-key':
    case 'invalid-server-url':
      return ['show-log'];
  }
}

function remediesHere(error: LocalError): readonly Remedy[] {
  switch (error.code) {
    case 'bad-setting':
      return SERVER_SETTINGS.includes(error.setting)
        ? ['change-server', 'open-settings']
        : ['open-settings'];
    case 'accounts-unreadable':
      return ['sign-in', 'open-settings'];
    case 'account-needed':
      return ['sign-in'];
    case 'unknown-share-domain':
      return ['open-settings'];
    case 'not-deleted':
      return ['show-log'];
    case 'nothing-to-share':
    case 'secret-too-large':
    case 'bad-argument':
    case 'binary-file':
    case 'unreadable-file':
    case 'no-metadata-key':
    case 'no-such-secret':
    case 'not-a-link':
      return [];
  }
}
