import assert from 'node:assert/strict';
import { parseTtl } from '../../../../src/core/sharing/ttl';

describe('A time to live', () => {
  it('is a number and a unit', () => {
    assert.equal(parseTtl('45s'), 45);
    assert.equal(parseTtl('30m'), 1800);
    assert.equal(parseTtl('12h'), 43_200);
    assert.equal(parseTtl('7d'), 604_800);
    assert.equal(parseTtl('2w'), 1_209_600);
    assert.equal(parseTtl('9999999s'), 9_999_999);
  });

  it('is nothing else', () => {
    const others = ['', '0d', '01d', '1', 'd', '1y', '1D', ' 1d', '1d ', '1.5h', '-1d', '1d1h'];
    for (const text of [...others, '10000000s', '1e3s', '１d', '1d\n']) {
      assert.equal(parseTtl(text), undefined, JSON.stringify(text));
    }
  });
});
