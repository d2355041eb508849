/** Regions as data, and the rules for a server's address. */
import { InvalidServerUrlError } from './errors';
import { parsedUrl } from './urls';

export type RegionId = 'us' | 'eu' | 'ca' | 'nz' | 'uk' | 'global';

export interface Region {
  readonly id: RegionId;
  readonly origin: string;
}

/** The hosted service. A secret stays in the region where it was made. */
export const regions: readonly Region[] = [
  { id: 'us', origin: 'https://us.onetimesecret.com' },
  { id: 'eu', origin: 'https://eu.onetimesecret.com' },
  { id: 'ca', origin: 'https://ca.onetimesecret.com' },
  { id: 'nz', origin: 'https://nz.onetimesecret.com' },
  { id: 'uk', origin: 'https://uk.onetimesecret.com' },
  // Routes to one of the others; documented as possibly going away.
  { id: 'global', origin: 'https://onetimesecret.com' },
];

/** Characters of a server's address, and of the prefix in it. */
const LONGEST_ADDRESS = 2000;
const LONGEST_PREFIX = 200;
/** Characters of a host name, by the standard. */
export const LONGEST_HOST = 253;

/** Segments of unreserved characters (RFC 3986): one spelling each, and fit for code and shells. */
const PREFIX = /^(?:\/[0-9A-Za-z._~-]+)*$/;
/** What the addresses of a server's pages and of its API have in them, and a prefix has not. */
const PAGES = new Set(
  (
    'account api auth burn colonel dashboard domains feedback forgot login logout metadata ' +
    'private receipt recent secret signin signout signup verify'
  ).split(' '),
);

/** The region with this origin, `undefined` for any other server. */
export function regionOfOrigin(origin: string): Region | undefined {
  return regions.find((region) => region.origin === origin);
}

/**
 * The base address of the server that a person typed: its origin, and the prefix where it lives
 * below one, such as `https://eu.onetimesecret.com` and `https://tools.example/ots`. Without a
 * scheme https is meant, on this computer http; `/api/v1` and a slash at the end are dropped. The
 * address of a page is refused, since it may hold a key. Throws {@link InvalidServerUrlError}.
 */
export function parseServerUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new InvalidServerUrlError('empty');
  if (trimmed.length > LONGEST_ADDRESS) throw new InvalidServerUrlError('not-a-url');
  const url = toUrl(trimmed);
  if (url === undefined) throw new InvalidServerUrlError('not-a-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new InvalidServerUrlError('scheme');
  if (url.username !== '' || url.password !== '') throw new InvalidServerUrlError('user-info');
  if (url.search !== '' || url.hash !== '') throw new InvalidServerUrlError('query');
  const prefix = prefixOf(url, trimmed);
  if (prefix === undefined) throw new InvalidServerUrlError('path');
  if (url.protocol === 'http:' && !isLoopback(url)) throw new InvalidServerUrlError('insecure');
  return url.origin + prefix;
}

/**
 * The servers that a person may mean, the likeliest first: on this computer, where nobody wrote a
 * scheme, it may speak https as well. Throws {@link InvalidServerUrlError}.
 */
export function possibleServers(text: string): readonly [string, ...string[]] {
  const server = parseServerUrl(text);
  const typed = text.trim();
  return hasScheme(typed) || server.startsWith('https:')
    ? [server]
    : [server, parseServerUrl(`https://${typed}`)];
}

/** Whether a path, `''` for none, can be the prefix that a server of this host lives below. */
export function isPrefix({ hostname }: URL, path: string): boolean {
  if (path === '') return true;
  // A region has a host of its own.
  if (path.length > LONGEST_PREFIX || regionOfOrigin(`https://${hostname}`)) return false;
  return PREFIX.test(path) && path.slice(1).split('/').every(isOfPrefix);
}

/** Whether a base address is one of this computer. */
export function isOnThisComputer(server: string): boolean {
  const url = parsedUrl(server);
  return url !== undefined && isLoopback(url);
}

function isOfPrefix(segment: string): boolean {
  // Keys are as long as this, whatever the page before them is called.
  const isKeyLike = /[0-9A-Za-z]{20}/.test(segment);
  return !isKeyLike && !/^\.+$/.test(segment) && !PAGES.has(segment.toLowerCase());
}

function prefixOf(url: URL, text: string): string | undefined {
  // As it was written: the URL class makes another one out of `..`, `\` and blanks.
  const [, host = '', path = ''] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/\\?#]*)([^?#]*)/i.exec(text) ?? [];
  // "https:/…" is no host called "https".
  if (host.endsWith(':') || (path || '/') !== url.pathname) return undefined;
  const prefix = path.replace(/\/$/, '').replace(/\/api\/v1$/, '');
  return isPrefix(url, prefix) ? prefix : undefined;
}

/** Letters, digits and hyphens between dots (RFC 1123), or this computer's IPv6 address. */
export function isHostName(text: string): boolean {
  if (text === '[::1]') return true;
  if (text.length > LONGEST_HOST) return false;
  return text.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
}

export function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** What a person wrote, with the scheme that is meant where there is none. */
export function toUrl(text: string): URL | undefined {
  if (hasScheme(text)) return parsedUrl(text);
  const url = parsedUrl(`https://${text}`);
  // Hardly anybody has a certificate for the computer that they sit at.
  return url && isLoopback(url) ? parsedUrl(`http://${text}`) : url;
}

/** 127.0.0.0/8, ::1 and localhost; the URL class has already put other spellings into these. */
export function isLoopback(url: URL): boolean {
  return /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(url.hostname);
}
