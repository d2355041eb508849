import type { Metadata } from '../../api';
import { placeKey, type Place } from '../accounts/place';
import { isUnanswered } from '../errors';
import type { Listing } from './list';
import type { Entry } from './record';
import { isFinal } from './state';
import { whyUnused } from './unusedAccount';

/** A server did not answer as it should when it was asked last about the secrets of a place. */
export interface Unanswered {
  readonly place: Place;
  readonly error: unknown;
}

/** What servers answered last, beside what of it is in the record. */
export class Answers {
  /** By the key of the account's place. */
  private readonly listed = new Map<string, Listing>();
  private readonly checked = new Map<string, number>();
  private readonly lost = new Set<string>();
  /** By the key of the place. */
  private readonly faults = new Map<string, Unanswered>();

  /** What each account lists. */
  get listings(): readonly Listing[] {
    return [...this.listed.values()];
  }

  /** When entries were asked about on their own (milliseconds since the epoch), by id. */
  get checks(): ReadonlyMap<string, number> {
    return this.checked;
  }

  /** Which places could not be asked about the last time. */
  get failures(): readonly Unanswered[] {
    return [...this.faults.values()];
  }

  /** An account has listed its secrets. A list may be older than what was learnt of one meanwhile. */
  list(listing: Listing): void {
    const key = placeKey(listing.place);
    const final = new Map(
      (this.listed.get(key)?.metadata ?? [])
        .filter(({ state }) => isFinal(state ?? 'new'))
        .map((one) => [one.metadataKey, one]),
    );
    const metadata = listing.metadata.map((one) =>
      isFinal(one.state ?? 'new') ? one : (final.get(one.metadataKey) ?? one),
    );
    this.listed.set(key, { ...listing, metadata });
  }

  /** An entry was asked about on its own, and its server knew it. */
  check(id: string, at: number): void {
    this.checked.set(id, at);
    this.lost.delete(id);
  }

  /** The server of an entry knows nothing about it. */
  lose(id: string): void {
    this.lost.add(id);
  }

  /** Something newer is known of one secret than the lists say. */
  amend(server: string, metadataKey: string, news: Partial<Metadata>): void {
    for (const [key, listing] of this.listed) {
      if (listing.place.server !== server) continue;
      const metadata = listing.metadata.map((one) =>
        one.metadataKey === metadataKey ? { ...one, ...news } : one,
      );
      this.listed.set(key, { ...listing, metadata });
    }
  }

  /**
   * A round of questions is over.
   * @param failures what each place that was asked about failed with, if it did, by its key
   * @param all whether everybody was asked: whoever was not has nothing to be asked about then
   */
  settle(failures: ReadonlyMap<string, Unanswered | undefined>, all: boolean): void {
    if (all) this.faults.clear();
    for (const [key, failure] of failures) {
      if (failure) this.faults.set(key, failure);
      else this.faults.delete(key);
    }
  }

  /** Forgets what accounts listed that are signed in no more. A refused token may be another now. */
  accountsChanged(present: readonly Place[]): void {
    const keys = new Set(present.map(placeKey));
    for (const key of this.listed.keys()) if (!keys.has(key)) this.listed.delete(key);
    this.faults.clear();
  }

  /** A server has answered as it should to something else: what that disproves is no longer said. */
  answered(place: Place): void {
    for (const [key, { place: asked, error }] of this.faults) {
      const isReached = asked.server === place.server && isUnanswered(error);
      const isLetIn = key === placeKey(place) && whyUnused(error) !== undefined;
      if (isReached || isLetIn) this.faults.delete(key);
    }
  }

  /** Where nothing is left to ask about, nothing is missing. */
  keepFailures(places: readonly Place[]): void {
    const keys = new Set(places.map(placeKey));
    for (const key of this.faults.keys()) if (!keys.has(key)) this.faults.delete(key);
  }

  /** Whether an entry that may have news is one that the watch asks about. */
  isWaiting(id: string, { told, expires }: Entry, now: number): boolean {
    // It was told as expired by a clock that was ahead.
    const isToldTooEarly = told === 'expired' && now < expires;
    return (told === undefined || isToldTooEarly) && !this.lost.has(id);
  }
}
