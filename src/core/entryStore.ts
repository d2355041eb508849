import { randomUUID } from 'node:crypto';
import type { IdIndex, Log, SecretStore } from './ports';

/** Turns stored text into a value; undefined if the text is damaged or from a newer version. */
export type Decode<T> = (text: string) => T | undefined;

/**
 * Small secret things, one SecretStorage key each, found again through an index of ids: two
 * windows that write at once lose nothing, since neither rewrites what the other wrote.
 *
 * Where SecretStorage fails or does not last, entries live on in this window's memory.
 */
export class EntryStore<T> {
  private readonly cache = new Map<string, T>();
  /** Ids that could not be stored: the cache is all there is of them. */
  private readonly unstored = new Set<string>();

  constructor(
    private readonly prefix: string,
    private readonly index: IdIndex,
    private readonly secrets: SecretStore,
    private readonly decode: Decode<T>,
    private readonly log: Log,
  ) {}

  /** An id that says nothing about the entry. */
  static newId(): string {
    return randomUUID();
  }

  /** Whether a SecretStorage key belongs to this store. */
  owns(key: string): boolean {
    return key.startsWith(`${this.prefix}.`);
  }

  /** To be called when SecretStorage tells that a key changed, here or in another window. */
  changed(key: string): void {
    const id = key.slice(this.prefix.length + 1);
    if (this.owns(key) && !this.unstored.has(id)) this.cache.delete(id);
  }

  /** All entries that can be read here, by id. An unreadable one is skipped, never deleted. */
  async all(): Promise<ReadonlyMap<string, T>> {
    const listed = new Set(await this.ids());
    for (const id of this.cache.keys()) {
      if (!listed.has(id) && !this.unstored.has(id)) this.cache.delete(id);
    }
    const missing = [...listed].filter((id) => !this.cache.has(id));
    await Promise.all(missing.map(async (id) => this.load(id)));
    return new Map(this.cache);
  }

  /**
   * Writes an entry. It is kept in this window's memory in any case.
   * @returns whether it was also stored
   */
  async put(id: string, entry: T): Promise<boolean> {
    this.cache.set(id, entry);
    try {
      await this.secrets.store(this.keyOf(id), JSON.stringify(entry));
      await this.index.add(id);
      this.unstored.delete(id);
      return true;
    } catch {
      // The error's own text is not logged: it may quote the value that could not be stored.
      this.unstored.add(id);
      this.log.warn(
        `Could not store an entry of "${this.prefix}"; it is kept until VS Code closes.`,
      );
      return false;
    }
  }

  async remove(id: string): Promise<void> {
    this.cache.delete(id);
    this.unstored.delete(id);
    await this.index.remove(id);
    await this.secrets.delete(this.keyOf(id));
  }

  /** The ids in the index, those of entries that cannot be read here too. */
  async ids(): Promise<readonly string[]> {
    try {
      return await this.index.list();
    } catch {
      this.log.warn(`Could not read the index of "${this.prefix}".`);
      return [];
    }
  }

  /** When an entry was written first, in milliseconds since the epoch. */
  async since(id: string): Promise<number> {
    return this.index.since(id);
  }

  private async load(id: string): Promise<void> {
    try {
      const text = await this.secrets.get(this.keyOf(id));
      const entry = text === undefined ? undefined : this.decode(text);
      if (entry !== undefined) this.cache.set(id, entry);
    } catch {
      this.log.warn(`Could not read an entry of "${this.prefix}".`);
    }
  }

  private keyOf(id: string): string {
    return `${this.prefix}.${id}`;
  }
}
