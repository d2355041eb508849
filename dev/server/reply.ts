/** What an endpoint or a page answers, before it is written to the socket. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where the endpoints are. */
export const API = '/api/v1/';

/** A JSON answer of an endpoint. `intendedStatus` is what the real server would rather have sent. */
export function json(body: unknown, status = 200, intendedStatus?: number): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(intendedStatus === undefined ? {} : { 'x-ots-intended-status': String(intendedStatus) }),
    },
    body: JSON.stringify(body),
  };
}

/** The router's own answer to a path or method it does not know. */
export function notRouted(): Reply {
  return {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: 'Not Found' }),
  };
}

/** Malformed JSON or a body over the limit: no words at all. */
export function badRequest(): Reply {
  return { status: 400, headers: {}, body: '' };
}

/** What the old releases say where the new one answers with `badRequest`. */
export function internalError(): Reply {
  return json({ error: 'Internal Server Error' }, 500);
}

export function unknownSecret(keySent: string): Reply {
  return json({ secret_key: keySent, message: 'Unknown secret' }, 404);
}

/** Thrown where an endpoint refuses; the API turns it into the dialect's words and headers. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: 'form' | 'unauthorized' | 'rate-limited',
    message: string,
  ) {
    super(message);
  }
}

export const formError = (message: string): Refusal => new Refusal('form', message);
export const unauthorized = (): Refusal => new Refusal('unauthorized', 'Not authorized');

/** What the real server says when its own code fails. */
export const UNEXPECTED = 'An unexpected error occurred :[';
