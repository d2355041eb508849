import type { Clock } from '../clock';
import type { Memory } from '../ports';
import type { RecentSecret } from './list';

const KEY = 'lookedAt';

/** How many secrets were opened since the person last looked at the list, in any window. */
export class Unseen {
  constructor(
    private readonly memory: Memory,
    private readonly clock: Clock,
  ) {}

  /** Of secrets shared from here; counted from when their opening was learnt. */
  count(secrets: readonly RecentSecret[]): number {
    const stored = this.memory.get(KEY);
    const lookedAt = typeof stored === 'number' ? stored : 0;
    return secrets.filter(
      ({ recorded, outcome, learnt }) => recorded && outcome === 'opened' && learnt > lookedAt,
    ).length;
  }

  /** The person looks at the list now. */
  async look(): Promise<void> {
    await this.memory.update(KEY, this.clock.now());
  }
}
