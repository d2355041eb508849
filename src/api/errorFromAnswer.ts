import { endpoints, type EndpointName } from './endpoints';
import * as errors from './errors';
import { redact } from './redact';
import { isHostName, isPrefix } from './servers';
import type { TransportResponse } from './transport';
import { parsedUrl } from './urls';
import { readErrorBody, type ErrorBody } from './wire';

/** What an answer is judged by, beside itself. */
export interface FailedCall {
  readonly endpoint: EndpointName;
  readonly url: string;
  readonly signedIn: boolean;
  /** Texts that must not come back in a message: secret, passphrase, token, key. */
  readonly sensitive: readonly string[];
}

/**
 * The error that an answer tells of. Every error of these servers is a 404, so it is judged by
 * `message`, then `error`, then the status that v0.26 means (`x-ots-intended-status`), and only
 * then by the status sent.
 * @param data the answer's JSON; `undefined` if it is none
 */
export function errorFromAnswer(
  response: TransportResponse,
  data: unknown,
  call: FailedCall,
): errors.ApiError {
  const sent = response.status;
  if (sent >= 300 && sent < 400) return redirected(response, call);
  const status = { sent, meant: intendedStatus(response) ?? sent };
  const body = readErrorBody(data);
  const answered = byMessage(body, status, call) ?? byError(body, status, call);
  return answered ?? byStatus(status, data === undefined && isPage(response));
}

/** What came, and what the server would rather have sent; the same where it does not say. */
interface Status {
  readonly sent: number;
  readonly meant: number;
}

/**
 * 303 means "see there what became of it": the POST was carried out, as far as such a server can
 * be believed. All others mean that nothing happened here: 301, 307 and 308 ask to send it elsewhere,
 * and 302, though it is used like 303 after web forms, is what comes from sign-in pages, from regions
 * and from http on the way to https, which stand before an API and never pass the request on.
 */
function redirected(response: TransportResponse, call: FailedCall): errors.RedirectRefusedError {
  const posted = endpoints[call.endpoint].method === 'POST';
  const outcome = posted && response.status === 303 ? 'unknown' : 'refused';
  return new errors.RedirectRefusedError(redirectTarget(response, call), outcome);
}

function byMessage(
  { message, aboutInput }: ErrorBody,
  status: Status,
  call: FailedCall,
): errors.ApiError | undefined {
  if (message === undefined) return undefined;
  const { endpoint, signedIn } = call;
  if (/^not authorized/i.test(message)) return new errors.NotAuthorizedError();
  if (/^unknown secret/i.test(message)) return new errors.UnknownSecretError();
  if (/^not found/i.test(message)) {
    return endpoints[endpoint].path.includes('KEY')
      ? new errors.UnknownSecretError()
      : new errors.NotAnApiError(status.meant);
  }
  if (/rate limit/i.test(message)) return new errors.RateLimitedError();
  if (/^an unexpected error occurred/i.test(message)) {
    // A lock keeps the secret from being opened and burned; its metadata can be looked at.
    const lockable = endpoint === 'secret' || endpoint === 'burn';
    return lockable && status.sent < 500
      ? new errors.SecretLockedError(status.sent)
      : new errors.ServerFaultError(status.sent);
  }
  // Only requests with credentials get this; nothing switches the API itself off.
  if (signedIn && /^\/api\/\S* is not available/i.test(message)) {
    return new errors.SignInUnavailableError();
  }
  // Servers say it in the language of their choice. But it is the only thing in which the input of
  // a burn can be wrong, and answers about input are marked: in v0.26 by the intended status 400.
  const words = redact(message, call.sensitive);
  if (/^double check that passphrase/i.test(message)) return new errors.WrongPassphraseError(words);
  const wrongInput = aboutInput || status.meant === 400;
  if (endpoint === 'burn' && wrongInput) return new errors.WrongPassphraseError(words);
  return bySpeakingStatus(status) ?? new errors.RefusedError(words, status.meant);
}

function byError(
  { error }: ErrorBody,
  status: Status,
  call: FailedCall,
): errors.ApiError | undefined {
  if (error === undefined) return undefined;
  // What the router in front of the API says, when there is no such route.
  if (/^not found/i.test(error)) return new errors.NotAnApiError(status.meant);
  const refused = new errors.RefusedError(redact(error, call.sensitive), status.meant);
  return bySpeakingStatus(status) ?? refused;
}

/**
 * Whether a web page came. A network that wants a sign-in first answers whatever it is asked with
 * one (RFC 8910), by some status of success or with 511.
 */
function isPage(response: TransportResponse): boolean {
  const type = response.header('content-type') ?? '';
  return /\bx?html\b/i.test(type) || /^\s*<(?:!doctype html|html)\b/i.test(response.text);
}

function byStatus(status: Status, page: boolean): errors.ApiError {
  const { meant } = status;
  if (meant === 511) return new errors.NotAnApiError(meant, true);
  const nothingHere = meant < 300 || meant === 404 || meant === 405 || meant === 410;
  // A site's own "not found" is a page, too.
  if (nothingHere) return new errors.NotAnApiError(meant, page && meant < 300);
  return bySpeakingStatus(status) ?? new errors.RefusedError('', meant);
}

/** Statuses that say enough by themselves, whatever stands between us and the server. */
function bySpeakingStatus({ sent, meant }: Status): errors.ApiError | undefined {
  if (meant === 401) return new errors.NotAuthorizedError();
  if (meant === 429) return new errors.RateLimitedError();
  return meant >= 500 ? new errors.ServerFaultError(sent) : undefined;
}

/** The status that the server means: v0.26 sends 404 with every error. */
export function intendedStatus(response: TransportResponse): number | undefined {
  const intended = /^[45]\d\d$/.exec(response.header('x-ots-intended-status') ?? '');
  return intended === null ? undefined : Number(intended[0]);
}

/**
 * The origin, and the prefix where another API is below one; unless it is an odd one or repeats what
 * was sent: lower case, as hosts are written.
 */
function redirectTarget(
  response: TransportResponse,
  { url, sensitive }: FailedCall,
): string | undefined {
  const location = response.header('location');
  const target = location === undefined ? undefined : parsedUrl(location, url);
  if (target === undefined) return undefined;
  const { protocol, origin, hostname, pathname } = target;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const lowered = sensitive.map((text) => text.toLowerCase());
  const isClean = (text: string): boolean => redact(text, lowered) === text;
  if (!isHostName(hostname) || !isClean(hostname)) return undefined;
  const prefix = /^(.*?)\/api\/v1\//.exec(pathname)?.[1] ?? '';
  return isPrefix(target, prefix) && isClean(prefix.toLowerCase()) ? origin + prefix : origin;
}
