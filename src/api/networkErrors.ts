/** When no answer came. Part of errors.ts. */
import { OnetimeSecretError } from './onetimeSecretError';

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

/** No connection came about: nothing was sent. */
export class UnreachableError extends OnetimeSecretError {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
  /** @param reason a code such as `ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`; `PROXY_407`:
   * the proxy answered with this status */
  constructor(readonly reason: string) {
    super(`The server cannot be reached (${reason}).`, 'not-sent');
  }

  /** Whether it is the server's certificate that is not trusted, expired or for another name. */
  get certificate(): boolean {
    return CERTIFICATE_CODE.test(this.reason);
  }
}

/** The names that OpenSSL and Node give to certificates that they do not accept. */
const CERTIFICATE_CODE =
  /^(?:(?:ERR_TLS_)?CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_\w+|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

/** The connection broke after the request was on its way. */
export class ConnectionLostError extends OnetimeSecretError {
  override readonly name = 'ConnectionLostError';
  readonly code = 'connection-lost';
  /** @param reason a code such as `ECONNRESET`, or `unknown` */
  constructor(readonly reason: string) {
    super(`The connection broke before the answer was complete (${reason}).`, 'unknown');
  }
}
