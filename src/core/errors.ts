import { isApiError, type ApiError, type InvalidServerUrlReason } from '../api';
import { hostOf } from './hostOf';

/**
 * What can go wrong before or beside a request, one class per thing a person can act on. Like the
 * API's errors they carry facts, not sentences; `views/failureWords.ts` words them. None holds a
 * secret. Not exported: `LocalError` has all of its classes.
 */
abstract class BaseError extends Error {
  abstract readonly code: string;
}

/** There is no text to share; `fileName` is the last part of the name of an empty file. */
export class NothingToShareError extends BaseError {
  override readonly name = 'NothingToShareError';
  readonly code = 'nothing-to-share';
  constructor(readonly fileName?: string) {
    super('nothing to share');
  }
}

/** The text is longer than servers take; sizes in UTF-8 bytes, `fileName` that of a whole file. */
export class SecretTooLargeError extends BaseError {
  override readonly name = 'SecretTooLargeError';
  readonly code = 'secret-too-large';
  constructor(
    readonly bytes: number,
    readonly limit: number,
    readonly fileName?: string,
  ) {
    super(`${bytes} bytes, limit ${limit}`);
  }
}

/** What an argument has to be. */
export type Expected =
  | 'ttl'
  | 'text'
  | 'flag'
  | 'email'
  | 'length'
  | 'characters'
  | 'then'
  | 'server'
  | 'uri'
  | 'username';

/** An argument given to a command has the wrong type or value; `argument` is its name. */
export class BadArgumentError extends BaseError {
  override readonly name = 'BadArgumentError';
  readonly code = 'bad-argument';
  constructor(
    readonly argument: string,
    readonly expected: Expected,
  ) {
    super(`${argument}: expected ${expected}`);
  }
}

/** What is wrong with a setting. */
export type SettingFault =
  InvalidServerUrlReason | 'unknown-region' | 'username' | 'ttl' | 'needs-link';

/** A setting cannot be used as it is; `setting` is its full id. */
export class BadSettingError extends BaseError {
  override readonly name = 'BadSettingError';
  readonly code = 'bad-setting';
  constructor(
    readonly setting: string,
    readonly reason: SettingFault,
  ) {
    super(`${setting}: ${reason}`);
  }
}

/** Nobody can say which accounts are signed in: their index, or one of them, could not be read. */
export class AccountsUnreadableError extends BaseError {
  override readonly name = 'AccountsUnreadableError';
  readonly code = 'accounts-unreadable';
  constructor() {
    super('not all accounts could be read');
  }
}

/** A recipient or a custom domain was asked for without an account. */
export class AccountNeededError extends BaseError {
  override readonly name = 'AccountNeededError';
  readonly code = 'account-needed';
  constructor(readonly argument: 'recipient' | 'shareDomain') {
    super(argument);
  }
}

/** A share domain that neither the setting names nor the person was offered before. */
export class UnknownShareDomainError extends BaseError {
  override readonly name = 'UnknownShareDomainError';
  readonly code = 'unknown-share-domain';
  constructor(readonly shareDomain: string) {
    super('share domain not known here');
  }
}

/** The file holds no text; `fileName` is the last part of its name. */
export class BinaryFileError extends BaseError {
  override readonly name = 'BinaryFileError';
  readonly code = 'binary-file';
  constructor(readonly fileName: string) {
    super('not a text file');
  }
}

/** The file cannot be read, or is a folder. */
export class UnreadableFileError extends BaseError {
  override readonly name = 'UnreadableFileError';
  readonly code = 'unreadable-file';
  constructor(
    readonly fileName: string,
    readonly folder: boolean,
  ) {
    super(folder ? 'a folder' : 'not readable');
  }
}

/** The server told no metadata key of a secret when it was shared: nothing can be asked about it. */
export class NoMetadataKeyError extends BaseError {
  override readonly name = 'NoMetadataKeyError';
  readonly code = 'no-metadata-key';
}

/** The listed secret is not known here any more. */
export class NoSuchSecretError extends BaseError {
  override readonly name = 'NoSuchSecretError';
  readonly code = 'no-such-secret';
}

/** VS Code's secret storage could not delete something: it is still there. */
export class NotDeletedError extends BaseError {
  override readonly name = 'NotDeletedError';
  readonly code = 'not-deleted';
}

/** The text is not a one-time link or a secret key. */
export class NotALinkError extends BaseError {
  override readonly name = 'NotALinkError';
  readonly code = 'not-a-link';
}

/** All there are: the compiler checks that a `switch (error.code)` leaves none out. */
export type LocalError =
  | NothingToShareError
  | SecretTooLargeError
  | BadArgumentError
  | BadSettingError
  | AccountsUnreadableError
  | AccountNeededError
  | UnknownShareDomainError
  | BinaryFileError
  | UnreadableFileError
  | NoMetadataKeyError
  | NoSuchSecretError
  | NotDeletedError
  | NotALinkError;

export function isLocalError(thrown: unknown): thrown is LocalError {
  return thrown instanceof BaseError;
}

export type Action =
  | 'share'
  | 'generate'
  | 'reveal'
  | 'burn'
  | 'copyLink'
  | 'refresh'
  | 'signIn'
  /** Looking whether a server answers, before it is kept. */
  | 'tryServer'
  /** Finding out what works. */
  | 'check';

/** Something failed while doing an action with a server; `cause` says what. */
export class ActionFailedError extends Error {
  override readonly name = 'ActionFailedError';
  constructor(
    readonly action: Action,
    /** Base address. */
    readonly server: string,
    /** An ApiError, a LocalError, or a fault of the code. */
    override readonly cause: unknown,
    /** The account in use; undefined: anonymous. */
    readonly username?: string,
  ) {
    super(`${action} failed`);
  }

  /** What people know the server by. */
  get host(): string {
    return hostOf(this.server);
  }
}

/** What the API failed with, alone or as what an action failed with. */
export function causeOf(error: unknown): ApiError | undefined {
  const cause = error instanceof ActionFailedError ? error.cause : error;
  return isApiError(cause) ? cause : undefined;
}

/** Whether no whole answer came: for want of a connection, in time, or because it broke. */
export function isUnanswered(error: unknown): boolean {
  const code = causeOf(error)?.code;
  return code === 'unreachable' || code === 'timeout' || code === 'connection-lost';
}

/** Whether it was canceled before anything was sent: there is nothing to tell of. */
export function isCanceledUnsent(error: unknown): boolean {
  const cause = causeOf(error);
  return cause?.code === 'canceled' && cause.outcome === 'not-sent';
}

/** Runs a task against a server, so that a failure knows what was being done and where. */
export async function attempt<T>(
  action: Action,
  place: { readonly server: string; readonly username?: string | undefined },
  task: () => Promise<T>,
): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw new ActionFailedError(action, place.server, cause, place.username);
  }
}
