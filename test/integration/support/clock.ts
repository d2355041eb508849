import timers from 'node:timers';
import { FakeClock } from '../../support/fakeClock';

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
      const stop = clock.startTimer(run, milliseconds);
      return { unref: () => undefined, stop };
    },
    clearTimeout: ({ stop }: { readonly stop: () => void }) => {
      stop();
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
