import assert from 'node:assert/strict';
import type { ProxyKind } from '../../src/core/accounts/connection';
import { networkFor } from '../../src/host/network';
import { OtherSettings } from './support/settings';

const SERVER = 'https://ots.example';
const NAMES = ['no_proxy', 'http_proxy', 'https_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
]);

for (const usesFetch of [true, false]) {
  describe(`The way to a server, as ${usesFetch ? 'VS Code’s own fetch' : 'undici'} takes it`, () => {
    const settings = new OtherSettings();
    const before = new Map(NAMES.map((name) => [name, process.env[name]]));
    beforeEach(async () => {
      for (const name of NAMES) Reflect.deleteProperty(process.env, name);
      await settings.set('http', 'fetchAdditionalSupport', usesFetch);
    });
    afterEach(async () => {
      await settings.restore();
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    });

    function is(expected: ProxyKind, server = SERVER): void {
      assert.equal(networkFor(server).proxy, expected, server);
    }

    it('is what only the system knows, or none', () => {
      is(usesFetch ? 'system' : 'direct');
    });

    it('is the proxy of the environment, and before it that of the setting', async () => {
      process.env.HTTP_PROXY = 'http://proxy.example:3128';
      is('environment');
      await settings.set('http', 'proxy', 'http://proxy.example:3128');
      is('setting');
    });

    it('is none where http.proxySupport is off, whatever else says', async () => {
      process.env.https_proxy = 'http://proxy.example:3128';
      await settings.set('http', 'proxy', 'http://proxy.example:3128');
      await settings.set('http', 'proxySupport', 'off');
      is('off');
    });

    it('is direct to this computer, and to what is excepted', async () => {
      await settings.set('http', 'proxy', 'http://proxy.example:3128');
      for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
        is('direct', origin);
      for (const [name, expected] of [
        ['ots.example', 'direct'],
        ['OTS.example:443', 'direct'],
        ['ots.example:8443', 'setting'],
        ['.example', 'direct'],
        ['example', 'direct'],
        ['*', 'direct'],
        ['s.example', 'setting'],
        // As they differ.
        ['*.example', usesFetch ? 'setting' : 'direct'],
      ] as const) {
        await settings.set('http', 'noProxy', [name]);
        assert.equal(networkFor(SERVER).proxy, expected, name);
      }
    });

    it('is direct to what the environment excepts, unless http.noProxy says anything', async () => {
      process.env.HTTPS_PROXY = 'http://proxy.example:3128';
      process.env.NO_PROXY = 'a.example, ots.example';
      is('direct');
      await settings.set('http', 'noProxy', ['a.example']);
      is('environment');
    });

    it('checks certificates, unless undici is told not to', async () => {
      assert.ok(networkFor(SERVER).checksCertificates);
      await settings.set('http', 'proxyStrictSSL', false);
      assert.equal(networkFor(SERVER).checksCertificates, usesFetch);
    });
  });
}
