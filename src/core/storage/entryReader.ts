import type { Log, SecretStore } from '../ports';
import { NEWER, type Decode } from './versioned';

/** Why an entry is left out: written by a newer version, damaged or foreign, or not to be had. */
export type Unreadable = 'newer' | 'damaged' | 'failed';

const REASONS: Readonly<Record<Unreadable, string>> = {
  newer: 'a newer version of the extension wrote it',
  damaged: 'it is damaged',
  failed: 'the secret storage failed',
};

/** Reads entries from SecretStorage; remembers, and logs once, which ones it cannot make sense of. */
export class EntryReader<T> {
  private readonly leftOut = new Map<string, Unreadable>();

  constructor(
    private readonly prefix: string,
    private readonly secrets: SecretStore,
    private readonly decode: Decode<T>,
    private readonly log: Log,
  ) {}

  /** The entries that were left out when they were last looked at. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.leftOut;
  }

  /** Rejects if SecretStorage does. */
  async read(id: string): Promise<T | undefined> {
    const text = await this.secrets.get(this.keyOf(id));
    const entry = text === undefined ? undefined : this.decode(text);
    if (entry === NEWER) this.leaveOut(id, 'newer');
    else if (entry === undefined && text !== undefined) this.leaveOut(id, 'damaged');
    else this.leftOut.delete(id);
    return entry === NEWER ? undefined : entry;
  }

  leaveOut(id: string, why: Unreadable): void {
    if (this.leftOut.get(id) === why) return;
    this.leftOut.set(id, why);
    this.log.warn(`Left out an entry of "${this.prefix}" (${id}): ${REASONS[why]}.`);
  }

  /** What is stored under it has changed, or is gone. */
  forget(id: string): void {
    this.leftOut.delete(id);
  }

  /** Whether reading it again would change nothing. */
  isHopeless(id: string): boolean {
    const why = this.leftOut.get(id);
    return why === 'newer' || why === 'damaged';
  }

  keyOf(id: string): string {
    return `${this.prefix}.${id}`;
  }
}
