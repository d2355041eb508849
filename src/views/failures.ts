import * as vscode from 'vscode';
import * as api from '../api';
import * as core from '../core/errors';
import { settingId, SettingNames } from '../ids';
import { causeInWords } from './failureCauses';
import { consequenceInWords } from './failureConsequences';
import { expectedInWords, settingFaultInWords } from './failureInputs';
import { language } from './words';

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
  | { readonly region: api.Region }
  /** The account whose token was refused. */
  | { readonly signInAgain: { readonly server: string; readonly username: string } };

/** A failure as a person is told it: one sentence on what happened, one on what to do. */
export interface Failure {
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly remedies: readonly Remedy[];
  /** Whether it makes sense to offer the same again. */
  readonly isRetryable: boolean;
  /** The server refused what was asked for; absent: something else failed. */
  readonly refused?: 'answers';
}

/** Words a failure; undefined for a cancel that the server cannot have noticed: nothing to tell. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof core.ActionFailedError) return actionFailure(error);
  if (error instanceof core.SharingError) return inputFailure(error);
  return {
    severity: 'error',
    message: vscode.l10n.t(
      'Something unexpected went wrong in the Onetime Secret extension. The log says where; please report it.',
    ),
    remedies: ['show-log'],
    isRetryable: true,
  };
}

/**
 * What a failure of one of several shares means for it, after the finished ones were handed over;
 * `''` for a cancel that the server cannot have noticed.
 */
export function remainderInWords(error: unknown): string {
  const cause = error instanceof core.ActionFailedError ? error.cause : undefined;
  if (!(error instanceof core.ActionFailedError && cause instanceof api.OnetimeSecretError))
    return failureOf(error)?.message ?? '';
  if (cause instanceof api.CanceledError && cause.outcome === 'not-sent') return '';
  return cause.outcome === 'unknown' || cause.outcome === 'done'
    ? `${causeInWords(error, cause)} ${uncertainRemainder()}`
    : causeInWords(error, cause);
}

function uncertainRemainder(): string {
  return vscode.l10n.t(
    'The server may hold that one, too, but no link of it came back, so nobody can open it.',
  );
}

function actionFailure(error: core.ActionFailedError): Failure | undefined {
  const { cause } = error;
  if (cause instanceof core.SharingError) return inputFailure(cause);
  if (!(cause instanceof api.OnetimeSecretError)) return failureOf(cause);
  if (cause instanceof api.CanceledError && cause.outcome === 'not-sent') return undefined;
  const sentences = [causeInWords(error, cause), consequenceInWords(error, cause)];
  return {
    severity: cause instanceof api.CanceledError ? 'warning' : 'error',
    message: sentences.filter((sentence) => sentence !== '').join(' '),
    remedies: remediesFor(error, cause),
    // Who cancels wants no more of it, unless a secret may have been used up by then.
    isRetryable: error.action === 'reveal' || !(cause instanceof api.CanceledError),
    ...(cause instanceof api.RefusedError && cause.serverMessage !== '' && { refused: 'answers' }),
  };
}

function remediesFor(
  { action, server, username }: core.ActionFailedError,
  cause: api.OnetimeSecretError,
): readonly Remedy[] {
  if (cause instanceof api.NotAuthorizedError) {
    return [username === undefined ? 'sign-in' : { signInAgain: { server, username } }];
  }
  // Where a secret is already is not changed by choosing another server for new ones.
  const otherServer = action === 'share' || action === 'generate' ? 'change-server' : undefined;
  if (cause instanceof api.RedirectRefusedError) {
    const region = api.regionOfOrigin(cause.target ?? '');
    return [otherServer === undefined ? 'open-settings' : region ? { region } : otherServer];
  }
  if (cause instanceof api.SignInUnavailableError) return ['open-settings'];
  if (cause instanceof api.NotAnApiError) return [otherServer ?? 'open-settings', 'show-log'];
  if (cause instanceof api.UnreachableError && otherServer) return [otherServer, 'show-log'];
  if (cause.outcome === 'refused' || cause instanceof api.CanceledError) return [];
  return ['show-log'];
}

function inputFailure(error: core.SharingError): Failure {
  const warning = (message: string, ...remedies: Remedy[]): Failure => ({
    severity: 'warning',
    message,
    remedies,
    isRetryable: false,
  });
  if (error instanceof core.NothingToShareError) {
    return warning(
      error.fileName === undefined
        ? vscode.l10n.t('Nothing to share: there is no text. Select or copy some first.')
        : vscode.l10n.t('Nothing to share: {0} is empty.', error.fileName),
    );
  }
  if (error instanceof core.SecretTooLargeError) {
    const [bytes, limit] = [error.bytes, error.limit].map((size) =>
      new Intl.NumberFormat(language()).format(size),
    );
    return warning(
      error.fileName === undefined
        ? vscode.l10n.t(
            'Too long for a one-time secret: {0} bytes, and servers take {1}. Nothing was sent. Share a shorter part.',
            bytes ?? '',
            limit ?? '',
          )
        : vscode.l10n.t(
            '{0} is too long for a one-time secret: {1} bytes, and servers take {2}. Nothing was sent. Share a part of it.',
            error.fileName,
            bytes ?? '',
            limit ?? '',
          ),
    );
  }
  if (error instanceof core.BadArgumentError) {
    return warning(
      vscode.l10n.t(
        'The argument "{0}" has to be {1}. Nothing was sent.',
        error.argument,
        expectedInWords(error.expected),
      ),
    );
  }
  if (error instanceof core.BadSettingError) {
    return warning(
      vscode.l10n.t(
        'The setting {0} cannot be used: {1}. Nothing was sent.',
        error.setting,
        settingFaultInWords(error.reason),
      ),
      ...(SERVER_SETTINGS.includes(error.setting) ? (['change-server'] as const) : []),
      'open-settings',
    );
  }
  if (error instanceof core.AccountsUnreadableError) {
    const message = vscode.l10n.t(
      'Which accounts are signed in could not be read, so nothing was sent. Try again, or sign in anew. To share without an account on purpose, set onetimeSecret.account to anonymous.',
    );
    return { ...warning(message, 'sign-in', 'open-settings'), isRetryable: true };
  }
  if (error instanceof core.AccountNeededError) {
    return warning(
      error.argument === 'recipient'
        ? vscode.l10n.t('Mailing the link needs an account. Nothing was sent. Sign in first.')
        : vscode.l10n.t('A custom domain needs an account. Nothing was sent. Sign in first.'),
      'sign-in',
    );
  }
  if (error instanceof core.UnknownShareDomainError) {
    return warning(
      vscode.l10n.t(
        'The share domain {0} is not the one in your settings. Nothing was sent. To use it, write it into onetimeSecret.shareDomain.',
        error.shareDomain,
      ),
      'open-settings',
    );
  }
  if (error instanceof core.BinaryFileError) {
    return warning(
      vscode.l10n.t(
        '{0} is not a text file, or not in the encoding that VS Code reads it in. One-time secrets are texts; nothing was sent.',
        error.fileName,
      ),
    );
  }
  if (error instanceof core.UnreadableFileError) {
    return warning(
      error.folder
        ? vscode.l10n.t('{0} is a folder. Choose a file; nothing was sent.', error.fileName)
        : vscode.l10n.t('{0} could not be read. Nothing was sent.', error.fileName),
    );
  }
  if (error instanceof core.NotDeletedError) {
    return warning(
      vscode.l10n.t(
        'VS Code’s secret storage could not delete it, so it is still there. The key ring may be locked or missing: unlock it and try again.',
      ),
      'show-log',
    );
  }
  if (error instanceof core.NotALinkError) {
    return warning(
      vscode.l10n.t(
        'This is not a one-time link or a secret key. Copy the whole link that you were sent; it contains /secret/.',
      ),
    );
  }
  return warning(
    vscode.l10n.t('This secret is not in the list any more. Refresh the list and try again.'),
  );
}
