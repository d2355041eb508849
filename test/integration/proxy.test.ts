import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../dev/server';
import { createAuthority } from '../support/certificates';
import { startProxyServer, type ProxyServer } from '../support/proxyServer';
import { startRecordingServer } from '../support/recordingServer';
import { startTlsFront, type TlsFront } from '../support/tlsFront';
import { HOST, trustedCertificate } from './support/environment';
import { activated, closeEditors, open, use } from './support/extension';
import { Messages } from './support/messages';
import { OtherSettings } from './support/settings';
import { keyOf, share } from './support/sharing';

/** A server whose certificate is signed by nobody that this computer trusts. */
const UNTRUSTED = 'untrusted.test';
const NOTHING_SHARED = 'Nothing was shared, and your clipboard is unchanged.';

for (const fetchAdditionalSupport of [true, false]) {
  const client = fetchAdditionalSupport ? 'VS Code’s own fetch' : 'undici, without VS Code’s fetch';

  describe(`Behind a proxy, with ${client}`, () => {
    const settings = new OtherSettings();
    let server: LocalServer;
    let front: TlsFront;
    let untrusted: TlsFront;
    let proxy: ProxyServer;
    let messages: Messages;

    before(async () => {
      await activated();
      server = await startServer({ hosts: [HOST, UNTRUSTED] });
      front = await startTlsFront(trustedCertificate(), server.port);
      untrusted = await startTlsFront(createAuthority().issue(UNTRUSTED), server.port);
      await settings.set('http', 'fetchAdditionalSupport', fetchAdditionalSupport);
    });
    beforeEach(async () => {
      proxy = await startProxyServer({ [HOST]: front.port, [UNTRUSTED]: untrusted.port });
      await settings.set('http', 'proxy', proxy.url);
      await settings.set('http', 'noProxy', []);
      server.clearRequests();
      messages = new Messages();
      await open('hunter2', 'hunter2');
      await vscode.env.clipboard.writeText('mine');
    });
    afterEach(async () => {
      messages.restore();
      await closeEditors();
      await proxy.close();
    });
    after(async () => {
      await settings.restore();
      for (const one of [front, untrusted, server]) await one.close();
    });

    async function fails(expected: RegExp): Promise<void> {
      assert.equal(await share(), undefined);
      assert.match((await messages.only()).message, expected);
      assert.ok((await messages.only()).message.endsWith(NOTHING_SHARED));
      assert.equal(server.requests.length, 0);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    }

    it('shares at a name that only the proxy resolves, under an authority of this computer', async () => {
      await use(`https://${HOST}`);
      const result = await share();
      assert.ok(result, messages.shown[0]?.message);
      assert.ok(result.link.startsWith(`https://${HOST}/secret/`));
      assert.equal(server.peek(keyOf(result.link))?.value, 'hunter2');
      assert.deepEqual(proxy.asked, [`CONNECT ${HOST}:443`]);
      assert.equal(server.requests.length, 1);
      assert.equal(await vscode.env.clipboard.readText(), result.link);
    });

    it('sends a share once, directly and through the proxy, to a server that answers 421', async () => {
      const misdirected = await startRecordingServer(() => ({ status: 421, body: '' }));
      const secure = await startTlsFront(trustedCertificate(), misdirected.port);
      await proxy.close();
      proxy = await startProxyServer({ [HOST]: secure.port });
      await settings.set('http', 'proxy', proxy.url);
      try {
        for (const origin of [misdirected.origin, `https://${HOST}`]) {
          const before = misdirected.requests.length;
          messages.shown.length = 0;
          await use(origin);
          await fails(/ refused, without saying why \(HTTP 421\)\. /);
          const requests = misdirected.requests.slice(before);
          assert.deepEqual(
            requests.map(({ method, url, body, headers }) => [
              `${method} ${url} ${new URLSearchParams(body).get('secret') ?? ''}`,
              headers['content-length'] === `${body.length}`,
              headers['transfer-encoding'],
            ]),
            [['POST /api/v1/share hunter2', true, undefined]],
          );
        }
        assert.deepEqual(proxy.asked, [`CONNECT ${HOST}:443`]);
      } finally {
        await secure.close();
        await misdirected.close();
      }
    });

    it('goes around the proxy where http.noProxy says so', async () => {
      await settings.set('http', 'noProxy', [HOST]);
      await use(`https://${HOST}`);
      await fails(
        /^secrets\.test could not be reached \((ENOTFOUND|EAI_AGAIN)\)\. Check the connection, the proxy settings and the server address\. /,
      );
      assert.deepEqual(proxy.asked, []);
    });

    // VS Code's fetch reads the environment once, when it starts.
    if (!fetchAdditionalSupport) {
      it('goes around it where the environment says so, unless http.noProxy says anything', async () => {
        const { no_proxy: before } = process.env;
        process.env.no_proxy = `a.example,${HOST}`;
        try {
          await use(`https://${HOST}`);
          await fails(/^secrets\.test could not be reached \((ENOTFOUND|EAI_AGAIN)\)\. /);
          assert.deepEqual(proxy.asked, []);
          await settings.set('http', 'noProxy', ['a.example']);
          assert.ok(await share());
          assert.deepEqual(proxy.asked, [`CONNECT ${HOST}:443`]);
        } finally {
          if (before === undefined) delete process.env.no_proxy;
          else process.env.no_proxy = before;
        }
      });
    }

    it('sends nothing to a server whose certificate is not trusted, and says so', async () => {
      await use(`https://${UNTRUSTED}`);
      await fails(
        /^The certificate of untrusted\.test is not trusted here \([A-Z_]+\)\. If it is your company’s or your own, /,
      );
      assert.deepEqual(proxy.asked, [`CONNECT ${UNTRUSTED}:443`]);
    });

    it('says that the proxy cannot be reached', async () => {
      await proxy.close();
      await use(`https://${HOST}`);
      await fails(
        /^The proxy on the way to secrets\.test could not be reached \(ECONNREFUSED\)\. /,
      );
    });
  });
}
