import * as vscode from 'vscode';
import type { Network, ProxyKind } from '../core/accounts/connection';

/** Asked without a proxy, always. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What VS Code's settings and the environment say of the way to a server; nothing is asked. */
export function networkFor(server: string): Network {
  const http = vscode.workspace.getConfiguration('http');
  const usesFetch = usesHostFetch(http);
  return {
    proxy: proxyKind(http, new URL(server), usesFetch),
    // VS Code's own fetch checks them whatever http.proxyStrictSSL says.
    checksCertificates: usesFetch || http.get<unknown>('proxyStrictSSL') !== false,
  };
}

/** Whether VS Code has made its own fetch aware of proxies and certificates; else undici is told. */
export function usesHostFetch(http: vscode.WorkspaceConfiguration): boolean {
  return http.get<unknown>('fetchAdditionalSupport') === true;
}

/** Names asked without a proxy: as VS Code has it, http.noProxy hides those of the environment. */
export function proxyExceptions(http: vscode.WorkspaceConfiguration): readonly string[] {
  const names = http.get<readonly string[]>('noProxy', []);
  return names.length > 0 ? names : environment('no_proxy', 'NO_PROXY').split(',');
}

function proxyKind(
  http: vscode.WorkspaceConfiguration,
  { hostname, port, protocol }: URL,
  usesFetch: boolean,
): ProxyKind {
  if (http.get<unknown>('proxySupport') === 'off') return 'off';
  if (LOOPBACK.includes(hostname)) return 'direct';
  const usedPort = port || (protocol === 'https:' ? '443' : '80');
  const isExcepted = proxyExceptions(http).some((name) =>
    fits(hostname, usedPort, name, usesFetch),
  );
  if (isExcepted) return 'direct';
  // VS Code's fetch passes over a proxy without a scheme.
  const isProxy = (proxy: string): boolean => (usesFetch ? proxy.includes('://') : proxy !== '');
  if (isProxy(http.get<string>('proxy', ''))) return 'setting';
  if (isProxy(environment('https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY')))
    return 'environment';
  // undici does not know it.
  return usesFetch ? 'system' : 'direct';
}

/** The first that says something. */
function environment(...names: readonly string[]): string {
  return names.map((name) => process.env[name] ?? '').find((value) => value !== '') ?? '';
}

/** Whether an exception, such as `.example.com` or `example.com:8443`, is a host's or a domain of it. */
function fits(hostname: string, port: string, exception: string, usesFetch: boolean): boolean {
  const [name = '', onlyPort = port] = exception.trim().toLowerCase().split(':', 2);
  if (name === '*') return true;
  // Only undici takes `*.example.com` for a domain.
  const bare = name.replace(usesFetch ? /^\./ : /^\*?\./, '');
  return bare !== '' && onlyPort === port && `.${hostname}`.endsWith(`.${bare}`);
}
