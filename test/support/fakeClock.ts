import type { Clock } from '../../src/core/clock';

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** A clock whose timers stand still until a test lets time pass. */
export class FakeClock implements Clock {
  private ahead = 0;
  /** Milliseconds that timers were started for, in order. */
  readonly delays: number[] = [];
  private readonly timers = new Set<Timer>();

  /** @param base the time that it goes by beside what a test lets pass; absent: it stands still */
  constructor(private readonly base: () => number = () => Date.UTC(2026, 0, 1)) {}

  /** Milliseconds since the epoch. */
  get time(): number {
    return this.base() + this.ahead;
  }
  set time(time: number) {
    this.ahead = time - this.base();
  }

  now(): number {
    return this.time;
  }

  startTimer(run: () => void, milliseconds: number): () => void {
    this.delays.push(milliseconds);
    const timer = { due: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => {
      this.timers.delete(timer);
    };
  }

  /** How many timers are running. */
  get running(): number {
    return this.timers.size;
  }

  /** Lets time pass; what is due on the way is done, with all that follows, at its time. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const [next] = [...this.timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.due);
      next.run();
    }
    this.time = Math.max(this.time, end);
    await settled();
  }
}

/** Everything that waits for nothing but promises is done. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
