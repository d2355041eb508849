import assert from 'node:assert/strict';
import type { Finding, ProxyKind } from '../../../src/core/accounts/connection';
import {
  findingInWords,
  lineOf,
  verdictInWords,
} from '../../../src/views/accounts/connectionInWords';

const place = { server: 'https://ots.example', usernames: ['ann', 'bob'] };

describe('The words for what a check finds', () => {
  it('tell by which proxy the server was reached', () => {
    const ways: Readonly<Record<ProxyKind, string>> = {
      off: 'without a proxy, since http.proxySupport is off',
      direct: 'without a proxy',
      setting: 'by the proxy of VS Code’s setting http.proxy',
      environment: 'by the proxy of the environment variables',
      system: 'as the system’s proxy settings say',
    };
    for (const [proxy, words] of Object.entries(ways) as [ProxyKind, string][]) {
      const finding = { code: 'reachable', level: 'good', proxy, milliseconds: 5 } as const;
      assert.equal(lineOf(finding), `✓ Reached in 5 ms, ${words}.`);
    }
  });

  it('warn of a certificate that is not checked, and of a storage that does not last', () => {
    const certificate = { code: 'certificate', level: 'warning' } as const;
    assert.match(lineOf(certificate), /^! Its certificate is not checked, .* Switch it on\.$/);
    const storage = { code: 'storage', level: 'warning' } as const;
    assert.match(lineOf(storage), /^! VS Code’s secret storage does not last here: /);
  });

  it('warn of a clock that is off, and say which way', () => {
    for (const [ahead, words] of [
      [3_600_000, 'is 1 hour ahead of the server’s'],
      [-120_000, 'is 2 minutes behind the server’s'],
    ] as const) {
      const line = lineOf({ code: 'clock', level: 'warning', ahead });
      assert.match(line, /^! The clock of this computer .* Set it right\.$/);
      assert.ok(line.includes(words), line);
    }
    const good = findingInWords({ code: 'clock', level: 'good', ahead: 900 });
    assert.equal(good, 'The clocks of this computer and of the server agree.');
  });

  it('say in one sentence whether it works: a warning does', () => {
    const warning: Finding = { code: 'storage', level: 'warning' };
    assert.equal(verdictInWords(place, [warning]), 'ots.example works for ann and bob.');
    assert.equal(
      verdictInWords({ ...place, usernames: [] }, []),
      'ots.example works, without an account.',
    );
    assert.equal(verdictInWords(undefined, []), 'A setting is in the way of sharing.');
  });
});
