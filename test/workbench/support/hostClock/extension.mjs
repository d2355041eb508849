/**
 * An extension that starts before ours, in the same host: `Date.now` and the timers of ours go by a
 * clock that a test sets ahead, in a file that holds milliseconds. VS Code's own timers are left
 * alone. See ../clock.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ours, under development or installed; VS Code's own extensions have a dist/extension.js, too. */
const developed = join(import.meta.dirname, '../../../../dist/extension.js');
const installed = /[\\/]onetime-tools\.onetime-secret-[^\\/]*[\\/]dist[\\/]extension\.js/;
const file = process.env.ONETIME_SECRET_TEST_CLOCK ?? '';
const { setTimeout, clearTimeout, setInterval } = globalThis;
const now = Date.now;
const timers = new Map();
let ahead = 0;

Date.now = () => now() + ahead;

globalThis.setTimeout = Object.assign((run, delay = 0, ...args) => {
  if (delay < 500 || !calledByExtension()) return setTimeout(run, delay, ...args);
  const handle = { unref: () => handle, ref: () => handle };
  timers.set(handle, { due: Date.now() + delay, run });
  return handle;
}, setTimeout);
globalThis.clearTimeout = (timer) => {
  if (!timers.delete(timer)) clearTimeout(timer);
};

setInterval(() => {
  const end = now() + read();
  for (;;) {
    const [next] = [...timers]
      .filter(([, { due }]) => due <= end)
      .sort(([, a], [, b]) => a.due - b.due);
    if (!next) break;
    const [handle, { due, run }] = next;
    timers.delete(handle);
    ahead = Math.max(ahead, due - now());
    run();
  }
  ahead = Math.max(ahead, end - now());
}, 50).unref();

/** Everything is done when the module is loaded. */
export function activate() {}

function read() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function calledByExtension() {
  const [, , , caller = ''] = (new Error().stack ?? '').split('\n');
  return caller.includes(developed) || installed.test(caller);
}
