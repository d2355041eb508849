import { randomUUID } from 'node:crypto';
import { NotDeletedError } from '../errors';
import type { IdIndex, Log, SecretStore } from '../ports';
import { NEWER, type Decode } from './versioned';

/** Why an entry is left out: written by a newer version, damaged or foreign, or not to be had. */
export type Unreadable = 'newer' | 'damaged' | 'failed';

const REASONS: Readonly<Record<Unreadable, string>> = {
  newer: 'a newer version of the extension wrote it',
  damaged: 'it is damaged',
  failed: 'the secret storage failed',
};

/** An entry as this window knows it. */
interface Kept<T> {
  readonly entry: T;
  /** false: this is all there is of it, or storing is under way. */
  stored: boolean;
  /** Whether it is in the index for all that this window knows; if it is not, it was removed. */
  indexed: boolean;
  /** SecretStorage told of a change since: to be read anew once it is stored. */
  changed: boolean;
}

/**
 * Small secret things, one SecretStorage key each, found again through an index of ids: two
 * windows that write at once lose nothing, since neither rewrites what the other wrote.
 *
 * Where SecretStorage fails or does not last, entries live on in this window's memory. In hosts
 * whose windows keep a copy of all of SecretStorage (browsers), the last window to write wins.
 */
export class EntryStore<T> {
  private readonly cache = new Map<string, Kept<T>>();
  /** How often each entry changed, so that a slow read does not bring back an older one. */
  private readonly changes = new Map<string, number>();
  /** The entries that were left out when they were last looked at. */
  private readonly leftOut = new Map<string, Unreadable>();
  /** The last task of each entry that writes or removes it. */
  private readonly tasks = new Map<string, Promise<unknown>>();
  /** What this window removed. */
  private readonly removed = new Set<string>();
  /** What of that has changed in SecretStorage since, and is to be looked at. */
  private readonly revived = new Set<string>();
  private indexFault = false;

  constructor(
    private readonly prefix: string,
    private readonly index: IdIndex,
    private readonly secrets: SecretStore,
    private readonly decode: Decode<T>,
    private readonly log: Log,
    /** Told of each entry that could not be stored. */
    private readonly unstored: () => void = () => undefined,
    /** Whether an entry may be under an id; else it counts as damaged. */
    private readonly belongs: (id: string, entry: T) => boolean = () => true,
  ) {}

  /** An id that says nothing about the entry. */
  static newId(): string {
    return randomUUID();
  }

  /** Whether a SecretStorage key belongs to this store. */
  owns(key: string): boolean {
    return this.idOf(key) !== undefined;
  }

  /** Of the entry that a SecretStorage key belongs to; undefined: not one of this store. */
  idOf(key: string): string | undefined {
    const start = `${this.prefix}.`;
    return key.startsWith(start) ? key.slice(start.length) : undefined;
  }

  /** The entries that were left out when they were last looked at. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.leftOut;
  }

  /** Whether the index could not be read when it was last looked at. */
  get indexFailed(): boolean {
    return this.indexFault;
  }

  /** To be called when SecretStorage tells that a key changed, here or in another window. */
  changed(key: string): void {
    const id = this.idOf(key);
    if (id === undefined) return;
    const kept = this.cache.get(id);
    this.countChange(id);
    this.leftOut.delete(id);
    if (this.removed.has(id)) this.revived.add(id);
    // Not dropped: where it cannot be read anew, this is all there is of it.
    if (kept) kept.changed = true;
  }

  /** All entries that can be read here, by id. An unreadable one is skipped, never deleted. */
  async all(): Promise<ReadonlyMap<string, T>> {
    // From before the index is read: what comes into it meanwhile is not missing from it.
    const known = [...this.cache].filter(([, { indexed }]) => indexed);
    const listed = await this.listed();
    if (listed) {
      const present = new Set(listed);
      for (const [id, kept] of known) {
        if (!present.has(id) && this.cache.get(id) === kept) this.cache.delete(id);
      }
      await this.eraseRevived(present);
      for (const id of this.unreadable.keys()) if (!present.has(id)) this.leftOut.delete(id);
      const missing = listed.filter((id) => !this.isCurrent(id) && !this.isHopeless(id));
      await Promise.all(missing.map(async (id) => this.load(id)));
    }
    return new Map(Array.from(this.cache, ([id, { entry }]) => [id, entry]));
  }

  /**
   * Writes an entry. It is kept in this window's memory in any case.
   * @returns whether it was also stored
   */
  async put(id: string, entry: T): Promise<boolean> {
    this.keep(id, { entry, stored: false });
    return this.inTurn(id, async () => {
      this.removed.delete(id);
      // Another window may have removed the one before, which this one has not heard of yet, or be
      // about to: what is put counts.
      const wasIndexed = this.isIndexed(id);
      if (wasIndexed) await this.index.add(id).catch(() => undefined);
      const stored = await this.write(id, entry);
      if (stored && wasIndexed) await this.index.add(id).catch(() => undefined);
      return stored;
    });
  }

  /**
   * Changes an entry as it is stored now, which another window may have written. It never brings
   * back one that was removed meanwhile, here or in another window.
   * @param change undefined leaves it as it is
   * @returns whether it was changed
   */
  async edit(id: string, change: (entry: T) => T | undefined): Promise<boolean> {
    return this.inTurn(id, async () => {
      const entry = await this.latest(id);
      const changed = entry === undefined ? undefined : change(entry);
      if (changed === undefined) return false;
      await this.write(id, changed);
      if (!(await this.isRemoved(id))) return true;
      await this.erase(id);
      return false;
    });
  }

  /** @throws NotDeletedError, and the entry stays, if SecretStorage holds it and cannot delete it */
  async remove(id: string): Promise<void> {
    await this.inTurn(id, async () => this.erase(id));
  }

  /** The ids in the index, also of entries that cannot be read here. */
  async ids(): Promise<readonly string[]> {
    return (await this.listed()) ?? [];
  }

  /** When an entry was written first, in milliseconds since the epoch; undefined: nobody knows. */
  async since(id: string): Promise<number | undefined> {
    try {
      return await this.index.since(id);
    } catch {
      // Most likely another window has just removed it.
      return undefined;
    }
  }

  /**
   * The ids of what is stored, but not in the index: it was lost there, or written back by a window
   * that could not see that it was removed.
   * @param candidates which ids to look at where SecretStorage does not tell its keys
   */
  async unindexed(candidates: readonly string[]): Promise<readonly string[]> {
    const stored = (await this.storedIds()) ?? candidates;
    // After the keys: whoever stores one puts its id into the index before.
    const listed = await this.listed();
    if (!listed) return [];
    const present = new Set(listed);
    return stored.filter((id) => !present.has(id));
  }

  /** Takes an entry that can be read back into the index. @returns whether there is one */
  async adopt(id: string): Promise<boolean> {
    return this.inTurn(id, async () => {
      const entry = await this.read(id).catch(() => undefined);
      if (entry === undefined) {
        // What is not in the index is no part of this store.
        this.leftOut.delete(id);
        return false;
      }
      await this.index.add(id);
      this.log.info(`Found an entry of "${this.prefix}" (${id}) that its index had lost.`);
      this.keep(id, { entry, stored: true, indexed: true });
      return true;
    });
  }

  private async storedIds(): Promise<readonly string[] | undefined> {
    try {
      return (await this.secrets.keys?.())?.flatMap((key) => this.idOf(key) ?? []);
    } catch {
      return undefined;
    }
  }

  private async listed(): Promise<readonly string[] | undefined> {
    try {
      const listed = await this.index.list();
      this.indexFault = false;
      return listed;
    } catch {
      this.indexFault = true;
      this.log.warn(`Could not read the index of "${this.prefix}".`);
      return undefined;
    }
  }

  /** Tasks that write or remove the same entry follow one another. */
  private async inTurn<R>(id: string, task: () => Promise<R>): Promise<R> {
    const mine = (this.tasks.get(id) ?? Promise.resolve()).then(task, task);
    this.tasks.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.tasks.get(id) === mine) this.tasks.delete(id);
    }
  }

  /** @returns whether it was stored */
  private async write(id: string, entry: T): Promise<boolean> {
    const isNew = !this.isIndexed(id);
    const kept = this.keep(id, { entry, stored: false });
    this.countChange(id);
    try {
      // The index first: an id without an entry is harmless, a secret without an id is never found.
      if (isNew) await this.index.add(id);
      await this.secrets.store(this.keyOf(id), JSON.stringify(entry));
    } catch {
      // The error's own text is not logged: it may quote the value that could not be stored.
      this.log.warn(`An entry of "${this.prefix}" is not stored, only kept until VS Code closes.`);
      // An id without an entry is harmless, so that a failure here is, too.
      if (isNew) await this.index.remove(id).catch(() => undefined);
      this.unstored();
      return false;
    }
    // If it changed meanwhile, possibly by another window, then what is stored is what counts.
    kept.stored = kept.indexed = true;
    return true;
  }

  private async erase(id: string): Promise<void> {
    // Beforehand, since another window's change may arrive while this one waits.
    this.removed.add(id);
    try {
      await this.secrets.delete(this.keyOf(id));
    } catch {
      if ((await this.ids()).includes(id)) {
        this.removed.delete(id);
        throw new NotDeletedError();
      }
    }
    this.cache.delete(id);
    this.countChange(id);
    await this.index.remove(id);
  }

  /**
   * Deletes again what another window wrote back, which could not yet see that it was removed here.
   * @param present the ids in the index: what is in it is there on purpose, or still being removed
   */
  private async eraseRevived(present: ReadonlySet<string>): Promise<void> {
    for (const id of [...this.revived].filter((one) => !present.has(one))) {
      this.revived.delete(id);
      await this.inTurn(id, async () => this.eraseIfStored(id));
    }
  }

  private async eraseIfStored(id: string): Promise<void> {
    const key = this.keyOf(id);
    try {
      if (this.removed.has(id) && (await this.secrets.get(key)) !== undefined) {
        // It may be in the index by now, and then it is there on purpose.
        const listed = await this.listed();
        if (!listed || listed.includes(id)) return;
        await this.secrets.delete(key);
      }
    } catch {
      this.revived.add(id);
      this.log.warn(`Could not delete an entry of "${this.prefix}" (${id}) that was written back.`);
    }
  }

  /** Whether another window has removed an entry that this one knows from the index. */
  private async isRemoved(id: string): Promise<boolean> {
    if (this.cache.get(id)?.indexed === false) return false;
    const listed = await this.listed();
    return listed !== undefined && !listed.includes(id);
  }

  /** What is stored under an id now; where that cannot be read, what this window knows. */
  private async latest(id: string): Promise<T | undefined> {
    const kept = this.cache.get(id);
    if (kept?.stored === false) return kept.entry;
    try {
      const entry = await this.read(id);
      if (entry !== undefined) this.keep(id, { entry, stored: true, indexed: true });
      return entry;
    } catch {
      return kept?.entry;
    }
  }

  private async load(id: string): Promise<void> {
    try {
      let entry: T | undefined;
      let change: number | undefined;
      do {
        change = this.changes.get(id);
        entry = await this.read(id);
      } while (change !== this.changes.get(id) && !this.isCurrent(id));
      if (this.isCurrent(id)) return;
      if (entry === undefined) this.cache.delete(id);
      else this.keep(id, { entry, stored: true, indexed: true });
    } catch {
      if (!this.cache.has(id)) this.leaveOut(id, 'failed');
    }
  }

  /** Rejects if SecretStorage does. */
  private async read(id: string): Promise<T | undefined> {
    const text = await this.secrets.get(this.keyOf(id));
    const entry = text === undefined ? undefined : this.decode(text);
    if (entry !== undefined && entry !== NEWER && this.belongs(id, entry)) {
      this.leftOut.delete(id);
      return entry;
    }
    if (text === undefined) this.leftOut.delete(id);
    else this.leaveOut(id, entry === NEWER ? 'newer' : 'damaged');
    return undefined;
  }

  private leaveOut(id: string, why: Unreadable): void {
    if (this.leftOut.get(id) === why) return;
    this.leftOut.set(id, why);
    this.log.warn(`Left out an entry of "${this.prefix}" (${id}): ${REASONS[why]}.`);
  }

  /** Whether reading it again would change nothing. */
  private isHopeless(id: string): boolean {
    const why = this.leftOut.get(id);
    return why === 'newer' || why === 'damaged';
  }

  private keyOf(id: string): string {
    return `${this.prefix}.${id}`;
  }

  /** Takes an entry into this window's memory. */
  private keep(
    id: string,
    {
      entry,
      stored,
      indexed = this.isIndexed(id),
    }: Omit<Kept<T>, 'changed' | 'indexed'> & {
      indexed?: boolean;
    },
  ): Kept<T> {
    const kept = { entry, stored, indexed, changed: false };
    this.cache.set(id, kept);
    this.leftOut.delete(id);
    return kept;
  }

  private isIndexed(id: string): boolean {
    return this.cache.get(id)?.indexed === true;
  }

  /** Whether this window knows the latest there is of an entry. */
  private isCurrent(id: string): boolean {
    const kept = this.cache.get(id);
    return kept !== undefined && !(kept.stored && kept.changed);
  }

  private countChange(id: string): void {
    this.changes.set(id, (this.changes.get(id) ?? 0) + 1);
  }
}
