/**
 * What the server may have done by the time the call failed.
 * - `not-sent`: it surely never got the request.
 * - `refused`: it answered no.
 * - `unknown`: it may have carried the request out, but no usable answer came.
 * - `done`: it carried the request out, but its answer lacks what the caller needs.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown' | 'done';

/** What every error of this client has. Messages are English, for logs; translate by `code`. */
export abstract class OnetimeSecretError extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;

  constructor(
    message: string,
    readonly outcome: Outcome,
  ) {
    super(message);
  }
}
