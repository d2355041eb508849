const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is offered, in seconds; the least is what the oldest servers grant. */
const OFFERED = [
  5 * MINUTE,
  30 * MINUTE,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];

/**
 * The expiries to choose from, in seconds, shortest first: the usual ones and the person's own
 * default, without those that the server would shorten.
 *
 * @param preferred the default from the settings, in seconds
 * @param ceiling the most that the server grants, in seconds
 */
export function offeredTtls(preferred: number, ceiling: number): readonly number[] {
  const all = [...new Set([...OFFERED, preferred])].sort((a, b) => a - b);
  const granted = all.filter((ttl) => ttl <= ceiling);
  return granted.length > 0 ? granted : [ceiling];
}
