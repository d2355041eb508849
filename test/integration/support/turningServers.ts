import type { Certificate } from '../../support/certificates';
import { startProxyServer, type ProxyServer } from '../../support/proxyServer';
import {
  startRecordingServer,
  type RecordingServer,
  type Reply,
} from '../../support/recordingServer';
import { startTlsFront } from '../../support/tlsFront';
import { HOST, trustedCertificate } from './environment';
import type { OtherSettings } from './settings';

/** What a server answers to status and authcheck when all is well. */
export const NOMINAL: Reply = { body: { status: 'nominal', locale: 'en' } };
/** Something that goes wrong with a server that somebody is signed in to. */
export interface Scene {
  readonly origin: string;
  /** From now on it is as the case says. */
  readonly turn: () => unknown;
  /** What must have got nothing by the time that all is over. */
  readonly untouched: () => readonly unknown[];
  readonly close: () => Promise<unknown>;
}

/** A server over http that answers well until it turns. */
export async function plain(bad: (authorized: boolean) => Reply): Promise<Scene> {
  let turned = false;
  const one: RecordingServer = await startRecordingServer(({ headers }) => {
    const authorized = headers.authorization !== undefined;
    return turned ? bad(authorized) : NOMINAL;
  });
  return {
    origin: one.origin,
    turn: () => (turned = true),
    untouched: () => [],
    close: one.close,
  };
}

/** The same, redirecting to a server that has to get nothing. */
export async function redirecting(status: number, path: string): Promise<Scene> {
  const elsewhere = await startRecordingServer(() => NOMINAL);
  const location = `http://localhost:${elsewhere.port}${path}`;
  const scene = await plain(() => ({ status, headers: { Location: location }, body: '' }));
  return {
    ...scene,
    untouched: () => elsewhere.requests,
    close: async () => Promise.all([scene.close(), elsewhere.close()]),
  };
}

/** A server over https, behind a proxy, that presents another certificate when it turns. */
export async function secure(settings: OtherSettings, other: Certificate): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  const good = await startTlsFront(trustedCertificate(), one.port);
  const bad = await startTlsFront(other, one.port);
  const hosts: Record<string, number> = { [HOST]: good.port };
  const proxy = await startProxyServer(hosts);
  await settings.set('http', 'proxy', proxy.url);
  let before = 0;
  return {
    origin: `https://${HOST}`,
    turn: async () => {
      hosts[HOST] = bad.port;
      before = one.requests.length;
      await good.close();
    },
    untouched: () => one.requests.slice(before),
    close: async () => Promise.all([one.close(), bad.close(), proxy.close()]),
  };
}

/** A server over https behind a proxy that wants a password when it turns. */
export async function guardedByProxy(settings: OtherSettings): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  const front = await startTlsFront(trustedCertificate(), one.port);
  const open = await startProxyServer({ [HOST]: front.port });
  const strict: ProxyServer = await startProxyServer({ [HOST]: front.port }, 'Basic none');
  await settings.set('http', 'proxy', open.url);
  let before = 0;
  return {
    origin: `https://${HOST}`,
    turn: async () => {
      before = one.requests.length;
      await settings.set('http', 'proxy', strict.url);
      await open.close();
    },
    untouched: () => [
      ...one.requests.slice(before),
      ...strict.authorizations.filter((given) => given !== undefined),
      ...strict.asked.filter((asked) => asked !== `CONNECT ${HOST}:443`),
    ],
    close: async () => Promise.all([one.close(), front.close(), strict.close()]),
  };
}

export async function gone(): Promise<Scene> {
  const one = await startRecordingServer(() => NOMINAL);
  return {
    origin: one.origin,
    turn: one.close,
    untouched: () => [],
    close: async () => Promise.resolve(),
  };
}
