import type { Account, Accounts } from './accounts';

/** Finds out which accounts went, whoever removed them: this window, another, VS Code's menu. */
export class GoneAccounts {
  private before: readonly Account[] = [];

  constructor(private readonly accounts: Accounts) {}

  /** To be called at the start, and whenever accounts changed. @returns those that went since */
  async news(): Promise<readonly Account[]> {
    const now = await this.accounts.known();
    // What cannot be read is not gone.
    if (this.accounts.mayBeMore) return [];
    const kept = new Set([...now.map(({ id }) => id), ...this.accounts.unreadable.keys()]);
    const gone = this.before.filter(({ id }) => !kept.has(id));
    this.before = now;
    return gone;
  }
}
