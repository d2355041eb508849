import * as vscode from 'vscode';
import type { Network, ProxyKind } from '../core/accounts/connection';

/** Asked without a proxy, always. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What VS Code's settings and the environment say of the way to a server; nothing is asked. */
export function networkFor(server: string): Network {
  const http = vscode.workspace.getConfiguration('http');
  const usesFetch = http.get<unknown>('fetchAdditionalSupport') === true;
  return {
    proxy: proxyKind(http, new URL(server), usesFetch),
    // VS Code's own fetch checks them whatever http.proxyStrictSSL says.
    checksCertificates: usesFetch || http.get<unknown>('proxyStrictSSL') !== false,
  };
}

function proxyKind(
  http: vscode.WorkspaceConfiguration,
  { hostname, protocol }: URL,
  usesFetch: boolean,
): ProxyKind {
  if (http.get<unknown>('proxySupport') === 'off') return 'off';
  if (LOOPBACK.includes(hostname)) return 'direct';
  const { env } = process;
  const isExcepted = [...http.get<string[]>('noProxy', []), env.no_proxy ?? env.NO_PROXY ?? '']
    .flatMap((list) => list.split(/[,\s]+/))
    .some((name) => fits(hostname, name));
  if (isExcepted) return 'direct';
  if (http.get<string>('proxy', '')) return 'setting';
  const secure = protocol === 'https:' ? (env.https_proxy ?? env.HTTPS_PROXY) : undefined;
  if (secure ?? env.http_proxy ?? env.HTTP_PROXY) return 'environment';
  // undici does not know it.
  return usesFetch ? 'system' : 'direct';
}

/** Whether a name of a list of exceptions, such as `.example.com`, is a host's or a domain of it. */
function fits(hostname: string, name: string): boolean {
  const bare = name
    .replace(/^\*?\./, '')
    .replace(/:\d+$/, '')
    .toLowerCase();
  return bare === '*' || (bare !== '' && `.${hostname}`.endsWith(`.${bare}`));
}
