// The module's and not the global ones, which VS Code uses for itself: tests replace these.
import timers from 'node:timers';
import type { Clock } from '../core/clock';

/** The extension host's own clock. */
export const hostClock: Clock = {
  now: () => Date.now(),
  startTimer(run, milliseconds) {
    const timer = timers.setTimeout(run, milliseconds);
    timer.unref();
    return () => {
      timers.clearTimeout(timer);
    };
  },
};
