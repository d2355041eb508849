import * as vscode from 'vscode';
import * as api from '../api';
import type { ActionFailedError } from '../core/errors';
import { settingFaultInWords } from './failureInputs';

/** What went wrong and what to do about it, in one or two sentences. */
export function causeInWords(
  { host, username }: ActionFailedError,
  cause: api.OnetimeSecretError,
): string {
  if (cause instanceof api.NotAuthorizedError) {
    return username === undefined
      ? vscode.l10n.t('{0} wants an account for this. Sign in first.', host)
      : vscode.l10n.t(
          '{0} did not accept the API token of {1}. Sign in again with a current token.',
          host,
          username,
        );
  }
  if (cause instanceof api.UnknownSecretError) {
    return vscode.l10n.t(
      '{0} does not have this secret any more: it was opened or burned, or it expired.',
      host,
    );
  }
  if (cause instanceof api.WrongPassphraseError) {
    return vscode.l10n.t('{0} did not accept the passphrase. Try again with the right one.', host);
  }
  if (cause instanceof api.RefusedError) {
    return cause.serverMessage === ''
      ? vscode.l10n.t(
          '{0} refused, without saying why (HTTP {1}). Check the server address.',
          host,
          cause.status,
        )
      : vscode.l10n.t('{0} refused: “{1}”. Change that and try again.', host, cause.serverMessage);
  }
  if (cause instanceof api.RateLimitedError) {
    return vscode.l10n.t(
      '{0} has had too many requests from you. Wait some minutes and try again.',
      host,
    );
  }
  if (cause instanceof api.ServerFaultError) {
    return vscode.l10n.t(
      '{0} had an error of its own (HTTP {1}). Try again later.',
      host,
      cause.status,
    );
  }
  if (cause instanceof api.SecretLockedError) {
    return vscode.l10n.t(
      '{0} does not let anybody open or burn this secret at the moment (HTTP {1}). Most likely it is locked, for 30 minutes after too many wrong passphrases. Nothing is used up; try again later.',
      host,
      cause.status,
    );
  }
  if (cause instanceof api.SignInUnavailableError) {
    return vscode.l10n.t(
      'Sign-in is switched off at {0}, so no account can be used there. Sharing without one works: set onetimeSecret.account to anonymous.',
      host,
    );
  }
  if (cause instanceof api.NotAnApiError) {
    return vscode.l10n.t(
      '{0} answered, but not as a Onetime Secret server does (HTTP {1}). Check the server address, or whether a proxy or sign-in page is in between.',
      host,
      cause.status,
    );
  }
  if (cause instanceof api.RedirectRefusedError) {
    return cause.target === undefined
      ? vscode.l10n.t(
          '{0} wanted to pass the request on to another address, which was refused. Check the server address.',
          host,
        )
      : vscode.l10n.t(
          '{0} wanted to pass the request on to {1}, which was refused. If that is your server, choose it in the settings.',
          host,
          cause.target,
        );
  }
  if (cause instanceof api.UnreachableError) return unreachable(host, cause);
  if (cause instanceof api.TimeoutError) {
    return vscode.l10n.t(
      '{0} did not answer within {1} seconds.',
      host,
      Math.round(cause.timeoutMs / 1000),
    );
  }
  if (cause instanceof api.ConnectionLostError) {
    return vscode.l10n.t(
      'The connection to {0} broke off before the whole answer was here. Check the connection and try again.',
      host,
    );
  }
  if (cause instanceof api.CanceledError) {
    return vscode.l10n.t('Canceled while {0} was already working on it.', host);
  }
  if (cause instanceof api.InvalidServerUrlError) {
    return vscode.l10n.t(
      'The address {0} cannot be used: {1}.',
      host,
      settingFaultInWords(cause.reason),
    );
  }
  if (cause instanceof api.InvalidKeyError) {
    return vscode.l10n.t('This is not a key of a secret: keys have letters and digits only.');
  }
  // What is left: an answer that is too long, or lacks what it has to have.
  return vscode.l10n.t('{0} sent an answer that cannot be used. Check the server address.', host);
}

function unreachable(host: string, { certificate, reason }: api.UnreachableError): string {
  if (certificate) {
    return vscode.l10n.t(
      'The certificate of {0} is not trusted here ({1}). If it comes from your company, add its certificate authority to the system.',
      host,
      reason,
    );
  }
  return vscode.l10n.t(
    '{0} could not be reached ({1}). Check the connection, the proxy settings and the server address.',
    host,
    reason,
  );
}
