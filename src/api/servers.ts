/** Regions as data, the rules for a server's address, and the links made with it. */
import { InvalidServerUrlError } from './errors';
import { checkedKey, isKey } from './keys';
import { parsedUrl } from './urls';

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

/** Characters of a server's address. */
const LONGEST_ADDRESS = 2000;
/** Characters of a text in which a link is looked for: a long mail with everything it answers to. */
const LOOKED_AT = 64 * 1024;
/** Words of it that look like a link and are read as one, each of which costs a parsed URL. */
const MOST_CANDIDATES = 32;
/** Characters of a domain, by the standard, and of it with a scheme and a port. */
const LONGEST_HOST = 253;
const LONGEST_DOMAIN = LONGEST_HOST + 'https://'.length + ':65535/'.length;

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
  if (trimmed.length > LONGEST_ADDRESS) throw new InvalidServerUrlError('not-a-url');
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
 * @param shareDomain what the server says of a custom domain, bare or as an origin. Links go into
 *   code and shells, so whatever is not a plain host name, https, or http on this computer for a
 *   server that is here as well, is passed over: the server's own origin works for every secret.
 */
export function secretLink(serverOrigin: string, secretKey: string, shareDomain?: string): string {
  return `${linkOrigin(serverOrigin, shareDomain)}/secret/${checkedKey(secretKey)}`;
}

/**
 * A custom domain as servers know it, from what a person wrote: with a scheme they pass it over
 * without a word.
 */
export function bareDomain(text: string): string {
  return text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
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
 * with a language in its path, without a scheme. Or a bare key. `undefined` if there is none among
 * the first words that look like one.
 */
export function parseSecretLink(text: string): ParsedLink | undefined {
  const trimmed = text.slice(0, LOOKED_AT).trim();
  // A bare word could be anything, the secret included; keys have never been shorter than this.
  if (trimmed.length >= 20 && isKey(trimmed)) return { secretKey: trimmed };
  const plain = /%3A%2F%2F/i.test(trimmed) ? (decoded(trimmed) ?? trimmed) : trimmed;
  let candidates = 0;
  for (const [word] of plain.matchAll(/[^\s<>"'`|\\^{}]+/g)) {
    // Spares all other words of a long text.
    if (!/\/secret\//i.test(word)) continue;
    if (++candidates > MOST_CANDIDATES) return undefined;
    const link = toSecretLink(word);
    if (link !== undefined) return link;
  }
  return undefined;
}

function toSecretLink(word: string): ParsedLink | undefined {
  const start = word.search(/https?:\/\//i);
  const url = toUrl(start > 0 ? word.slice(start) : word.replace(/^[([*_]+/, ''));
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  // What stands after the key and cannot be of it is the sentence's that it was found in.
  const key =
    /^(?:\/api\/v1|\/[a-z]{2,3}(?:[-_][a-z]{2,4})?)?\/secret\/([0-9A-Za-z]+)[^0-9A-Za-z]*$/i.exec(
      decoded(url.pathname) ?? '',
    )?.[1];
  return key !== undefined && isKey(key) ? { origin: url.origin, secretKey: key } : undefined;
}

function linkOrigin(serverOrigin: string, shareDomain = ''): string {
  const server = new URL(serverOrigin);
  const url = toDomain(shareDomain);
  if (url === undefined) return server.origin;
  // The server's own name, bare: the address it is reached at says more (port, http on loopback).
  if (!hasScheme(shareDomain) && url.hostname === server.hostname) return server.origin;
  if (!isLoopback(url)) return `https://${url.host}`;
  if (!isLoopback(server)) return server.origin;
  return hasScheme(shareDomain) ? url.origin : `https://${url.host}`;
}

/** A host name, with or without the web's schemes and a port, and nothing else. */
function toDomain(text: string): URL | undefined {
  if (text.length > LONGEST_DOMAIN) return undefined;
  if (!/^(?:https?:\/\/)?(?:[a-z0-9.-]+|\[::1\])(?::\d{1,5})?\/?$/i.test(text)) return undefined;
  const url = toUrl(text);
  return url !== undefined && isHostName(url.hostname) ? url : undefined;
}

/** Letters, digits and hyphens between dots (RFC 1123), or this computer's IPv6 address. */
export function isHostName(text: string): boolean {
  if (text === '[::1]') return true;
  if (text.length > LONGEST_HOST) return false;
  return text.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function toUrl(text: string): URL | undefined {
  if (hasScheme(text)) return parsedUrl(text);
  const url = parsedUrl(`https://${text}`);
  // Hardly anybody has a certificate for the computer that they sit at.
  return url && isLoopback(url) ? parsedUrl(`http://${text}`) : url;
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
