import { Emitter } from '../event';
import { placeKey, type Place } from './place';

/**
 * The accounts whose token their server refused the last time that it was used: changed or revoked
 * elsewhere. Known as long as this window lives; any later answer to the same account takes it back.
 */
export class RefusedTokens {
  private readonly places = new Set<string>();
  private readonly changes = new Emitter();
  readonly onDidChange = this.changes.event;

  has(place: Place): boolean {
    return this.places.has(placeKey(place));
  }

  /** To be called when a server has answered to credentials. @param accepted whether they are good */
  answered(place: Place, accepted: boolean): void {
    if (this.has(place) !== accepted) return;
    if (accepted) this.places.delete(placeKey(place));
    else this.places.add(placeKey(place));
    this.changes.fire();
  }
}
