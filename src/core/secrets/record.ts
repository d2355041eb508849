import { EventEmitter } from 'node:events';
import * as v from 'valibot';
import { Time } from '../bounds';
import type { Unreadable } from '../storage/entryReader';
import { EntryStore } from '../storage/entryStore';
import type { Clock, IdIndex, Log, Memory, SecretStore } from '../ports';
import { isFinal, outcomeOf } from './state';
import { TooOld } from './tooOld';
import { versioned } from '../storage/versioned';
import { cleanText } from '../foreignText';

const DAY = 86_400_000;

/**
 * One share made from here. Times are milliseconds since the epoch. The metadata key is a
 * credential: it stays in SecretStorage and in core. The link is never part of an entry.
 */
const Entry = v.object({
  version: v.literal(1),
  /** Origin of the server that holds the secret. */
  server: v.pipe(v.string(), v.url()),
  /** User name; absent: shared anonymously. */
  account: v.optional(v.string()),
  /** Origin that links start with: the server's, or a custom domain. */
  linkOrigin: v.string(),
  label: v.pipe(
    v.string(),
    v.transform((label) => cleanText(label)),
  ),
  metadataKey: v.string(),
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
export type Told = NonNullable<Entry['told']>;

/** What a server said of an entry. */
export interface StateNews {
  readonly state: string;
  /** When it was opened, in milliseconds since the epoch. */
  readonly received?: number | undefined;
}

/**
 * What was shared from this computer; outlives the server's own memory of it. Emits `unstored` when
 * something could not be stored and is therefore gone when the window closes, and `added` when an
 * entry was added.
 */
export class ShareRecord extends EventEmitter<{ unstored: []; added: [] }> {
  /** Entries on their way into the record. */
  private readonly arriving = new Set<Promise<unknown>>();
  private readonly entries: EntryStore<Entry>;

  constructor(
    index: IdIndex,
    secrets: SecretStore,
    private readonly clock: Clock,
    log: Log,
    /** How many days an entry is kept. */
    private readonly historyDays: () => number,
  ) {
    super();
    this.entries = new EntryStore('record', index, secrets, versioned({ 1: Entry }), log, () =>
      this.emit('unstored'),
    );
  }

  /** The entries that the list does without, and why. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.entries.unreadable;
  }

  /** @returns whether the SecretStorage key that changed belongs to the record */
  changed(secretStorageKey: string): boolean {
    this.entries.changed(secretStorageKey);
    return this.entries.owns(secretStorageKey);
  }

  /** The entries that are not older than the history, by id. */
  async list(): Promise<ReadonlyMap<string, Entry>> {
    await Promise.all(this.arriving);
    const oldest = this.clock() - this.historyDays() * DAY;
    return new Map([...(await this.entries.all())].filter(([, { created }]) => created >= oldest));
  }

  /** An id that says nothing about the entry. */
  static newId(): string {
    return EntryStore.newId();
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
    const { stored } = await arriving;
    this.arriving.delete(arriving);
    this.emit('added');
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
    await this.entries.edit(id, (entry) => {
      const now = this.clock();
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
  async tell(id: string, told: Told): Promise<boolean> {
    return this.entries.edit(id, (entry) =>
      entry.told === told || entry.told === 'opened' ? undefined : { ...entry, told },
    );
  }

  /** Gives an entry another label. @returns false if it is not in the record */
  async rename(id: string, label: string): Promise<boolean> {
    return this.entries.edit(id, (entry) => ({ ...entry, label: cleanText(label) }));
  }

  /** @throws NotDeletedError, and the entry stays, if SecretStorage cannot delete it */
  async forget(id: string): Promise<void> {
    await this.entries.remove(id);
  }

  /**
   * Removes what is older than the history, readable here or not; to be called at each start. Two
   * starts have to agree on it, and everything that tells its age.
   * @throws NotDeletedError if SecretStorage could not delete one, after all others were
   * @param memory where it is kept what earlier starts found
   */
  async prune(memory: Memory): Promise<void> {
    const now = this.clock();
    const old = await new TooOld(memory).confirmed(await this.olderThan(now), now);
    const results = await Promise.allSettled(old.map(async (id) => this.entries.remove(id)));
    const failed = results.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
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

/** When servers forget that a secret ever was: `metadata_ttl` starts at twice the ttl. */
export function forgottenAt({ created, expires }: Entry): number {
  return created + 2 * (expires - created);
}

/** Whether nothing final is known of an entry and its server can still tell. */
export function mayHaveNews(entry: Entry, now: number): boolean {
  return entry.metadataKey !== '' && !isFinal(entry.state) && now < forgottenAt(entry);
}
