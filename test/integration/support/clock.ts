import { join } from 'node:path';

/** Shorter timers are left alone: they do not wait for the time of day. In milliseconds. */
const LEAST = 500;

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/**
 * Stands in for the host's `Date.now` and for the extension's timers, so that a test lets hours
 * pass. Timers of VS Code itself and of the tests run on.
 */
export class Clock {
  private readonly file: string;
  private ahead = 0;
  private readonly timers = new Map<unknown, Timer>();
  private readonly intervals = new Set<unknown>();
  private readonly original = {
    now: Date.now,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  };

  /** @param extensionPath folder of the extension whose timers are meant */
  constructor(extensionPath: string) {
    this.file = join(extensionPath, 'dist', 'extension.js');
    const { original } = this;
    Date.now = () => original.now() + this.ahead;
    Object.assign(globalThis, {
      setTimeout: (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) =>
        delay < LEAST || !calledBy(this.file)
          ? original.setTimeout(run, delay, ...args)
          : this.start(run, delay),
      clearTimeout: (timer: NodeJS.Timeout) => {
        if (!this.timers.delete(timer)) original.clearTimeout(timer);
      },
      // These run on by the real time; a test only wants to know whether there are any.
      setInterval: (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
        const timer = original.setInterval(run, delay, ...args);
        if (calledBy(this.file)) this.intervals.add(timer);
        return timer;
      },
      clearInterval: (timer: NodeJS.Timeout) => {
        this.intervals.delete(timer);
        original.clearInterval(timer);
      },
    });
  }

  /** How many timers the extension waits for. */
  get running(): number {
    return this.timers.size;
  }

  /** How many intervals the extension keeps going that began since. */
  get repeating(): number {
    return this.intervals.size;
  }

  /** Lets time pass, timer by timer. */
  pass(milliseconds: number): void {
    const end = Date.now() + milliseconds;
    for (;;) {
      const [next] = [...this.timers]
        .filter(([, { due }]) => due <= end)
        .sort(([, a], [, b]) => a.due - b.due);
      if (!next) break;
      const [handle, { due, run }] = next;
      this.timers.delete(handle);
      this.ahead += Math.max(due - Date.now(), 0);
      run();
    }
    this.ahead += Math.max(end - Date.now(), 0);
  }

  restore(): void {
    Date.now = this.original.now;
    const { setTimeout, clearTimeout, setInterval, clearInterval } = this.original;
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
  }

  private start(run: () => void, delay: number): unknown {
    const handle = { unref: () => handle, ref: () => handle };
    this.timers.set(handle, { due: Date.now() + delay, run });
    return handle;
  }
}

/**
 * Not by VS Code on its behalf, which takes a message off the status bar after a while, and not by
 * another extension: VS Code's own have a dist/extension.js, too.
 */
function calledBy(file: string): boolean {
  const [, , , caller = ''] = (new Error().stack ?? '').split('\n');
  return caller.includes(file);
}
