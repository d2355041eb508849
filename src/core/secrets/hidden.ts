import type { Clock } from '../clock';
import type { Memory } from '../ports';

const KEY = 'hidden';
/** Milliseconds: servers list what is at most 30 days old. */
const DAY = 86_400_000;
const KEPT = 31 * DAY;
/** All of them are written each time. */
const MOST = 10_000;

/**
 * Secrets that the person took off the list although an account still lists them. Ids only, which
 * say nothing about a key (`idOfListed`).
 */
export class Hidden {
  constructor(
    private readonly memory: Memory,
    private readonly clock: Clock,
  ) {}

  ids(): ReadonlySet<string> {
    return new Set(Object.keys(this.stored()));
  }

  async add(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const now = this.clock.now();
    const stored = Object.entries(this.stored());
    // The clock may be ahead: what it has said at least a day ago counts.
    const earlier = stored
      .map(([, time]) => time)
      .filter((time) => time <= now - DAY)
      .reduce((latest, time) => Math.max(latest, time), 0);
    const young = stored.filter(([, time]) => earlier - time < KEPT);
    const added = ids.map((id) => [id, now] as const);
    await this.memory.update(KEY, Object.fromEntries([...young, ...added].slice(-MOST)));
  }

  private stored(): Readonly<Record<string, number>> {
    const stored = this.memory.get(KEY);
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((one): one is [string, number] => typeof one[1] === 'number'),
    );
  }
}
