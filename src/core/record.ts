import * as v from 'valibot';
import { EntryStore } from './entryStore';
import type { Clock, IdIndex, Log, SecretStore } from './ports';

const DAY = 86_400_000;

/**
 * One share made from here. Times are milliseconds since the epoch. The metadata key is a
 * credential: it stays in SecretStorage and in core. The link is never part of an entry.
 */
const Entry = v.object({
  version: v.literal(1),
  /** Origin of the server that holds the secret. */
  server: v.string(),
  /** User name; absent: shared anonymously. */
  account: v.optional(v.string()),
  /** Origin that links start with: the server's, or a custom domain. */
  linkOrigin: v.string(),
  label: v.string(),
  metadataKey: v.string(),
  created: v.number(),
  expires: v.number(),
  passphrase: v.boolean(),
  /** The last state known, in the server's word, and when it was learnt. */
  state: v.string(),
  stateAt: v.number(),
  /** When it was opened. */
  received: v.optional(v.number()),
});
export type Entry = v.InferOutput<typeof Entry>;

/** What was shared from this computer; outlives the server's own memory of it. */
export class ShareRecord {
  private readonly entries: EntryStore<Entry>;

  constructor(
    index: IdIndex,
    secrets: SecretStore,
    private readonly clock: Clock,
    log: Log,
    /** How many days an entry is kept. */
    private readonly historyDays: () => number,
  ) {
    this.entries = new EntryStore('record', index, secrets, decode, log);
  }

  /** @returns whether the SecretStorage key that changed belongs to the record */
  changed(secretStorageKey: string): boolean {
    this.entries.changed(secretStorageKey);
    return this.entries.owns(secretStorageKey);
  }

  /** The entries that are not older than the history, by id. */
  async list(): Promise<ReadonlyMap<string, Entry>> {
    const oldest = this.clock() - this.historyDays() * DAY;
    return new Map([...(await this.entries.all())].filter(([, { created }]) => created >= oldest));
  }

  /** @returns the id of the new entry; it is listed even where it could not be stored for later */
  async add(entry: Omit<Entry, 'version'>): Promise<string> {
    const id = EntryStore.newId();
    await this.entries.put(id, { version: 1, ...entry });
    return id;
  }

  /** Notes what a server said of an entry. Nothing is written if it is not news. */
  async update(
    id: string,
    news: { readonly state: string; readonly received?: number | undefined },
  ): Promise<void> {
    const entry = (await this.entries.all()).get(id);
    if (!entry) return;
    const { received = entry.received } = news;
    if (entry.state === news.state && entry.received === received) return;
    await this.entries.put(id, {
      ...entry,
      state: news.state,
      stateAt: this.clock(),
      ...(received === undefined ? {} : { received }),
    });
  }

  /** Removes what is older than the history, readable here or not. */
  async prune(): Promise<void> {
    const oldest = this.clock() - this.historyDays() * DAY;
    const all = await this.entries.all();
    for (const id of await this.entries.ids()) {
      const created = all.get(id)?.created ?? (await this.entries.since(id));
      if (created !== undefined && created < oldest) await this.entries.remove(id);
    }
  }
}

function decode(text: string): Entry | undefined {
  try {
    const result = v.safeParse(Entry, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
