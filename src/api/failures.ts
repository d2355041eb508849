/** Which of our errors a failed call is: by the answer, or by what the transport threw. */
import * as errors from './errors';
import { redact } from './redact';
import type { TransportResponse } from './transport';
import { readFailure, type Failure } from './wire';

/** What a failure is judged by. */
export interface FailedCall {
  /** The endpoint takes a key, so "not found" can mean the secret. */
  readonly keyed: boolean;
  readonly burning: boolean;
  readonly url: string;
  /** Texts that must not come back in a message: secret, passphrase, token, key. */
  readonly sensitive: readonly string[];
}

/**
 * The failure that an answer tells of. Every error of these servers is a 404, so it is judged by
 * `message`, then `error`, then the status that v0.26 means (`x-ots-intended-status`), and only
 * then by the status sent.
 * @param data the answer's JSON; `undefined` if it is none
 */
export function failureIn(
  response: TransportResponse,
  data: unknown,
  call: FailedCall,
): errors.OnetimeSecretError {
  const sent = response.status;
  if (sent >= 300 && sent < 400) {
    return new errors.RedirectRefusedError(redirectTarget(response, call.url));
  }
  const status = intendedStatus(response) ?? sent;
  const failure = readFailure(data);
  return byMessage(failure, status, call) ?? byError(failure, status, call) ?? byStatus(status);
}

function byMessage(
  { message, aboutInput }: Failure,
  status: number,
  call: FailedCall,
): errors.OnetimeSecretError | undefined {
  if (message === undefined) return undefined;
  if (/^not authorized/i.test(message)) return new errors.NotAuthorizedError();
  if (/^unknown secret/i.test(message)) return new errors.UnknownSecretError();
  if (/^not found/i.test(message)) {
    return call.keyed ? new errors.UnknownSecretError() : new errors.NotAnApiError(status);
  }
  if (/rate limit/i.test(message)) return new errors.RateLimitedError();
  if (/^an unexpected error occurred/i.test(message)) return new errors.ServerFaultError(status);
  if (/^\/api\/.* is not available/i.test(message)) return new errors.ApiUnavailableError();
  // Servers say it in the language of their choice. But it is the only thing in which the input of
  // a burn can be wrong, and answers about input are marked: in v0.26 by the intended status 400.
  const words = redact(message, call.sensitive);
  if (/^double check that passphrase/i.test(message)) return new errors.WrongPassphraseError(words);
  if (call.burning && (aboutInput || status === 400)) return new errors.WrongPassphraseError(words);
  return bySpeakingStatus(status) ?? new errors.RefusedError(words, status);
}

function byError(
  { error }: Failure,
  status: number,
  call: FailedCall,
): errors.OnetimeSecretError | undefined {
  if (error === undefined) return undefined;
  // What the router in front of the API says, when there is no such route.
  if (/^not found/i.test(error)) return new errors.NotAnApiError(status);
  return bySpeakingStatus(status) ?? new errors.RefusedError(redact(error, call.sensitive), status);
}

function byStatus(status: number): errors.OnetimeSecretError {
  const nothingHere = status < 300 || status === 404 || status === 405 || status === 410;
  if (nothingHere) return new errors.NotAnApiError(status);
  return bySpeakingStatus(status) ?? new errors.RefusedError('', status);
}

/** Statuses that say enough by themselves, whatever stands between us and the server. */
function bySpeakingStatus(status: number): errors.OnetimeSecretError | undefined {
  if (status === 401) return new errors.NotAuthorizedError();
  if (status === 429) return new errors.RateLimitedError();
  return status >= 500 ? new errors.ServerFaultError(status) : undefined;
}

function intendedStatus(response: TransportResponse): number | undefined {
  const intended = /^[45]\d\d$/.exec(response.header('x-ots-intended-status') ?? '');
  return intended === null ? undefined : Number(intended[0]);
}

function redirectTarget(response: TransportResponse, from: string): string | undefined {
  const location = response.header('location');
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  const { protocol, origin } = new URL(location, from);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}
