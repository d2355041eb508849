import { ConnectionLostError, UnreachableError, type ApiError } from './errors';

/** Codes that can only come before a request is sent. */
const BEFORE_SENDING = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What undici says of a proxy's address: of none, and of a kind that it does not know. Ours is checked. */
const BAD_PROXY = new Set(['ERR_INVALID_URL', 'UND_ERR_INVALID_ARG']);

/** System calls before there is a connection; `query…` are those of Node's own resolver. */
const BEFORE_CONNECTED = /^(?:connect|getaddrinfo|query[A-Z]\w*)$/;

/**
 * What a transport's rejection means. Nothing of it is kept but a code, since these errors can hold
 * addresses, headers and options. Where it is not certain that nothing was sent, it is taken for a
 * lost connection.
 * @param url what was asked for: a connection to any other place is one to a proxy
 */
export function errorFromThrown(thrown: unknown, url: string): ApiError {
  const links = chain(thrown);
  for (const link of links) {
    // Two that undici tells by their message alone.
    const message = textOf(link, 'message');
    const proxyStatus = /^Proxy response \((\d{3})\)/.exec(message);
    if (proxyStatus !== null) return new UnreachableError({ status: Number(proxyStatus[1]) });
    if (message === 'bad port') return new UnreachableError('BAD_PORT');
  }
  const codes = links
    .map((link) => textOf(link, 'code'))
    .filter((code) => /^[A-Z]\w{1,60}$/.test(code));
  // Routing errors and refusals break established connections as well: the system call tells which.
  const connecting = links.some((link) => BEFORE_CONNECTED.test(textOf(link, 'syscall')));
  const badProxy = codes.find((code) => BAD_PROXY.has(code));
  if (badProxy !== undefined) return new UnreachableError({ code: badProxy });
  const early = codes.find((code) => BEFORE_SENDING.has(code) || endsHandshake(code));
  const unreachable = (code: string): UnreachableError =>
    new UnreachableError(links.some((link) => isElsewhere(link, url)) ? { code } : code);
  if (early !== undefined) return unreachable(early);
  const code = codes.at(-1) ?? 'unknown';
  return connecting ? unreachable(code) : new ConnectionLostError(code);
}

function endsHandshake(code: string): boolean {
  const { certificate, notTls } = new UnreachableError(code);
  return certificate !== undefined || notTls;
}

/** Whether a system call was about another place than the URL's, whose name may have any address. */
function isElsewhere(link: object, url: string): boolean {
  const { hostname, protocol, port } = new URL(url);
  switch (textOf(link, 'syscall')) {
    case 'getaddrinfo': {
      const name = textOf(link, 'hostname');
      return name !== '' && name !== hostname.replace(/^\[|\]$/g, '');
    }
    case 'connect': {
      const usual = protocol === 'https:' ? '443' : '80';
      const connected = (link as { port?: unknown }).port;
      return typeof connected === 'number' && `${connected}` !== (port || usual);
    }
    default:
      return false;
  }
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

function textOf(object: object, property: 'code' | 'hostname' | 'message' | 'syscall'): string {
  const value: unknown = (object as Record<string, unknown>)[property];
  return typeof value === 'string' ? value : '';
}
