import type { Destination } from './destination';
import type { Memory } from './ports';

const DAY = 86_400;

/** What all releases grant without an account, and the most that any grants with one. */
const ANONYMOUS_CEILING = 7 * DAY;
const ACCOUNT_CEILING = 30 * DAY;

const KEY = 'ceilings';

/**
 * The longest lives that servers grant, in seconds. Plans differ and no endpoint tells: a server
 * shortens silently, so what it granted is remembered.
 */
export class Ceilings {
  constructor(private readonly memory: Memory) {}

  of(destination: Destination): number {
    return (
      this.learnt()[nameOf(destination)] ??
      (destination.account ? ACCOUNT_CEILING : ANONYMOUS_CEILING)
    );
  }

  /** Takes in what was asked for and what was granted, in seconds. */
  async learn(destination: Destination, requested: number, granted: number): Promise<void> {
    const shortened = granted < requested;
    if (!shortened && granted <= this.of(destination)) return;
    await this.memory.update(KEY, { ...this.learnt(), [nameOf(destination)]: granted });
  }

  private learnt(): Readonly<Partial<Record<string, number>>> {
    const stored = this.memory.get(KEY);
    if (typeof stored !== 'object' || stored === null) return {};
    const numbers = Object.entries(stored).filter(([, value]) => typeof value === 'number');
    return Object.fromEntries(numbers);
  }
}

function nameOf({ server, account }: Destination): string {
  return `${server} ${account?.username ?? ''}`;
}
