import { placeKey, type Place } from '../accounts/place';
import type { Memory } from '../ports';

const DAY = 86_400;

/** What all releases grant without an account, and the most that any grants with one. */
const ANONYMOUS_CEILING = 7 * DAY;
const ACCOUNT_CEILING = 30 * DAY;

/** No release grants less; no server that means it grants more. */
const LEAST = 60;
const MOST = 10 * 365 * DAY;

const KEY = 'ceilings';

/**
 * The longest lives that servers grant, in seconds. Plans differ and no endpoint tells: a server
 * shortens silently, so what it granted is remembered.
 */
export class Ceilings {
  constructor(private readonly memory: Memory) {}

  of(place: Place): number {
    return (
      this.learnt()[placeKey(place)] ??
      (place.username !== undefined ? ACCOUNT_CEILING : ANONYMOUS_CEILING)
    );
  }

  /** Takes in what was asked for and what was granted, in seconds; nonsense teaches nothing. */
  async learn(place: Place, requested: number, granted: number): Promise<void> {
    if (!isLife(granted)) return;
    const shortened = granted < requested;
    if (!shortened && granted <= this.of(place)) return;
    await this.memory.update(KEY, { ...this.learnt(), [placeKey(place)]: granted });
  }

  /** An account that was signed out leaves no trace here. */
  async forget(place: Place): Promise<void> {
    const { [placeKey(place)]: forgotten, ...others } = this.learnt();
    if (forgotten !== undefined) await this.memory.update(KEY, others);
  }

  private learnt(): Readonly<Partial<Record<string, number>>> {
    const stored = this.memory.get(KEY);
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, value]) => isLife(value)));
  }
}

/** Whether it may be how long a server keeps a secret. */
function isLife(seconds: unknown): boolean {
  return Number.isInteger(seconds) && Number(seconds) >= LEAST && Number(seconds) <= MOST;
}
