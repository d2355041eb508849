import { mock } from 'node:test';

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** Stands in for `setTimeout` and `clearTimeout`: time passes only when a test says so. */
export class FakeTimers {
  /** Milliseconds asked for, in order. */
  readonly delays: number[] = [];
  private now = 0;
  private readonly timers = new Set<Timer>();

  install(): void {
    mock.method(globalThis, 'setTimeout', (run: () => void, delay = 0) => {
      this.delays.push(delay);
      const timer = { due: this.now + delay, run, unref: () => timer };
      this.timers.add(timer);
      return timer;
    });
    mock.method(globalThis, 'clearTimeout', (timer: Timer) => this.timers.delete(timer));
  }

  /** Runs what is due, then everything that waits for nothing but promises. */
  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const timer of [...this.timers].filter(({ due }) => due <= this.now)) {
      this.timers.delete(timer);
      timer.run();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  uninstall(): void {
    mock.restoreAll();
  }
}
