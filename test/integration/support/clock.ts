import timers from 'node:timers';
import { FakeClock } from '../../support/fakeClock';

/** Shorter timers are left alone: they do not wait for the time of day. In milliseconds. */
const LEAST = 500;

/**
 * Stands in for the host's `Date.now` and for the timers of `host/clock.ts`, so that a test lets
 * hours pass. VS Code and the tests have the global timers, which run on.
 *
 * @returns the clock, and what ends it
 */
export function installClock(): { readonly clock: FakeClock; readonly restore: () => void } {
  const { now } = Date;
  const { setTimeout, clearTimeout } = timers;
  const clock = new FakeClock(now);
  Date.now = () => clock.now();
  Object.assign(timers, {
    setTimeout: (run: () => void, milliseconds: number) => {
      if (milliseconds < LEAST) return setTimeout(run, milliseconds);
      const stop = clock.startTimer(run, milliseconds);
      return { unref: (): void => undefined, stop };
    },
    clearTimeout: (timer: NodeJS.Timeout | { readonly stop: () => void }) => {
      if ('stop' in timer) timer.stop();
      else clearTimeout(timer);
    },
  });
  return {
    clock,
    restore: () => {
      Date.now = now;
      Object.assign(timers, { setTimeout, clearTimeout });
    },
  };
}
