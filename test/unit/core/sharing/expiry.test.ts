import assert from 'node:assert/strict';
import { offeredTtls } from '../../../../src/core/sharing/expiry';

const DAY = 86_400;

describe('Offered expiries', () => {
  it('end at the ceiling, shortest first', () => {
    assert.deepEqual(offeredTtls(DAY, 7 * DAY).slice(-3), [DAY, 3 * DAY, 7 * DAY]);
    assert.equal(offeredTtls(DAY, 30 * DAY).at(-1), 30 * DAY);
  });
  it('have the person’s own default among them', () => {
    const offered = offeredTtls(36 * 3600, 7 * DAY);
    assert.ok(offered.includes(36 * 3600));
    assert.deepEqual(
      offered,
      [...offered].sort((a, b) => a - b),
    );
  });
  it('leave out a default that the server would shorten', () => {
    assert.ok(!offeredTtls(30 * DAY, 7 * DAY).includes(30 * DAY));
  });
  it('are at least what the server grants', () => {
    assert.deepEqual(offeredTtls(DAY, 60), [60]);
  });
});
