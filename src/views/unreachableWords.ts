import * as vscode from 'vscode';
import { isOnThisComputer, type ProxyFault, type UnreachableError } from '../api';
import type { ActionFailedError } from '../core/errors';

/** Why no connection to a server came about, and what to do about it, in two sentences. */
export function unreachableInWords(
  { host, server }: Pick<ActionFailedError, 'host' | 'server'>,
  error: UnreachableError,
): string {
  const { certificate, notTls, proxy, reason } = error;
  if (certificate !== undefined) return certificateInWords(host, certificate, reason);
  if (proxy !== undefined) return proxyInWords(host, proxy);
  if (notTls && isOnThisComputer(server))
    return vscode.l10n.t('{0} speaks http and not https. Write http:// in its address.', host);
  return notTls
    ? vscode.l10n.t(
        '{0} does not speak https at this port ({1}). Check the server address and its port.',
        host,
        reason,
      )
    : vscode.l10n.t(
        '{0} could not be reached ({1}). Check the connection, the proxy settings and the server address.',
        host,
        reason,
      );
}

function certificateInWords(
  host: string,
  fault: NonNullable<UnreachableError['certificate']>,
  reason: string,
): string {
  switch (fault) {
    case 'expired':
      return vscode.l10n.t(
        'The certificate of {0} has expired. If the date of this computer is right, whoever runs the server has to renew it.',
        host,
      );
    case 'early':
      return vscode.l10n.t(
        'The certificate of {0} is not valid yet. Check the date and time of this computer first.',
        host,
      );
    case 'other-name':
      return vscode.l10n.t(
        'The certificate that came for {0} is for another name. Check the server address, or whether a proxy or sign-in page is in between.',
        host,
      );
    case 'untrusted':
      return vscode.l10n.t(
        'The certificate of {0} is not trusted here ({1}). If it is your company’s or your own, add its authority to the certificates of the system; VS Code reads them while http.systemCertificates is on.',
        host,
        reason,
      );
  }
}

function proxyInWords(host: string, fault: ProxyFault): string {
  if ('code' in fault) {
    return vscode.l10n.t(
      'The proxy on the way to {0} could not be reached ({1}). Check http.proxy in VS Code’s settings, or the proxy of the system.',
      host,
      fault.code,
    );
  }
  const { status } = fault;
  if (status === 407) {
    // VS Code’s fetch passes over http.proxyAuthorization (measured in 1.104.0 and 1.139.1).
    return vscode.l10n.t(
      'The proxy on the way to {0} wants a user name and password (HTTP 407). Write them into http.proxy in VS Code’s settings: http://NAME:PASSWORD@HOST:PORT.',
      host,
    );
  }
  return status >= 500
    ? vscode.l10n.t(
        'The proxy could not reach {0} (HTTP {1}). Check the server address; if your network reaches it directly, add it to http.noProxy.',
        host,
        status,
      )
    : vscode.l10n.t(
        'The proxy does not let you through to {0} (HTTP {1}). Ask whoever runs the proxy; if your network reaches it directly, add it to http.noProxy.',
        host,
        status,
      );
}
