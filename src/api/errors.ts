/**
 * One class for each thing a caller can act on. They are made clean: none holds a secret,
 * passphrase, token, key, link, header or body, not even in a cause. So they may be logged.
 */

/**
 * What the server may have done by the time the call failed.
 * - `not-sent`: it surely never got the request.
 * - `refused`: it answered no.
 * - `unknown`: it may have carried the request out, but no usable answer came.
 * - `done`: it carried the request out, but its answer lacks what the caller needs.
 */
export type RequestOutcome = 'not-sent' | 'refused' | 'unknown' | 'done';

/**
 * What every error of this client has. Messages are English, for logs; translate by `code`. Not
 * exported: `ApiError` has all of its classes.
 */
abstract class OnetimeSecretError extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;

  constructor(
    message: string,
    readonly outcome: RequestOutcome,
  ) {
    super(message);
  }

  /** Whether the server may have done what it was asked for, although its answer did not say so. */
  get isUncertain(): boolean {
    return this.outcome === 'unknown' || this.outcome === 'done';
  }
}

/** The user name or token is wrong, or the call needs an account and has none. */
export class NotAuthorizedError extends OnetimeSecretError {
  override readonly name = 'NotAuthorizedError';
  readonly code = 'not-authorized';
  constructor() {
    super('The server did not accept the user name and token.', 'refused');
  }
}

/**
 * No such secret: opened, burned, expired, or never there. On `secret`, a wrong or missing
 * passphrase looks exactly the same and does not use the secret up.
 */
export class UnknownSecretError extends OnetimeSecretError {
  override readonly name = 'UnknownSecretError';
  readonly code = 'unknown-secret';
  constructor() {
    super(
      'The server does not know this secret (any more), or the passphrase is wrong.',
      'refused',
    );
  }
}

/** A protected secret was not burned, because the passphrase is wrong or missing. */
export class WrongPassphraseError extends OnetimeSecretError {
  override readonly name = 'WrongPassphraseError';
  readonly code = 'wrong-passphrase';
  /** @param serverMessage the server's words in its language, already redacted and shortened */
  constructor(readonly serverMessage: string) {
    super('The passphrase is wrong or missing; the secret was not burned.', 'refused');
  }
}

/** The server answered no, in its own words. */
export class RefusedError extends OnetimeSecretError {
  override readonly name = 'RefusedError';
  readonly code = 'refused';
  /**
   * @param serverMessage the server's words, already redacted and shortened; `''` if it gave none
   * @param status the HTTP status meant: `x-ots-intended-status` where the server sends it
   */
  constructor(
    readonly serverMessage: string,
    readonly status: number,
  ) {
    super(`The server refused (${status})${serverMessage && `: ${serverMessage}`}`, 'refused');
  }
}

/** Too many requests in too short a time; trying again later helps. */
export class RateLimitedError extends OnetimeSecretError {
  override readonly name = 'RateLimitedError';
  readonly code = 'rate-limited';
  constructor() {
    super('The server limits how often it may be asked; try again later.', 'refused');
  }
}

/**
 * The secret is not handed out or burned at the moment, whatever the passphrase: v0.26 locks one for
 * 30 minutes after 20 wrong ones. It says no more than that an error occurred, and says it of a few
 * rarer faults as well; nothing is used up by any of them.
 */
export class SecretLockedError extends OnetimeSecretError {
  override readonly name = 'SecretLockedError';
  readonly code = 'secret-locked';
  /** @param status the HTTP status sent */
  constructor(readonly status: number) {
    super(
      `The server keeps this secret shut (${status}), probably after too many wrong passphrases.`,
      'refused',
    );
  }
}

/** The server failed. */
export class ServerFaultError extends OnetimeSecretError {
  override readonly name = 'ServerFaultError';
  readonly code = 'server-fault';
  /** @param status the HTTP status sent */
  constructor(readonly status: number) {
    super(`The server failed (${status}).`, 'unknown');
  }
}

/**
 * The operator of this server has switched sign-in off: whatever comes with credentials is refused,
 * good ones as well. Without an account everything works that needs none.
 */
export class SignInUnavailableError extends OnetimeSecretError {
  override readonly name = 'SignInUnavailableError';
  readonly code = 'sign-in-unavailable';
  constructor() {
    super('Sign-in is switched off on this server; without an account it works.', 'refused');
  }
}

/** Whatever answers at this address, it is not a Onetime Secret API v1. */
export class NotAnApiError extends OnetimeSecretError {
  override readonly name = 'NotAnApiError';
  readonly code = 'not-an-api';
  /** @param isPage a web page came: most likely the sign-in page of a network or proxy */
  constructor(
    readonly status: number,
    readonly isPage = false,
  ) {
    // A page with status 200 may come from something that passed the request on.
    const outcome = status < 300 ? 'unknown' : 'refused';
    const what = isPage ? 'web page' : 'answer';
    super(`The ${what} (${status}) is not one of the Onetime Secret API v1.`, outcome);
  }
}

/** The server sends its callers elsewhere. Not followed: a secret and a token go only where meant. */
export class RedirectRefusedError extends OnetimeSecretError {
  override readonly name = 'RedirectRefusedError';
  readonly code = 'redirect-refused';
  /**
   * @param target the origin redirected to, with the prefix if it is an API there, and without any
   *   other path; `undefined` if not told
   * @param outcome `unknown` where the redirect may be the answer to what was carried out
   */
  constructor(
    readonly target: string | undefined,
    outcome: 'refused' | 'unknown' = 'refused',
  ) {
    super(`The server redirects to ${target ?? 'another address'}; not followed.`, outcome);
  }
}

/** No complete answer came in time. */
export class TimeoutError extends OnetimeSecretError {
  override readonly name = 'TimeoutError';
  readonly code = 'timeout';
  /** @param timeoutMs the time limit in milliseconds */
  constructor(readonly timeoutMs: number) {
    super(`No complete answer came within ${timeoutMs} ms.`, 'unknown');
  }
}

/** The caller's signal was aborted: before anything was sent, or while the call was under way. */
export class CanceledError extends OnetimeSecretError {
  override readonly name = 'CanceledError';
  readonly code = 'canceled';
  constructor(outcome: 'not-sent' | 'unknown') {
    super('Canceled.', outcome);
  }
}

/** What is wrong with a certificate: not good any more, not yet, for another name, by a stranger. */
export type CertificateFault = 'expired' | 'early' | 'other-name' | 'untrusted';

/** What a proxy on the way did: it answered with a status of its own, or cannot be reached itself. */
export type ProxyFault = { readonly status: number } | { readonly code: string };

/** No connection came about: nothing was sent. */
export class UnreachableError extends OnetimeSecretError {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
  /** For logs: a code such as `ENOTFOUND`, `CERT_HAS_EXPIRED`, `PROXY_407`. */
  readonly reason: string;
  /** What the proxy did, if that is why. */
  readonly proxy: ProxyFault | undefined;

  /** @param why a code, or what the proxy did */
  constructor(why: string | ProxyFault) {
    const proxy = typeof why === 'string' ? undefined : why;
    const reason =
      typeof why === 'string' ? why : `PROXY_${'status' in why ? why.status : why.code}`;
    super(`The server cannot be reached (${reason}).`, 'not-sent');
    this.reason = reason;
    this.proxy = proxy;
  }

  /** What is wrong with the server's certificate, if that is why. */
  get certificate(): CertificateFault | undefined {
    if (!CERTIFICATE_CODE.test(this.reason)) return undefined;
    if (this.reason === 'CERT_HAS_EXPIRED') return 'expired';
    if (this.reason === 'CERT_NOT_YET_VALID') return 'early';
    return OTHER_NAME_CODE.test(this.reason) ? 'other-name' : 'untrusted';
  }

  /** Whether what answers there speaks plain http, or something else that is not TLS. */
  get notTls(): boolean {
    return NOT_TLS_CODES.includes(this.reason);
  }
}

/** The names that OpenSSL and Node give to certificates that they do not accept. */
const CERTIFICATE_CODE =
  /^(?:(?:ERR_TLS_)?CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_\w+|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;
const OTHER_NAME_CODE = /^(?:ERR_TLS_CERT_ALTNAME_\w+|HOSTNAME_MISMATCH)$/;

/** What OpenSSL says of an answer that is no TLS. */
const NOT_TLS_CODES: readonly string[] = [
  'ERR_SSL_WRONG_VERSION_NUMBER', // https to a port that speaks http
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
];

/** The connection broke after the request was on its way. */
export class ConnectionLostError extends OnetimeSecretError {
  override readonly name = 'ConnectionLostError';
  readonly code = 'connection-lost';
  /** @param reason a code such as `ECONNRESET`, or `unknown` */
  constructor(readonly reason: string) {
    super(`The connection broke before the answer was complete (${reason}).`, 'unknown');
  }
}

/** The answer is longer than any that the API gives, or has more in it; it was not read. */
export class AnswerTooLargeError extends OnetimeSecretError {
  override readonly name = 'AnswerTooLargeError';
  readonly code = 'answer-too-large';
  /** @param maxBytes the longest that it may be */
  constructor(readonly maxBytes: number) {
    super(`The answer is longer than ${maxBytes} bytes, or has too much in it.`, 'unknown');
  }
}

/** The answer is JSON, or meant to be, but lacks what the caller cannot do without. */
export class UnusableAnswerError extends OnetimeSecretError {
  override readonly name = 'UnusableAnswerError';
  readonly code = 'unusable-answer';
  /** @param missing the field that is missing, or `json` when the text is broken */
  constructor(
    readonly missing: string,
    outcome: 'unknown' | 'done' = 'unknown',
  ) {
    super(`The answer cannot be used: ${missing} is missing or broken.`, outcome);
  }
}

/** What was given as a key cannot be one; nothing was sent. */
export class InvalidKeyError extends OnetimeSecretError {
  override readonly name = 'InvalidKeyError';
  readonly code = 'invalid-key';
  constructor() {
    super('A key consists of letters and digits only.', 'not-sent');
  }
}

export type InvalidServerUrlReason =
  'empty' | 'not-a-url' | 'scheme' | 'insecure' | 'user-info' | 'query' | 'path';

const WHY: Readonly<Record<InvalidServerUrlReason, string>> = {
  empty: 'it is empty',
  'not-a-url': 'it is not a web address',
  scheme: 'it has to start with https://',
  insecure: 'http:// is allowed for this computer only (localhost, 127.0.0.1, [::1])',
  'user-info': 'user name and password do not belong in it',
  query: 'it has a ? or # part',
  path: 'its path is not one that a server lives below',
};

/** A server address that is not used, and why. The address itself is not repeated here. */
export class InvalidServerUrlError extends OnetimeSecretError {
  override readonly name = 'InvalidServerUrlError';
  readonly code = 'invalid-server-url';
  constructor(readonly reason: InvalidServerUrlReason) {
    super(`The server address cannot be used: ${WHY[reason]}.`, 'not-sent');
  }
}

/** All there are: the compiler checks that a `switch (error.code)` leaves none out. */
export type ApiError =
  | NotAuthorizedError
  | UnknownSecretError
  | WrongPassphraseError
  | RefusedError
  | RateLimitedError
  | SecretLockedError
  | ServerFaultError
  | SignInUnavailableError
  | NotAnApiError
  | RedirectRefusedError
  | TimeoutError
  | CanceledError
  | UnreachableError
  | ConnectionLostError
  | AnswerTooLargeError
  | UnusableAnswerError
  | InvalidKeyError
  | InvalidServerUrlError;

export function isApiError(thrown: unknown): thrown is ApiError {
  return thrown instanceof OnetimeSecretError;
}
