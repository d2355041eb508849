import type { Metadata } from '../../api';
import type { Accounts } from '../accounts/accounts';
import { placeKey, type Place } from '../accounts/place';
import type { Clock } from '../clock';
import { NoSuchSecretError } from '../errors';
import { Emitter, type Event } from '../event';
import type { Unanswered } from './answers';
import type { Hidden } from './hidden';
import { idOfListed, joinRecent, listedId, type RecentSecret } from './list';
import { mayHaveNews, placeOf, type ShareRecord } from './record';
import { stateOf, type Refresh, type Scope } from './refresh';

/** What a request about one secret needs. The metadata key is a credential: it stays in core. */
export interface Handle {
  readonly id: string;
  readonly place: Place;
  /** undefined: the server told none. */
  readonly metadataKey: string | undefined;
  /** Origin of its link; undefined: shared elsewhere, so the server's answer decides. */
  readonly linkOrigin: string | undefined;
}

/** The secrets shared from here and those of the signed-in accounts, and what became of them. */
export class RecentSecrets {
  private readonly changes = new Emitter();
  /** The list may look different. */
  readonly onDidChange = this.changes.event;
  /** A round of questions has begun, or is over; see `failures`. */
  readonly onDidBeginAsking: Event<void>;
  readonly onDidEndAsking: Event<void>;
  /** What an account that went has listed is being forgotten. */
  private forgetting = Promise.resolve();

  constructor(
    private readonly record: ShareRecord,
    private readonly accounts: Accounts,
    private readonly rounds: Refresh,
    private readonly clock: Clock,
    private readonly hidden?: Hidden,
  ) {
    this.onDidBeginAsking = rounds.onDidBegin;
    this.onDidEndAsking = rounds.onDidEnd;
    rounds.onDidEnd(() => {
      this.changes.fire();
    });
    record.onDidChange(() => {
      this.changes.fire();
    });
    record.onDidShare((place) => {
      rounds.answers.answered(place);
    });
    accounts.onDidChange(() => {
      this.forgetting = this.accountsChanged();
    });
  }

  /** Whether a round of questions is under way. */
  get asking(): boolean {
    return this.rounds.isRunning;
  }

  /** Which servers did not answer as they should when they were asked last, and for whom. */
  get failures(): readonly Unanswered[] {
    return this.rounds.answers.failures;
  }

  /** The list as it is known now, newest first, without any request. */
  async list(): Promise<readonly RecentSecret[]> {
    const record = await this.record.list();
    await this.forgetting;
    const { listings, checks } = this.rounds.answers;
    return joinRecent(record, listings, this.clock.now(), { checks, hidden: this.hidden?.ids() });
  }

  /** @throws NoSuchSecretError if nothing in the list has this id */
  async get(id: string): Promise<RecentSecret> {
    const found = (await this.list()).find((secret) => secret.id === id);
    if (!found) throw new NoSuchSecretError();
    return found;
  }

  /** @throws NoSuchSecretError if nothing in the list has this id */
  async handle(id: string): Promise<Handle> {
    const entry = (await this.record.list()).get(id);
    if (entry) {
      const { metadataKey, linkOrigin } = entry;
      return { id, place: placeOf(entry), metadataKey, linkOrigin };
    }
    for (const { place, metadata } of this.rounds.answers.listings) {
      const found = metadata.find((one) => listedId(place.server, one) === id);
      if (found) return { id, place, metadataKey: found.metadataKey, linkOrigin: undefined };
    }
    throw new NoSuchSecretError();
  }

  /**
   * The secrets shared from here of which the person may still be told something.
   * @returns when each expires, in milliseconds since the epoch, by id
   */
  async waiting(): Promise<ReadonlyMap<string, number>> {
    const now = this.clock.now();
    const { answers } = this.rounds;
    const waiting = [...(await this.record.list())].filter(
      ([id, entry]) => mayHaveNews(entry, now) && answers.isWaiting(id, entry, now),
    );
    return new Map(waiting.map(([id, { expires }]) => [id, expires]));
  }

  /**
   * Asks the servers; see `Refresh`.
   * @throws ActionFailedError: the first failure, after everything else was asked
   */
  async refresh(scope: Scope = 'all'): Promise<void> {
    return this.rounds.run(scope);
  }

  /** Takes in what a server said of one secret to the person, who is told by whoever asked. */
  async learn({ id, place, metadataKey }: Handle, metadata: Metadata): Promise<void> {
    this.rounds.answers.answered(place);
    await this.record.update(id, stateOf(metadata), true);
    if (metadataKey !== undefined)
      this.rounds.answers.amend(place.server, metadataKey, listedNews(metadata));
    this.changes.fire();
  }

  /**
   * Takes secrets off the list. Those that an account lists are hidden from it.
   * @throws NotDeletedError if SecretStorage could not delete one, after all others were
   */
  async forget(ids: readonly string[]): Promise<void> {
    const record = await this.record.list();
    const listed = ids.flatMap((id) => {
      const entry = record.get(id);
      if (!entry) return [id];
      if (entry.account === undefined || entry.metadataKey === undefined) return [];
      return [idOfListed(entry.server, entry.metadataKey)];
    });
    await this.hidden?.add(listed);
    await this.forgetRecorded(ids.filter((id) => record.has(id)));
  }

  /** What is in the list of those that an account has shared from here. */
  async sharedBy(place: Place): Promise<readonly RecentSecret[]> {
    const key = placeKey(place);
    return (await this.list()).filter((one) => one.recorded && placeKey(one) === key);
  }

  /**
   * Forgets everything that an account has shared from here. Nothing is hidden from its own list: if
   * it is signed in again, that is shown as it was never known here.
   * @throws NotDeletedError if SecretStorage could not delete one, after all others were
   */
  async forgetSharedBy(place: Place): Promise<void> {
    await this.forgetRecorded(await this.record.idsOf(place));
  }

  private async forgetRecorded(ids: readonly string[]): Promise<void> {
    const results = await Promise.allSettled(ids.map(async (id) => this.record.forget(id)));
    const entries = [...(await this.record.list()).values()];
    this.rounds.answers.keepFailures([...(await this.accounts.known()), ...entries.map(placeOf)]);
    this.changes.fire();
    const failed = results.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async accountsChanged(): Promise<void> {
    this.rounds.answers.accountsChanged(await this.accounts.known());
    this.changes.fire();
  }
}

/** What an answer about one secret says anew, as a listing has it. */
function listedNews({ state, received, updated }: Metadata): Partial<Metadata> {
  return { state: state ?? 'new', updated, ...(received === undefined ? {} : { received }) };
}
