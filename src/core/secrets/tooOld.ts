import type { Memory } from '../ports';

const KEY = 'tooOld';
/** How much later than the first reading of the clock the one has to be that counts. Milliseconds. */
const APART = 86_400_000;

/**
 * What was found too old before, and when: a clock may be ahead, and one reading of it is not
 * enough to delete something for good.
 */
export class TooOld {
  constructor(private readonly memory: Memory) {}

  /**
   * To be called at each start.
   * @param ids all that is too old by the clock
   * @param now milliseconds since the epoch
   * @returns which of them were too old a day ago, too, and at every start since
   */
  async confirmed(ids: readonly string[], now: number): Promise<readonly string[]> {
    const before = this.stored();
    const marks = new Map(
      ids.map((id) => {
        const mark = before.get(id);
        // One from a time to come was made by a clock that was ahead.
        return [id, mark === undefined || mark > now ? now : mark];
      }),
    );
    if (before.size > 0 || marks.size > 0) {
      await this.memory.update(KEY, marks.size > 0 ? Object.fromEntries(marks) : undefined);
    }
    return ids.filter((id) => now - (marks.get(id) ?? now) >= APART);
  }

  private stored(): ReadonlyMap<string, number> {
    const stored = this.memory.get(KEY);
    if (typeof stored !== 'object' || stored === null) return new Map();
    const marks = Object.entries(stored).filter(
      (one): one is [string, number] => typeof one[1] === 'number',
    );
    return new Map(marks);
  }
}
