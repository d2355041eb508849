import type { StartTimer } from '../core/ports';

/** The extension host's own timers. */
export const startTimer: StartTimer = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
};
