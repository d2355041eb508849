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
  private readonly changes = new Emitter();
  readonly onDidChange = this.changes.event;

  constructor(accounts: Pick<Accounts, 'onDidChange'>) {
    accounts.onDidChange((id) => {
      if (this.places.delete(id)) this.changes.fire();
    });
  }

  has(place: Place): boolean {
    return this.places.has(accountId(place));
  }

  list(): readonly Place[] {
    return [...this.places.values()];
  }

  /** To be called when a server has answered to credentials. @param accepted whether they are good */
  answered(place: Place, accepted: boolean): void {
    if (this.has(place) !== accepted) return;
    const id = accountId(place);
    if (accepted) this.places.delete(id);
    else this.places.set(id, { server: place.server, username: place.username });
    this.changes.fire();
  }
}
