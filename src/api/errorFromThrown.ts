import { ConnectionLostError, UnreachableError, type ApiError } from './errors';

/** Codes that can only come before a request is sent. */
const BEFORE_SENDING = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ERR_INVALID_URL', // of a proxy: ours is checked
  'ERR_SSL_WRONG_VERSION_NUMBER', // https to a port that speaks http
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG', // a proxy of a kind that undici does not know
]);

/** System calls before there is a connection; `query…` are those of Node's own resolver. */
const BEFORE_CONNECTED = /^(?:connect|getaddrinfo|query[A-Z]\w*)$/;

/**
 * What a transport's rejection means. Nothing of it is kept but a code, since these errors can hold
 * addresses, headers and options. Where it is not certain that nothing was sent, it is taken for a
 * lost connection.
 */
export function errorFromThrown(thrown: unknown): ApiError {
  const links = chain(thrown);
  for (const link of links) {
    // Two that undici tells by their message alone.
    const message = textOf(link, 'message');
    const proxyStatus = /^Proxy response \((\d{3})\)/.exec(message);
    if (proxyStatus !== null) return new UnreachableError(`PROXY_${proxyStatus[1] ?? ''}`);
    if (message === 'bad port') return new UnreachableError('BAD_PORT');
  }
  const codes = links
    .map((link) => textOf(link, 'code'))
    .filter((code) => /^[A-Z]\w{1,60}$/.test(code));
  // Routing errors and refusals break established connections as well: the system call tells which.
  const connecting = links.some((link) => BEFORE_CONNECTED.test(textOf(link, 'syscall')));
  const early = codes.find(
    (code) => BEFORE_SENDING.has(code) || new UnreachableError(code).certificate,
  );
  if (early !== undefined) return new UnreachableError(early);
  const code = codes.at(-1) ?? 'unknown';
  return connecting ? new UnreachableError(code) : new ConnectionLostError(code);
}

/** The thrown value, its causes, and the first of several attempts (IPv6, then IPv4) of each. */
function chain(thrown: unknown): object[] {
  const links: object[] = [];
  let next: unknown = thrown;
  while (typeof next === 'object' && next !== null && links.length < 8) {
    links.push(next);
    const { cause, errors } = next as { cause?: unknown; errors?: unknown };
    next = cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined);
  }
  return links;
}

function textOf(object: object, property: 'code' | 'message' | 'syscall'): string {
  const value: unknown = (object as Record<string, unknown>)[property];
  return typeof value === 'string' ? value : '';
}
