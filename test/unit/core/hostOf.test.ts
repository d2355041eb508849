import assert from 'node:assert/strict';
import { InvalidServerUrlError } from '../../../src/api';
import { ActionFailedError } from '../../../src/core/errors';
import { hostOf } from '../../../src/core/hostOf';

describe('What people know a server by', () => {
  const known: readonly (readonly [string, string])[] = [
    ['https://eu.onetimesecret.com', 'eu.onetimesecret.com'],
    ['http://127.0.0.1:7143', '127.0.0.1:7143'],
    ['http://[::1]:7143/ots', '[::1]:7143/ots'],
    ['https://tools.example/ots', 'tools.example/ots'],
    // Other letters look alike: the spelling that is unmistakable is beside them.
    ['https://xn--mnchen-3ya.example', 'münchen.example (xn--mnchen-3ya.example)'],
    [
      'https://a.xn--mnchen-3ya.example:8443/ots',
      'a.münchen.example (a.xn--mnchen-3ya.example):8443/ots',
    ],
    ['https://xn--80ak6aa92e.com', 'аррӏе.com (xn--80ak6aa92e.com)'],
    ['https://axn--b.example', 'axn--b.example'],
    // Whose it is stands at the end, and is always in sight.
    [
      `https://eu.onetimesecret.com.${'a'.repeat(60)}.evil.example/${'p.'.repeat(60)}p`,
      `…${'a'.repeat(46)}.evil.example/${'p.'.repeat(29)}p…`,
    ],
    // Nothing of a page's address, which may hold a key.
    [`https://tools.example/ots/secret/${'k'.repeat(62)}`, 'tools.example'],
    ['https://tools.example/receipt/abc', 'tools.example'],
  ];
  for (const [server, host] of known) {
    it(`is ${host}`, () => {
      assert.equal(hostOf(server), host);
      const error = new ActionFailedError('share', server, new InvalidServerUrlError('path'));
      assert.equal(error.host, host);
    });
  }
});
