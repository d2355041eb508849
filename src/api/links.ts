/** The links made with a server's base address, and how they are found in what a person pasted. */
import { checkedKey, isKey } from './keys';
import { hasScheme, isHostName, isLoopback, isPrefix, LONGEST_HOST, toUrl } from './servers';

/** Characters of a text in which a link is looked for: a long mail with everything it answers to. */
const LOOKED_AT = 64 * 1024;
/** Words of it that look like a link and are read as one, each of which costs a parsed URL. */
const MOST_CANDIDATES = 32;
/** Characters of a domain with a scheme and a port. */
const LONGEST_DOMAIN = LONGEST_HOST + 'https://'.length + ':65535/'.length;

/**
 * The link for the recipient. Looking at its page does not use the secret up.
 * @param server base address
 * @param shareDomain what the server says of a custom domain, bare or as an origin. Links go into
 *   code and shells, so whatever is not a plain host name, https, or http on this computer for a
 *   server that is here as well, is passed over: the server's own address works for every secret.
 */
export function secretLink(server: string, secretKey: string, shareDomain?: string): string {
  return `${linkBase(server, shareDomain)}/secret/${checkedKey(secretKey)}`;
}

/** What stands before the page in a link that {@link secretLink} made: a server, or a domain. */
export function baseOfLink(link: string): string {
  return link.slice(0, link.lastIndexOf('/secret/'));
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
 * @param server base address
 */
export function receiptLink(server: string, metadataKey: string): string {
  const page = metadataKey.length > 31 ? 'receipt' : 'private';
  return `${server}/${page}/${checkedKey(metadataKey)}`;
}

export interface ParsedLink {
  /**
   * The base address, absent for a bare key. As written in the link, so possibly no server that
   * `parseServerUrl` accepts.
   */
  readonly server?: string;
  /** The same where what looks like a language in the path is the prefix of a server known here. */
  readonly serverIfKnown?: string;
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
  const [, before = '', key = ''] =
    /^(.*?)(?:\/api\/v1)?\/secret\/([0-9A-Za-z]+)[^0-9A-Za-z]*$/i.exec(
      decoded(url.pathname) ?? '',
    ) ?? [];
  if (!isKey(key)) return undefined;
  const server = before.replace(/\/[a-z]{2}(?:[-_][a-z]{2})?$/i, '');
  if (!isPrefix(url, server)) return undefined;
  return {
    server: url.origin + server,
    ...(server !== before && isPrefix(url, before) ? { serverIfKnown: url.origin + before } : {}),
    secretKey: key,
  };
}

function linkBase(serverUrl: string, shareDomain = ''): string {
  const server = new URL(serverUrl);
  const origin = linkOrigin(server, shareDomain);
  // A custom domain leads to the server itself, whatever that lives below at its own host.
  return origin === server.origin ? origin + server.pathname.replace(/\/$/, '') : origin;
}

function linkOrigin(server: URL, shareDomain: string): string {
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

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a stray % sign
  }
}
