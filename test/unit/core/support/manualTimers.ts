import type { StartTimer } from '../../../../src/core/ports';

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** A clock and timers that stand still until a test lets time pass. */
export class ManualTimers {
  /** Milliseconds since the epoch. */
  now = Date.UTC(2026, 0, 1);
  /** How many timers there ever were. */
  started = 0;
  private readonly timers = new Set<Timer>();
  readonly clock = (): number => this.now;

  readonly startTimer: StartTimer = (run, milliseconds) => {
    this.started += 1;
    const timer = { due: this.now + milliseconds, run };
    this.timers.add(timer);
    return () => {
      this.timers.delete(timer);
    };
  };

  /** How many timers are running. */
  get running(): number {
    return this.timers.size;
  }

  /** Lets time pass; what is due on the way is done, with all that follows, at its time. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settled();
      const [next] = [...this.timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.timers.delete(next);
      this.now = Math.max(this.now, next.due);
      next.run();
    }
    this.now = end;
    await settled();
  }
}

/** Everything that waits for nothing but promises is done. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
