import type { Limit } from './dialects';
import { Refusal } from './reply';

/** Counts events by key, each in a window of its own. `now` is in seconds. */
export class Limits {
  private readonly counters = new Map<string, { count: number; until: number }>();

  constructor(private readonly now: () => number) {}

  /** Counts one more event. Throws a `Refusal` if it is one too many. */
  count(key: string, limit: Limit): void {
    const now = this.now();
    const counter = this.counters.get(key);
    const running = counter !== undefined && now < counter.until;
    const count = running ? counter.count + 1 : 1;
    const restart = !running || (limit.locks && count === limit.max);
    this.counters.set(key, { count, until: restart ? now + limit.seconds : counter.until });
    if (limit.told === 'once' ? count === limit.max + 1 : count > limit.max) {
      throw new Refusal(limit.kind, limit.message);
    }
  }

  /** Throws a `Refusal` while a limit that locks is reached. */
  check(key: string, limit: Limit): void {
    const counter = this.counters.get(key);
    if (limit.locks && counter && counter.count >= limit.max && this.now() < counter.until) {
      throw new Refusal(limit.kind, limit.message);
    }
  }

  clear(): void {
    this.counters.clear();
  }
}
