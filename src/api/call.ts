import { endpoints, type Endpoint, type EndpointName } from './endpoints';
import {
  AnswerTooLargeError,
  CanceledError,
  TimeoutError,
  UnusableAnswerError,
  type ApiError,
} from './errors';
import { errorFromAnswer, intendedStatus, type FailedCall } from './errorFromAnswer';
import { fitsShape } from './jsonShape';
import { checkedKey } from './keys';
import { errorFromThrown } from './errorFromThrown';
import type { Transport, TransportRequest, TransportResponse } from './transport';
import { readErrorBody } from './wire';

/** User name and API token of an account. */
export interface Credentials {
  readonly username: string;
  readonly token: string;
}

/** Where and how calls are made. */
export interface Connection {
  /** A base address that `parseServerUrl` gave. */
  readonly server: string;
  readonly transport: Transport;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly userAgent: string | undefined;
}

/** What an answer tells of its server beside what was asked for. */
export interface AnswerHead {
  /** The server's clock, by its `Date` header: milliseconds since the epoch, to the second. */
  readonly date: number | undefined;
  /**
   * Whether it says which status it means (`x-ots-intended-status`), as v0.26 does with each refusal
   * and no older release does; none does with a success.
   */
  readonly marksRefusal: boolean;
}

/** One call of an endpoint. */
export interface Call {
  readonly endpoint: EndpointName;
  readonly key?: string;
  /** Form fields; `undefined` and `''` are left out. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly credentials: Credentials | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onAnswer: ((head: AnswerHead) => void) | undefined;
}

/**
 * Makes one call, which is at most one HTTP request, and reads its answer. Throws one of the errors
 * in errors.ts and nothing else.
 */
export async function perform<T>(
  connection: Connection,
  call: Call,
  read: (data: unknown) => T,
): Promise<T> {
  const endpoint = endpoints[call.endpoint];
  const { method, path, maxBytes } = endpoint;
  const url = `${connection.server}/api/v1${path.replace('KEY', () => checkedKey(call.key ?? ''))}`;
  const body = formBody(call.fields);
  const response = await send(connection, call.signal, {
    method,
    url,
    headers: headers(connection, call, body),
    ...(body !== '' && { body }),
    maxBytes,
  });
  call.onAnswer?.(headOf(response));
  const failed: FailedCall = {
    endpoint: call.endpoint,
    url,
    signedIn: call.credentials !== undefined,
    sensitive: sensitiveTexts(call),
  };
  return readAnswer(response, endpoint, read, failed);
}

async function send(
  { transport, timeoutMs }: Connection,
  signal: AbortSignal | undefined,
  request: Omit<TransportRequest, 'signal'>,
): Promise<TransportResponse> {
  if (signal?.aborted) throw new CanceledError('not-sent');
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    return await transport({ ...request, signal: either });
  } catch (thrown) {
    if (signal?.aborted) throw new CanceledError('unknown');
    if (timeout.aborted) throw new TimeoutError(timeoutMs);
    throw errorFromThrown(thrown, request.url);
  }
}

function headOf(response: TransportResponse): AnswerHead {
  const date = Date.parse(response.header('date') ?? '');
  return {
    date: Number.isNaN(date) ? undefined : date,
    marksRefusal: intendedStatus(response) !== undefined,
  };
}

function readAnswer<T>(
  response: TransportResponse,
  { maxBytes, shape }: Endpoint,
  read: (data: unknown) => T,
  call: FailedCall,
): T {
  const tooLarge = response.truncated === true || !fitsShape(response.text, shape);
  const data = tooLarge ? undefined : parseJson(response.text);
  if (response.status < 200 || response.status >= 300) throw errorFromAnswer(response, data, call);
  const json = data !== undefined || looksLikeJson(response);
  if (!json) throw errorFromAnswer(response, data, call);
  if (tooLarge) throw new AnswerTooLargeError(maxBytes);
  if (data === undefined) throw new UnusableAnswerError('json');
  try {
    return read(data);
  } catch (error) {
    throw refusalIn(response, data, call) ?? error;
  }
}

/** A refusal that came with a status of success, as things in front of a server may do it. */
function refusalIn(
  response: TransportResponse,
  data: unknown,
  call: FailedCall,
): ApiError | undefined {
  const { message, error } = readErrorBody(data);
  return message === undefined && error === undefined
    ? undefined
    : errorFromAnswer(response, data, call);
}

function headers(
  { userAgent }: Connection,
  { credentials }: Call,
  body: string,
): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(body !== '' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(userAgent !== undefined && { 'User-Agent': userAgent }),
    ...(credentials && { Authorization: `Basic ${basic(credentials)}` }),
  };
}

function basic({ username, token }: Credentials): string {
  return Buffer.from(`${username}:${token}`, 'utf8').toString('base64');
}

// Form encoding is read by every release, JSON bodies only by the newest.
function formBody(fields: Call['fields'] = {}): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== '') form.append(name, value);
  }
  return form.toString();
}

function sensitiveTexts({ key, fields, credentials }: Call): string[] {
  const texts = [key, fields?.secret, fields?.passphrase, credentials?.token];
  if (credentials) texts.push(basic(credentials));
  return texts.filter((text) => text !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON value is undefined
  }
}

/** Whether a body that is not JSON was meant to be: cut short, or broken. */
function looksLikeJson(response: TransportResponse): boolean {
  if (response.text === '') return false;
  return /\bjson\b/i.test(response.header('content-type') ?? '') || /^\s*[[{]/.test(response.text);
}
