import * as v from 'valibot';
import { placeKey, type Place } from '../accounts/place';
import { Time } from '../bounds';
import type { Clock } from '../clock';
import { Emitter } from '../event';
import { cleanText } from '../foreignText';
import type { IdIndex, Log, Memory, SecretStore } from '../ports';
import type { Shared } from '../sharing/share';
import { EntryStore, type Unreadable } from '../storage/entryStore';
import { isFinal, outcomeOf } from './state';
import { TooOld } from './tooOld';
import { versioned } from '../storage/versioned';

const DAY = 86_400_000;

/**
 * One share made from here. Times are milliseconds since the epoch. The metadata key is a
 * credential: it stays in SecretStorage and in core. The link is never part of an entry.
 */
const Entry = v.object({
  version: v.literal(1),
  /** Base address of the server that holds the secret. */
  server: v.pipe(v.string(), v.url()),
  /** User name; absent: shared anonymously. */
  account: v.optional(v.string()),
  /** Origin that links start with: the server's, whatever its prefix, or a custom domain. */
  linkOrigin: v.string(),
  label: v.pipe(
    v.string(),
    v.transform((label) => cleanText(label)),
  ),
  /** Absent: the server told none, so that it can be neither watched nor burned. */
  metadataKey: v.optional(
    v.pipe(
      v.string(),
      v.transform((key) => key || undefined),
    ),
  ),
  created: Time,
  expires: Time,
  passphrase: v.boolean(),
  /** The last state known, in the server's word, and when it was learnt. */
  state: v.pipe(
    v.string(),
    v.transform((state) => cleanText(state)),
  ),
  stateAt: Time,
  /** When it was opened. */
  received: v.fallback(v.optional(Time), undefined),
  /** What the person has been told of it. */
  told: v.optional(v.picklist(['opened', 'expired'])),
});
export type Entry = v.InferOutput<typeof Entry>;
/** An entry that is to be added. */
export type NewEntry = Omit<Entry, 'version'>;
/** The news of a secret that the person has been told. */
export type ToldNews = NonNullable<Entry['told']>;

/** What a server said of an entry. */
export interface StateNews {
  readonly state: string;
  /** When it was opened, in milliseconds since the epoch. */
  readonly received?: number | undefined;
}

/** What was shared from this computer; outlives the server's own memory of it. */
export class ShareRecord {
  private readonly changes = new Emitter();
  /** An entry came, went or says something else, here or in another window. */
  readonly onDidChange = this.changes.event;
  private readonly shares = new Emitter<Place>();
  /** A server has just taken a share, there. */
  readonly onDidShare = this.shares.event;
  private readonly failures = new Emitter();
  /** Something could not be stored, and is therefore gone when the window closes. */
  readonly onDidFailToStore = this.failures.event;
  /** Entries on their way into the record. */
  private readonly arriving = new Set<Promise<unknown>>();
  private readonly entries: EntryStore<Entry>;

  constructor(
    index: IdIndex,
    secrets: SecretStore,
    private readonly clock: Clock,
    private readonly log: Log,
    /** How many days an entry is kept. */
    private readonly historyDays: () => number,
  ) {
    this.entries = new EntryStore('record', index, secrets, versioned({ 1: Entry }), log, () => {
      this.failures.fire();
    });
  }

  /** The entries that the list does without, and why. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.entries.unreadable;
  }

  /** To be called when SecretStorage tells that a key changed. */
  storageChanged(key: string): void {
    this.entries.changed(key);
    if (this.entries.owns(key)) this.changes.fire();
  }

  /** The entries that are not older than the history, by id. */
  async list(): Promise<ReadonlyMap<string, Entry>> {
    await Promise.all(this.arriving);
    const oldest = this.clock.now() - this.historyDays() * DAY;
    return new Map([...(await this.entries.all())].filter(([, { created }]) => created >= oldest));
  }

  /** The ids of all entries of a place, also of those older than the history. */
  async idsOf(place: Place): Promise<readonly string[]> {
    await Promise.all(this.arriving);
    return [...(await this.entries.all())].flatMap(([id, entry]) =>
      placeKey(placeOf(entry)) === placeKey(place) ? [id] : [],
    );
  }

  /** An id that says nothing about the entry. */
  static newId(): string {
    return EntryStore.newId();
  }

  /**
   * Adds a share. Never rejects: the link exists already.
   * @param label what a person recognises it by; it never leaves this computer. May take a moment,
   *   and must not reject
   * @param id what the secret is called in the list, and in results of commands
   * @returns the id, once the entry is stored or could not be
   */
  async remember(shared: Shared, label: string | Promise<string>, id?: string): Promise<string> {
    if (shared.metadataKey === undefined) {
      this.log.warn(
        'The server sent no metadata key: this secret cannot be watched or burned here.',
      );
    }
    this.shares.fire(shared.place);
    return this.add(
      Promise.resolve(label).then((name) => entryOf(shared, name)),
      id,
    );
  }

  /**
   * Adds an entry. It is listed even where it cannot be stored for later; whoever asks for the list
   * waits for an entry that is on its way, though not for its being stored.
   * @param entry must not reject
   * @returns its id, once it is stored or could not be
   */
  async add(entry: NewEntry | Promise<NewEntry>, id = EntryStore.newId()): Promise<string> {
    const arriving = this.put(id, entry);
    this.arriving.add(arriving);
    const { stored } = await arriving.finally(() => this.arriving.delete(arriving));
    this.changes.fire();
    await stored;
    return id;
  }

  private async put(
    id: string,
    entry: NewEntry | Promise<NewEntry>,
  ): Promise<{ readonly stored: Promise<boolean> }> {
    const { label, ...facts } = await entry;
    const whole = { version: 1 as const, ...facts, label: cleanText(label) };
    return { stored: this.entries.put(id, whole) };
  }

  /**
   * Notes what a server said of an entry. Nothing is written if it is not news.
   * @param told whether the person is told right now, by whoever asked
   */
  async update(id: string, news: StateNews, told = false): Promise<void> {
    await this.edit(id, (entry) => {
      // What was asked earlier may be answered later.
      const isLate = isFinal(entry.state) && !isFinal(news.state);
      if (isLate) return undefined;
      const now = this.clock.now();
      const isNew = entry.state !== news.state;
      const received = news.received ?? entry.received;
      const outcome = outcomeOf(news.state, entry.expires, now);
      const mark = told && (outcome === 'opened' || outcome === 'expired') ? outcome : entry.told;
      if (!isNew && entry.received === received && entry.told === mark) return undefined;
      return {
        ...entry,
        ...(isNew ? { state: news.state, stateAt: now } : {}),
        ...(received === undefined ? {} : { received }),
        ...(mark === undefined ? {} : { told: mark }),
      };
    });
  }

  /**
   * Marks that the person is told, before they are: better never than twice.
   * @returns false if they had been told before, in another window perhaps
   */
  async tell(id: string, told: ToldNews): Promise<boolean> {
    return this.edit(id, (entry) =>
      entry.told === told || entry.told === 'opened' ? undefined : { ...entry, told },
    );
  }

  /** Gives an entry another label. @returns false if it is not in the record */
  async rename(id: string, label: string): Promise<boolean> {
    return this.edit(id, (entry) => ({ ...entry, label: cleanText(label) }));
  }

  /** @throws NotDeletedError, and the entry stays, if SecretStorage cannot delete it */
  async forget(id: string): Promise<void> {
    await this.entries.remove(id);
    this.changes.fire();
  }

  /**
   * Removes what is older than the history, readable here or not; to be called at each start. Two
   * starts have to agree on it, and everything that tells its age.
   * @throws NotDeletedError if SecretStorage could not delete one, after all others were
   * @param memory where it is kept what earlier starts found
   */
  async prune(memory: Memory): Promise<void> {
    const now = this.clock.now();
    const old = await new TooOld(memory).confirmed(await this.olderThan(now), now);
    const results = await Promise.allSettled(old.map(async (id) => this.entries.remove(id)));
    if (results.some((one) => one.status === 'fulfilled')) this.changes.fire();
    const failed = results.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async edit(id: string, change: (entry: Entry) => Entry | undefined): Promise<boolean> {
    const isChanged = await this.entries.edit(id, change);
    if (isChanged) this.changes.fire();
    return isChanged;
  }

  /** The ids of entries older than the history. */
  private async olderThan(now: number): Promise<readonly string[]> {
    const oldest = now - this.historyDays() * DAY;
    const all = await this.entries.all();
    const old: string[] = [];
    for (const id of await this.entries.ids()) {
      const created = all.get(id)?.created;
      if (created !== undefined && created >= oldest) continue;
      const since = (await this.entries.since(id)) ?? created;
      if (since !== undefined && since < oldest) old.push(id);
    }
    return old;
  }
}

function entryOf(shared: Shared, label: string): NewEntry {
  const { place, link, metadataKey, created, expires, passphrase, state, anonymous } = shared;
  const { server, username } = place;
  return {
    server,
    ...(anonymous || username === undefined ? {} : { account: username }),
    linkOrigin: new URL(link).origin,
    label,
    ...(metadataKey === undefined ? {} : { metadataKey }),
    created,
    expires,
    passphrase,
    state,
    stateAt: created,
  };
}

/** Where the secret of an entry is. */
export function placeOf({ server, account }: Entry): Place {
  return { server, username: account };
}

/** When servers forget that a secret ever was: `metadata_ttl` starts at twice the ttl. */
function forgottenAt({ created, expires }: Entry): number {
  return created + 2 * (expires - created);
}

/** Whether nothing final is known of an entry and its server can still tell. */
export function mayHaveNews(entry: Entry, now: number): boolean {
  return entry.metadataKey !== undefined && !isFinal(entry.state) && now < forgottenAt(entry);
}
