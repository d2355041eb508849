import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { getGlobalDispatcher } from 'undici';
import * as api from '../../../src/api';
import { createUndiciTransport, type ProxyOptions } from '../../../src/api/undiciTransport';
import { createAuthority } from '../../support/certificates';
import { listen } from '../../support/listening';
import { startProxyServer, type ProxyServer } from '../../support/proxyServer';
import { startRecordingServer, type RecordingServer } from '../../support/recordingServer';

/** A name that nobody but the proxy can resolve (RFC 2606). */
const HOST = 'secrets.invalid';

const answer = (): { body: unknown } => ({ body: { status: 'nominal', secret_key: 'abc' } });

async function unreachable(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => assert.fail('no error'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof api.UnreachableError, String(error));
  assert.equal(error.outcome, 'not-sent');
  if (error.certificate) return 'certificate';
  return /^(?:ENOTFOUND|EAI_AGAIN)$/.test(error.reason) ? 'unknown host' : error.reason;
}

describe('undici transport behind a proxy', () => {
  const authority = createAuthority();
  const authorization = `Basic ${Buffer.from('proxy-user:pw').toString('base64')}`;
  let secure: RecordingServer;
  let plain: RecordingServer;
  let proxy: ProxyServer;
  let strictProxy: ProxyServer;
  const environment = { ...process.env };

  before(async () => {
    for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
      Reflect.deleteProperty(process.env, name);
      Reflect.deleteProperty(process.env, name.toUpperCase());
    }
    secure = await startRecordingServer(answer, authority.issue(HOST));
    plain = await startRecordingServer(answer);
    const hosts = { [HOST]: secure.port, 'other.invalid': secure.port };
    proxy = await startProxyServer(hosts);
    strictProxy = await startProxyServer(hosts, authorization);
  });
  after(async () => {
    Object.assign(process.env, environment);
    for (const server of [secure, plain, proxy, strictProxy]) await server.close();
  });

  const client = (options: ProxyOptions, server = `https://${HOST}`): api.OnetimeSecretClient =>
    new api.OnetimeSecretClient({ server, transport: createUndiciTransport(options) });
  const trusting = (): ProxyOptions => ({ httpsProxy: proxy.url, ca: [authority.ca] });

  it('shares through it, with a host that only it resolves and an authority of ours', async () => {
    const before = secure.requests.length;
    await client(trusting()).share('hunter2');
    assert.deepEqual(proxy.asked.at(-1), `CONNECT ${HOST}:443`);
    assert.equal(secure.requests.length, before + 1);
    assert.equal(secure.requests.at(-1)?.body, 'secret=hunter2');
  });

  it('takes a proxy written without a scheme', async () => {
    await client({ ...trusting(), httpsProxy: `127.0.0.1:${proxy.port}` }).status();
  });

  it('takes the proxy of the environment, unless told another', async () => {
    process.env.https_proxy = proxy.url;
    try {
      await client({ ca: [authority.ca] }).status();
      assert.equal(
        await unreachable(client({ ca: [authority.ca], proxySupport: 'off' }).status()),
        'unknown host',
      );
    } finally {
      delete process.env.https_proxy;
    }
  });

  it('goes around it where noProxy says so', async () => {
    const asked = proxy.asked.length;
    for (const noProxy of [HOST, '.invalid', 'a.example, *']) {
      assert.equal(await unreachable(client({ ...trusting(), noProxy }).status()), 'unknown host');
    }
    assert.equal(proxy.asked.length, asked);
  });

  it('never asks it for this computer', async () => {
    const asked = proxy.asked.length;
    const options = { httpProxy: proxy.url, noProxy: 'a.example' };
    await client(options, plain.origin).status();
    await client(options, plain.origin.replace('127.0.0.1', 'localhost')).status();
    assert.equal(proxy.asked.length, asked);
  });

  it('logs in with the authorization given, and says so if the proxy wants one', async () => {
    const options = { ...trusting(), httpsProxy: strictProxy.url };
    assert.equal(await unreachable(client(options).share('x')), 'PROXY_407');
    await client({ ...options, authorization }).share('x');
    assert.equal(strictProxy.authorizations.at(-1), authorization);
  });

  it('keeps the log-in of the proxy from the server, and that of the server from the proxy', async () => {
    const credentials = { username: 'tom', token: 'x'.repeat(9) };
    const transport = createUndiciTransport({
      ...trusting(),
      httpsProxy: strictProxy.url,
      authorization,
    });
    const server = `https://${HOST}`;
    await new api.OnetimeSecretClient({ server, credentials, transport }).share('x');
    assert.equal(secure.requests.at(-1)?.headers['proxy-authorization'], undefined);
    assert.ok(secure.requests.at(-1)?.headers.authorization);
  });

  it('does not trust an authority that it was not told of, unless checking is off', async () => {
    const untold = { httpsProxy: proxy.url };
    const before = secure.requests.length;
    assert.equal(await unreachable(client(untold).share('hunter2')), 'certificate');
    assert.equal(secure.requests.length, before);
    await client({ ...untold, strictSSL: false }).share('hunter2');
  });

  it('does not accept the certificate of another name', async () => {
    const call = client(trusting(), 'https://other.invalid').share('hunter2');
    assert.equal(await unreachable(call), 'certificate');
  });

  it('says which proxy status kept it from the server', async () => {
    const call = client(trusting(), 'https://unknown.invalid').status();
    assert.equal(await unreachable(call), 'PROXY_502');
  });

  it('lets go of a proxy that hangs up on every tunnel, at the time limit', async () => {
    let connections = 0;
    const hangingUp = createServer((socket) => {
      connections += 1;
      socket.on('data', () => socket.end());
    });
    const { port, close } = await listen(hangingUp);
    const proxy = `http://127.0.0.1:${port}`;
    const transport = createUndiciTransport({ httpProxy: proxy, httpsProxy: proxy, noProxy: '' });
    const options = { server: 'https://ots.example', transport, timeoutMs: 200 };
    await assert.rejects(new api.OnetimeSecretClient(options).share('x'), api.TimeoutError);
    const soFar = connections;
    // A connection of our own, there and back, by when others would have come.
    await once(connect(port, '127.0.0.1').end('x').resume(), 'close');
    assert.ok(soFar > 1 && connections <= soFar + 2, `${soFar}, then ${connections}`);
    await transport.close();
    await close();
  });

  it('fails the call, not the start, with a proxy that is no URL', async () => {
    const call = client({ httpsProxy: 'http://user:pw@127.0.0.1:99999' }).status();
    assert.equal(await unreachable(call), 'PROXY_ERR_INVALID_URL');
  });

  it('leaves the dispatcher of everyone else alone', async () => {
    const dispatcher = getGlobalDispatcher();
    await client(trusting()).status();
    assert.equal(getGlobalDispatcher(), dispatcher);
  });
});
