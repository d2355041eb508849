/** Regions as data, the rules for a server's address, and the links made with it. */
import { InvalidServerUrlError } from './errors';
import { checkedKey, isKey } from './keys';

export type RegionId = 'us' | 'eu' | 'ca' | 'nz' | 'uk' | 'global';

export interface Region {
  readonly id: RegionId;
  /** English. */
  readonly name: string;
  readonly origin: string;
}

/** The hosted service. A secret stays in the region where it was made. */
export const regions: readonly Region[] = [
  { id: 'us', name: 'United States', origin: 'https://us.onetimesecret.com' },
  { id: 'eu', name: 'European Union', origin: 'https://eu.onetimesecret.com' },
  { id: 'ca', name: 'Canada', origin: 'https://ca.onetimesecret.com' },
  { id: 'nz', name: 'New Zealand', origin: 'https://nz.onetimesecret.com' },
  { id: 'uk', name: 'United Kingdom', origin: 'https://uk.onetimesecret.com' },
  // Routes to one of the others; documented as possibly going away.
  { id: 'global', name: 'Global', origin: 'https://onetimesecret.com' },
];

/** The region with this origin, `undefined` for any other server. */
export function regionOfOrigin(origin: string): Region | undefined {
  return regions.find((region) => region.origin === origin);
}

/**
 * The origin of the server that a person typed, such as `https://eu.onetimesecret.com`. Without a
 * scheme https is meant, on this computer http; `/api/v1` and a slash at the end are dropped. Throws
 * {@link InvalidServerUrlError}.
 */
export function parseServerUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new InvalidServerUrlError('empty');
  const url = toUrl(trimmed);
  if (url === undefined) throw new InvalidServerUrlError('not-a-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new InvalidServerUrlError('scheme');
  if (url.username !== '' || url.password !== '') throw new InvalidServerUrlError('user-info');
  if (url.search !== '' || url.hash !== '') throw new InvalidServerUrlError('query');
  if (!/^(\/api\/v1)?\/?$/.test(url.pathname)) throw new InvalidServerUrlError('path');
  if (url.protocol === 'http:' && !isLoopback(url)) throw new InvalidServerUrlError('insecure');
  return url.origin;
}

/**
 * The link for the recipient. Looking at its page does not use the secret up.
 * @param shareDomain a custom domain, bare or as an origin; what is neither is left out of account
 */
export function secretLink(serverOrigin: string, secretKey: string, shareDomain?: string): string {
  return `${linkOrigin(serverOrigin, shareDomain)}/secret/${checkedKey(secretKey)}`;
}

/**
 * The creator's own page, whose address is a credential. Releases with 31-character keys serve it
 * at `/private/`, those with longer ones at `/receipt/`, and neither at the other's.
 */
export function receiptLink(serverOrigin: string, metadataKey: string): string {
  const page = metadataKey.length > 31 ? 'receipt' : 'private';
  return `${serverOrigin}/${page}/${checkedKey(metadataKey)}`;
}

export interface ParsedLink {
  /** As written in the link, so possibly no server that {@link parseServerUrl} accepts. */
  readonly origin?: string;
  readonly secretKey: string;
}

/**
 * Finds a one-time link in what a person pasted: alone, in quotes, in a sentence, percent-encoded,
 * with a language in its path, without a scheme. Or a bare key. `undefined` if there is none.
 */
export function parseSecretLink(text: string): ParsedLink | undefined {
  const trimmed = text.trim();
  // A bare word could be anything, the secret included; keys have never been shorter than this.
  if (trimmed.length >= 20 && isKey(trimmed)) return { secretKey: trimmed };
  const plain = /%3A%2F%2F/i.test(trimmed) ? (decoded(trimmed) ?? trimmed) : trimmed;
  for (const [word] of plain.matchAll(/[^\s<>"'`|\\^{}]+/g)) {
    const link = toSecretLink(word);
    if (link !== undefined) return link;
  }
  return undefined;
}

function toSecretLink(word: string): ParsedLink | undefined {
  const start = word.search(/https?:\/\//i);
  const url = toUrl(start > 0 ? word.slice(start) : word.replace(/^[([*_]+/, ''));
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  const path = decoded(url.pathname)?.replace(/[^0-9A-Za-z]+$/, '');
  const key = /^(?:\/api\/v1|\/[a-z]{2,3}(?:[-_][a-z]{2,4})?)?\/secret\/([^/]+)$/i.exec(
    path ?? '',
  )?.[1];
  return key !== undefined && isKey(key) ? { origin: url.origin, secretKey: key } : undefined;
}

function linkOrigin(serverOrigin: string, shareDomain = ''): string {
  const server = new URL(serverOrigin);
  const url = toUrl(shareDomain);
  if (url === undefined) return server.origin;
  if (url.href !== `${url.origin}/`) return server.origin; // more than a host and a port
  // The server's own name, bare: the address it is reached at says more (port, http on loopback).
  if (!hasScheme(shareDomain) && url.hostname === server.hostname) return server.origin;
  return isLoopback(url) && hasScheme(shareDomain) ? url.origin : `https://${url.host}`;
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function toUrl(text: string): URL | undefined {
  if (hasScheme(text)) return URL.canParse(text) ? new URL(text) : undefined;
  const url = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  // Hardly anybody has a certificate for the computer that they sit at.
  return url && isLoopback(url) ? new URL(`http://${text}`) : url;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a stray % sign
  }
}

/** 127.0.0.0/8, ::1 and localhost; the URL class has already put other spellings into these. */
function isLoopback(url: URL): boolean {
  return /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(url.hostname);
}
