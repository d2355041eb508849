import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { ProxyOptions, Transport, UndiciTransport } from '../api';
import { fetchTransport } from '../api/fetchTransport';
import type { Log } from '../core/ports';
import { proxyExceptions, usesHostFetch } from './network';

/**
 * The way to the network: the host's own fetch where VS Code has made it aware of proxies and
 * certificates (`http.fetchAdditionalSupport`); undici, which gets them told, everywhere else.
 */
export class Transports implements vscode.Disposable {
  /** One for as long as the settings stay as they are. */
  private undici: { options: ProxyOptions; transport: Promise<UndiciTransport> } | undefined;

  constructor(private readonly log: Log) {}

  /** The one that the settings of this moment ask for. */
  async choose(): Promise<Transport> {
    const http = vscode.workspace.getConfiguration('http');
    if (usesHostFetch(http)) return fetchTransport;
    const options = proxyOptions(http);
    if (this.undici && isDeepStrictEqual(options, this.undici.options))
      return this.undici.transport;
    this.dispose();
    const transport = load(options);
    this.undici = { options, transport };
    return transport;
  }

  /** Requests under way go on to their end. */
  dispose(): void {
    const old = this.undici?.transport;
    this.undici = undefined;
    old
      ?.then(async (transport) => transport.close())
      .catch((error: unknown) => {
        const name = error instanceof Error ? error.name : 'error';
        this.log.warn(`Connections could not be closed: ${name}`);
      });
  }
}

async function load(options: ProxyOptions): Promise<UndiciTransport> {
  // A bundle of its own (esbuild.mjs), read from disk only where it is needed.
  const { createUndiciTransport } = await import('../api/undiciTransport');
  return createUndiciTransport(options);
}

function proxyOptions(http: vscode.WorkspaceConfiguration): ProxyOptions {
  const proxy = http.get<string>('proxy', '');
  const authorization = http.get<string | null>('proxyAuthorization', null);
  return {
    ...(proxy ? { httpProxy: proxy, httpsProxy: proxy } : {}),
    noProxy: proxyExceptions(http).join(','),
    proxySupport: http.get<string>('proxySupport') === 'off' ? 'off' : 'on',
    strictSSL: http.get<boolean>('proxyStrictSSL', true),
    systemCertificates: http.get<boolean>('systemCertificates', true),
    ...(authorization ? { authorization } : {}),
  };
}
