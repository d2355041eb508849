import type { Clock, Memory } from './ports';

const KEY = 'hidden';
/** Milliseconds: servers list what is at most 30 days old. */
const KEPT = 31 * 86_400_000;

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
    const now = this.clock();
    const young = Object.entries(this.stored()).filter(([, time]) => now - time < KEPT);
    const added = ids.map((id) => [id, now] as const);
    await this.memory.update(KEY, Object.fromEntries([...young, ...added]));
  }

  private stored(): Readonly<Record<string, number>> {
    const stored = this.memory.get(KEY);
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((one): one is [string, number] => typeof one[1] === 'number'),
    );
  }
}
