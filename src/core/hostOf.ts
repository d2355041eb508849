import { domainToUnicode } from 'node:url';
import { isPrefix } from '../api';
import { cleanText } from './foreignText';

/** Characters of a host, and of a prefix, that are shown. */
const LONGEST_PART = 60;

/**
 * What people know a server by: its host, and the port and the prefix where it has them. One with
 * letters beyond ASCII is shown in both spellings, since many of those look alike:
 * `münchen.example (xn--mnchen-3ya.example)`. Of a long host the end is shown, which says whose it is.
 * @param server base address. Of the address of a page, which may hold a key, only the host is told
 */
export function hostOf(server: string): string {
  const url = new URL(server);
  const { hostname, port } = url;
  const path = url.pathname.replace(/\/$/, '');
  const rest = `${port && `:${port}`}${isPrefix(url, path) ? cleanText(path, LONGEST_PART) : ''}`;
  const unicode = cleanText(domainToUnicode(hostname), 1000);
  return /(?:^|\.)xn--/.test(hostname) && unicode !== '' && unicode !== hostname
    ? `${endOf(unicode)} (${endOf(hostname)})${rest}`
    : `${endOf(hostname)}${rest}`;
}

function endOf(host: string): string {
  return host.length > LONGEST_PART ? `…${host.slice(1 - LONGEST_PART)}` : host;
}
