import { isApiError, regionOfOrigin, type ApiError, type Region } from '../api';
import type { Place } from '../core/accounts/place';
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
  /** The server where no account can be used: shares as nobody there from now on. */
  | { readonly withoutAccountAt: string }
  /** The region that new secrets belong into. */
  | { readonly region: Region }
  /** The account whose token was refused. */
  | { readonly signInAgain: { readonly server: string; readonly username: string } }
  /** The place that it failed at. */
  | { readonly checkConnection: Place };

/** How a failure is told, beside its words (`failureWords.ts`). */
export interface Failure {
  readonly severity: 'warning' | 'error';
  readonly remedies: readonly Remedy[];
  /** Whether it makes sense to offer the same again. */
  readonly isRetryable: boolean;
  /** Whether that may help by itself; else something has to be done first. */
  readonly isTransient: boolean;
  /** The server refused what was asked for; absent: something else failed. */
  readonly refused?: 'answers';
}

export function failureOf(error: unknown): Failure {
  const cause = error instanceof ActionFailedError ? error.cause : error;
  if (isLocalError(cause)) {
    // Only storage may answer otherwise the next time.
    const isRetryable = cause.code === 'accounts-unreadable';
    return {
      severity: 'warning',
      remedies: remediesHere(cause),
      isRetryable,
      isTransient: false,
    };
  }
  if (!(error instanceof ActionFailedError && isApiError(cause))) {
    return { severity: 'error', remedies: ['show-log'], isRetryable: true, isTransient: true };
  }
  const isCanceled = cause.code === 'canceled';
  return {
    severity: isCanceled ? 'warning' : 'error',
    remedies: remediesFor(error, cause),
    // Who cancels wants no more of it, unless a secret may have been used up by then.
    isRetryable: error.action === 'reveal' || !isCanceled,
    isTransient: isTransient(cause),
    ...(cause.code === 'refused' && cause.serverMessage !== '' && { refused: 'answers' }),
  };
}

/** Whether the same may go well a moment later, without anybody doing anything here. */
function isTransient(cause: ApiError): boolean {
  switch (cause.code) {
    case 'unreachable': {
      const { certificate, notTls, proxy } = cause;
      const isShutOut = proxy !== undefined && 'status' in proxy && proxy.status < 500;
      return certificate === undefined && !notTls && !isShutOut;
    }
    case 'not-an-api':
      // Whoever has signed in to the network in a browser comes through.
      return cause.isPage;
    case 'rate-limited':
    case 'server-fault':
    case 'timeout':
    case 'connection-lost':
      return true;
    case 'not-authorized':
    case 'unknown-secret':
    case 'wrong-passphrase':
    case 'refused':
    case 'secret-locked':
    case 'sign-in-unavailable':
    case 'redirect-refused':
    case 'canceled':
    case 'answer-too-large':
    case 'unusable-answer':
    case 'invalid-key':
    case 'invalid-server-url':
      return false;
  }
}

function remediesFor(
  { action, server, username }: ActionFailedError,
  cause: ApiError,
): readonly Remedy[] {
  // Where a secret is already is not changed by choosing another server for new ones.
  const isNew = action === 'share' || action === 'generate' || action === 'check';
  const check = { checkConnection: { server, username } };
  switch (cause.code) {
    case 'not-authorized':
      return [username === undefined ? 'sign-in' : { signInAgain: { server, username } }];
    case 'redirect-refused': {
      if (!isNew) return ['open-settings', check];
      const region = regionOfOrigin(cause.target ?? '');
      return [region ? { region } : 'change-server', check];
    }
    case 'sign-in-unavailable':
      return isNew ? [{ withoutAccountAt: server }, 'open-settings'] : ['open-settings'];
    case 'not-an-api':
    case 'unreachable':
      return isNew ? ['change-server', check] : [check, 'show-log'];
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
      return [check, 'show-log'];
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
