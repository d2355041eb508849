import * as v from 'valibot';

/** The last moment that `Date` knows, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;

/** A time in milliseconds since the epoch that is a date. */
export const Time = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT));

/** Unix seconds as milliseconds; undefined also for what is no date. */
export function milliseconds(seconds: number | undefined): number | undefined {
  const time = seconds === undefined ? undefined : seconds * 1000;
  return v.is(Time, time) ? time : undefined;
}
