import { domainToUnicode } from 'node:url';
import { isPrefix } from '../api';
import { cleanText } from './foreignText';

/**
 * What people know a server by: its host, and the port and the prefix where it has them. One with
 * letters beyond ASCII is shown in both spellings, since many of those look alike:
 * `münchen.example (xn--mnchen-3ya.example)`.
 * @param server base address. Of the address of a page, which may hold a key, only the host is told
 */
export function hostOf(server: string): string {
  const url = new URL(server);
  const { hostname, port } = url;
  const path = url.pathname.replace(/\/$/, '');
  const rest = `${port && `:${port}`}${isPrefix(url, path) ? path : ''}`;
  const unicode = cleanText(domainToUnicode(hostname));
  return /(?:^|\.)xn--/.test(hostname) && unicode !== '' && unicode !== hostname
    ? `${unicode}${rest} (${hostname})`
    : `${hostname}${rest}`;
}
