import * as vscode from 'vscode';
import { isApiError, type ApiError } from '../api';
import {
  ActionFailedError,
  causeOf,
  isCanceledUnsent,
  isLocalError,
  type Expected,
  type LocalError,
  type SecretTooLargeError,
  type SettingFault,
} from '../core/errors';
import { unreachableInWords } from './unreachableWords';
import { language } from './words';

/**
 * A failure as a person is told it: what happened, what to do about it, and what it means for the
 * secret; undefined for a cancel that the server cannot have noticed: nothing to tell.
 */
export function failureInWords(error: unknown): string | undefined {
  if (isCanceledUnsent(error)) return undefined;
  const cause = causeOf(error);
  return error instanceof ActionFailedError && cause
    ? `${causeInWords(error, cause)} ${consequenceInWords(error, cause)}`
    : reasonInWords(error);
}

/** Why one of several failed, without a word of what that means for "the secret". */
export function reasonInWords(error: unknown): string {
  const cause = error instanceof ActionFailedError ? error.cause : error;
  if (isLocalError(cause)) return localErrorInWords(cause);
  if (error instanceof ActionFailedError && isApiError(cause)) return causeInWords(error, cause);
  return vscode.l10n.t(
    'Something unexpected went wrong in the Onetime Secret extension. The log says where; please report it.',
  );
}

/**
 * Why the remaining ones of several shares failed, after the finished ones were handed over, and what
 * that means for the first of them; `''` for a cancel that the server cannot have noticed.
 */
export function remainderInWords(error: unknown): string {
  if (isCanceledUnsent(error)) return '';
  const reason = reasonInWords(error);
  if (!causeOf(error)?.isUncertain) return reason;
  const consequence = vscode.l10n.t(
    'The server may hold that one, too, but no link of it came back, so nobody can open it.',
  );
  return `${reason} ${consequence}`;
}

/** What went wrong and what to do about it, in one or two sentences. */
function causeInWords(error: ActionFailedError, cause: ApiError): string {
  const { host, username } = error;
  switch (cause.code) {
    case 'not-authorized':
      return username === undefined
        ? vscode.l10n.t('{0} wants an account for this. Sign in first.', host)
        : vscode.l10n.t(
            '{0} did not accept the API token of {1}. Sign in again with a current token.',
            host,
            username,
          );
    case 'unknown-secret':
      return vscode.l10n.t(
        '{0} does not have this secret any more: it was opened or burned, or it expired.',
        host,
      );
    case 'wrong-passphrase':
      return vscode.l10n.t(
        '{0} did not accept the passphrase. Try again with the right one.',
        host,
      );
    case 'refused':
      return cause.serverMessage === ''
        ? vscode.l10n.t(
            '{0} refused, without saying why (HTTP {1}). Check the server address.',
            host,
            cause.status,
          )
        : vscode.l10n.t(
            '{0} refused: “{1}”. Change that and try again.',
            host,
            cause.serverMessage,
          );
    case 'rate-limited':
      return vscode.l10n.t(
        '{0} has had too many requests from you. Wait some minutes and try again.',
        host,
      );
    case 'secret-locked':
      return vscode.l10n.t(
        '{0} does not let anybody open or burn this secret at the moment (HTTP {1}). Most likely it is locked, for 30 minutes after too many wrong passphrases. Nothing is used up; try again later.',
        host,
        cause.status,
      );
    case 'server-fault':
      return vscode.l10n.t(
        '{0} had an error of its own (HTTP {1}). Try again later.',
        host,
        cause.status,
      );
    case 'sign-in-unavailable':
      return vscode.l10n.t(
        'Sign-in is switched off at {0}, so no account can be used there. Sharing without one works: set onetimeSecret.account to anonymous.',
        host,
      );
    case 'not-an-api':
      return cause.isPage
        ? vscode.l10n.t(
            '{0} answered with a web page (HTTP {1}), most likely a sign-in page of a proxy or network. Open the address in a browser, sign in there, then try again.',
            host,
            cause.status,
          )
        : vscode.l10n.t(
            '{0} answered, but has no Onetime Secret API v1 at this address (HTTP {1}). Check the server address.',
            host,
            cause.status,
          );
    case 'redirect-refused':
      return cause.target === undefined
        ? vscode.l10n.t(
            '{0} wanted to pass the request on to another address, which was refused. Check the server address.',
            host,
          )
        : vscode.l10n.t(
            '{0} wanted to pass the request on to {1}, which was refused. If that is your server, choose it; if it is a sign-in page, sign in there in a browser first.',
            host,
            cause.target,
          );
    case 'timeout':
      return vscode.l10n.t(
        '{0} did not answer within {1} seconds.',
        host,
        Math.round(cause.timeoutMs / 1000),
      );
    case 'canceled':
      return vscode.l10n.t('Canceled while {0} was already working on it.', host);
    case 'unreachable':
      return unreachableInWords(error, cause);
    case 'connection-lost':
      return vscode.l10n.t(
        'The connection to {0} broke off before the whole answer was here. Check the connection and try again.',
        host,
      );
    case 'answer-too-large':
    case 'unusable-answer':
      return vscode.l10n.t(
        '{0} sent an answer that cannot be used. Check the server address.',
        host,
      );
    case 'invalid-key':
      return vscode.l10n.t('This is not a key of a secret: keys have letters and digits only.');
    case 'invalid-server-url':
      return vscode.l10n.t(
        'The address {0} cannot be used: {1}.',
        host,
        settingFaultInWords(cause.reason),
      );
  }
}

/**
 * What a failure means for the secret. Where the server may have acted although no answer came,
 * exactly that is said, and what to check.
 */
function consequenceInWords(
  { action, username }: ActionFailedError,
  { isUncertain }: ApiError,
): string {
  switch (action) {
    case 'share':
      return isUncertain
        ? uncertainShare(username)
        : vscode.l10n.t('Nothing was shared, and your clipboard is unchanged.');
    case 'generate':
      return isUncertain
        ? vscode.l10n.t(
            'The server may have made a password, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.',
          )
        : vscode.l10n.t('No password was made, and your clipboard is unchanged.');
    case 'reveal':
      return isUncertain
        ? vscode.l10n.t(
            'The secret may have been used up without its text arriving here. Try the link once more; if it is gone, ask the sender for a new one.',
          )
        : vscode.l10n.t('The secret was not opened.');
    case 'burn':
      return isUncertain
        ? vscode.l10n.t('The secret may have been burned or not. Refresh the list to see.')
        : vscode.l10n.t('Nothing was burned.');
    case 'copyLink':
      return vscode.l10n.t('The link was not copied.');
    case 'refresh':
      return vscode.l10n.t('The list shows what was last known.');
    case 'signIn':
      return vscode.l10n.t('You are not signed in.');
    case 'check':
      return vscode.l10n.t('No secret was sent.');
    case 'tryServer':
      return vscode.l10n.t('Press Enter again to use it all the same.');
  }
}

/** Only an account can look for a secret that it has no link of. */
function uncertainShare(username: string | undefined): string {
  return username === undefined
    ? vscode.l10n.t(
        'The server may hold the secret, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.',
      )
    : vscode.l10n.t(
        'The server may hold the secret, but no link came back, so nobody can open it. Refresh the list of recent secrets to see whether it is there; it can be burned there. Your clipboard is unchanged.',
      );
}

/** What is in the way before or beside a request, and what to do about it. */
function localErrorInWords(error: LocalError): string {
  switch (error.code) {
    case 'nothing-to-share':
      return error.fileName === undefined
        ? vscode.l10n.t('Nothing to share: there is no text. Select or copy some first.')
        : vscode.l10n.t('Nothing to share: {0} is empty.', error.fileName);
    case 'secret-too-large':
      return tooLarge(error);
    case 'bad-argument':
      return vscode.l10n.t(
        'The argument "{0}" has to be {1}. Nothing was sent.',
        error.argument,
        expectedInWords(error.expected),
      );
    case 'bad-setting':
      return vscode.l10n.t(
        'The setting {0} cannot be used: {1}. Nothing was sent.',
        error.setting,
        settingFaultInWords(error.reason),
      );
    case 'accounts-unreadable':
      return vscode.l10n.t(
        'Which accounts are signed in could not be read, so nothing was sent. Try again, or sign in anew. To share without an account on purpose, set onetimeSecret.account to anonymous.',
      );
    case 'account-needed':
      return error.argument === 'recipient'
        ? vscode.l10n.t('Mailing the link needs an account. Nothing was sent. Sign in first.')
        : vscode.l10n.t('A custom domain needs an account. Nothing was sent. Sign in first.');
    case 'unknown-share-domain':
      return vscode.l10n.t(
        'The share domain {0} is not the one in your settings. Nothing was sent. To use it, write it into onetimeSecret.shareDomain.',
        error.shareDomain,
      );
    case 'binary-file':
      return vscode.l10n.t(
        '{0} is not a text file, or not in the encoding that VS Code reads it in. One-time secrets are texts; nothing was sent.',
        error.fileName,
      );
    case 'unreadable-file':
      return error.folder
        ? vscode.l10n.t('{0} is a folder. Choose a file; nothing was sent.', error.fileName)
        : vscode.l10n.t('{0} could not be read. Nothing was sent.', error.fileName);
    case 'no-metadata-key':
      return vscode.l10n.t(
        'The server told no key for this secret when it was shared, so it can be neither burned nor looked at from here. It expires by itself.',
      );
    case 'no-such-secret':
      return vscode.l10n.t(
        'This secret is not in the list any more. Refresh the list and try again.',
      );
    case 'not-deleted':
      return vscode.l10n.t(
        'VS Code’s secret storage could not delete it, so it is still there. The key ring may be locked or missing: unlock it and try again.',
      );
    case 'not-a-link':
      return vscode.l10n.t(
        'This is not a one-time link or a secret key. Copy the whole link that you were sent; it contains /secret/.',
      );
  }
}

function tooLarge({ bytes, limit, fileName }: SecretTooLargeError): string {
  const format = new Intl.NumberFormat(language());
  const [size, most] = [format.format(bytes), format.format(limit)];
  return fileName === undefined
    ? vscode.l10n.t(
        'Too long for a one-time secret: {0} bytes, and servers take {1}. Nothing was sent. Share a shorter part.',
        size,
        most,
      )
    : vscode.l10n.t(
        '{0} is too long for a one-time secret: {1} bytes, and servers take {2}. Nothing was sent. Share a part of it.',
        fileName,
        size,
        most,
      );
}

/** Completes "has to be …". */
function expectedInWords(expected: Expected): string {
  switch (expected) {
    case 'ttl':
      return vscode.l10n.t('a number of seconds, or a text such as 30m, 12h or 7d');
    case 'text':
      return vscode.l10n.t('a text that is not too long');
    case 'flag':
      return vscode.l10n.t('true or false');
    case 'email':
      return vscode.l10n.t('an e-mail address');
    case 'length':
      return vscode.l10n.t('a whole number from 8 to 128');
    case 'characters':
      return vscode.l10n.t(
        'a text of at least 8 different characters (500 at most in all), or a list of lower, upper, digits and symbols',
      );
    case 'then':
      return vscode.l10n.t('copy, show or insert');
    case 'uri':
      return vscode.l10n.t('the Uri of a file, or its text such as file:///home/me/.env');
    case 'server':
      return vscode.l10n.t(
        'a region (us, eu, ca, nz, uk, global) or the https address of a server',
      );
    case 'username':
      return vscode.l10n.t('a user name without a colon, of 254 characters at most');
  }
}

/** Completes "cannot be used: …". */
export function settingFaultInWords(fault: SettingFault): string {
  switch (fault) {
    case 'empty':
      return vscode.l10n.t(
        'it is empty; write the address of your server, such as https://secrets.example.com',
      );
    case 'not-a-url':
      return vscode.l10n.t('it is not a web address such as https://secrets.example.com');
    case 'scheme':
      return vscode.l10n.t('it has to start with https://');
    case 'insecure':
      return vscode.l10n.t('it has to start with https://; plain http is for this computer only');
    case 'user-info':
      return vscode.l10n.t(
        'a user name or password does not belong in an address; sign in instead',
      );
    case 'query':
      return vscode.l10n.t('remove the part from ? or # on');
    case 'path':
      return vscode.l10n.t(
        'it is no address of a server; write what all of its links start with, such as https://secrets.example.com or https://example.com/ots',
      );
    case 'needs-link':
      return vscode.l10n.t('{link} has to be in it, or the link would be lost');
    case 'unknown-region':
      return vscode.l10n.t('choose one of the offered regions');
    case 'username':
      return vscode.l10n.t('nobody can sign in by a user name that is so long or has a colon');
    case 'ttl':
      return vscode.l10n.t('write a number and s, m, h, d or w, such as 30m, 12h or 7d');
  }
}
