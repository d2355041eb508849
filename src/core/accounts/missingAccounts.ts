import type { Accounts } from './accounts';
import type { Memory } from '../ports';

const KEY = 'missingAccounts';

/** Finds out which accounts cannot be read any more, and whether the person knows. */
export class MissingAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly memory: Memory,
  ) {}

  /**
   * To be called once at the start, when the accounts were read.
   * @returns how many there are to tell of: a damaged one once, one that could not be had each time
   */
  async news(): Promise<number> {
    const { unreadable } = this.accounts;
    const stored = this.memory.get(KEY);
    const known: readonly unknown[] = Array.isArray(stored) ? stored : [];
    const lasting = [...unreadable].filter(([id, why]) => why !== 'failed' || known.includes(id));
    const failed = [...unreadable].filter(([, why]) => why === 'failed');
    const news = lasting.filter(([id]) => !known.includes(id));
    if (news.length > 0 || lasting.length < known.length) {
      await this.memory.update(
        KEY,
        lasting.map(([id]) => id),
      );
    }
    return news.length + failed.length;
  }
}
