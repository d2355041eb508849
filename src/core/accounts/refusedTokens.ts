import { Emitter } from '../event';
import { accountId, type Accounts } from './accounts';
import type { Place } from './place';

/**
 * The accounts whose token their server refused the last time that it was used: changed or revoked
 * elsewhere. Known as long as this window lives; any later answer to the same account takes it back,
 * and so does another token, or signing out, here or in another window.
 */
export class RefusedTokens {
  /** By the id of the account. */
  private readonly places = new Map<string, Place>();
  /** How often an account came, went or got another token, by its id. */
  private readonly tokens = new Map<string, number>();
  private readonly changes = new Emitter();
  readonly onDidChange = this.changes.event;

  constructor(accounts: Pick<Accounts, 'onDidChange'>) {
    accounts.onDidChange((id) => {
      this.tokens.set(id, this.count(id) + 1);
      if (this.places.delete(id)) this.changes.fire();
    });
  }

  has(place: Place): boolean {
    return this.places.has(accountId(place));
  }

  list(): readonly Place[] {
    return [...this.places.values()];
  }

  /**
   * For the requests of one client: to be told whether the server accepted its credentials. Counts
   * only while they are still the account's: a late answer says nothing of another token.
   */
  judgeOf(place: Place): (accepted: boolean) => void {
    const id = accountId(place);
    const then = this.count(id);
    return (accepted) => {
      if (this.count(id) === then) this.judge(id, place, accepted);
    };
  }

  private count(id: string): number {
    return this.tokens.get(id) ?? 0;
  }

  private judge(id: string, place: Place, accepted: boolean): void {
    if (this.has(place) !== accepted) return;
    if (accepted) this.places.delete(id);
    else this.places.set(id, { server: place.server, username: place.username });
    this.changes.fire();
  }
}
