import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Emitter } from '../event';
import type { IdIndex, Log, Memory, SecretStore } from '../ports';
import { EntryStore, type Unreadable } from '../storage/entryStore';
import { LastUsed } from '../storage/lastUsed';
import { versioned } from '../storage/versioned';
import { placeKey, type Place } from './place';

/** An account that is signed in on one server. Its token is read only where a request is made. */
export interface Account extends Place {
  /** Opaque; also the handle that other extensions may see. The same for the same place, always. */
  readonly id: string;
  readonly username: string;
}

const StoredAccount = v.object({
  version: v.literal(1),
  /** The token was given for this one, and is never sent anywhere else. */
  server: v.pipe(v.string(), v.url()),
  username: v.pipe(v.string(), v.nonEmpty()),
  token: v.pipe(v.string(), v.nonEmpty()),
});
type StoredAccount = v.InferOutput<typeof StoredAccount>;

/** How many accounts that were signed out are remembered by their ids. */
const SIGNED_OUT_KEPT = 20;

/** The signed-in accounts, tokens included, in SecretStorage; one entry per server and user name. */
export class Accounts {
  private readonly changes = new Emitter<string>();
  /** One came or went, or has another token, here or in another window: its id. */
  readonly onDidChange = this.changes.event;
  private readonly entries: EntryStore<StoredAccount>;

  /** Ids of those signed out of here: a browser's window may write back what another one deleted. */
  private readonly signedOut: LastUsed | undefined;

  constructor(index: IdIndex, secrets: SecretStore, log: Log, memory?: Memory) {
    this.signedOut = memory && new LastUsed(memory, 'signedOut', SIGNED_OUT_KEPT);
    this.entries = new EntryStore(
      'account',
      index,
      secrets,
      versioned({ 1: StoredAccount }),
      log,
      () => undefined,
      // Left out like a damaged one, and told of: never silently.
      (id, place) => id === accountId(place),
    );
  }

  /** The accounts that are left out, and why. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.entries.unreadable;
  }

  /** Whether there may be more than the known ones: some could not be had when they were last read. */
  get mayBeMore(): boolean {
    return this.entries.indexFailed || [...this.unreadable.values()].includes('failed');
  }

  /** To be called when SecretStorage tells that a key changed. */
  storageChanged(key: string): void {
    this.entries.changed(key);
    const id = this.entries.idOf(key);
    if (id !== undefined) this.changes.fire(id);
  }

  /**
   * The accounts that this window knows. Never rejects: `mayBeMore` says whether that is all.
   */
  async known(): Promise<readonly Account[]> {
    const accounts: Account[] = [];
    for (const [id, { server, username }] of await this.entries.all()) {
      accounts.push({ id, server, username });
    }
    return accounts.sort(
      (a, b) => a.server.localeCompare(b.server) || a.username.localeCompare(b.username),
    );
  }

  /** Those of one server. */
  async on(server: string): Promise<readonly Account[]> {
    return (await this.known()).filter((account) => account.server === server);
  }

  /** The API token of a place; undefined if nobody is signed in there, or not any more. */
  async token(place: Place): Promise<string | undefined> {
    return (await this.entries.all()).get(accountId(place))?.token;
  }

  /**
   * Keeps a token that the server has accepted; replaces an older one of the same account.
   * @returns the account, and whether it outlives this window
   */
  async add(
    server: string,
    username: string,
    token: string,
  ): Promise<{ account: Account; stored: boolean }> {
    const id = accountId({ server, username });
    const stored = await this.entries.put(id, { version: 1, server, username, token });
    await this.signedOut?.remove(id);
    this.changes.fire(id);
    return { account: { id, server, username }, stored };
  }

  /** @throws NotDeletedError, and the account stays, if SecretStorage cannot delete it */
  async remove(account: Account): Promise<void> {
    await this.entries.remove(account.id);
    await this.signedOut?.add(account.id);
    this.changes.fire(account.id);
  }

  /**
   * Finds accounts again that the index has lost, so that they can be used, and signed out; those
   * that were signed out are deleted. To be called once at the start.
   * @param places where some may be, for hosts that cannot say what is stored
   */
  async findLost(places: readonly Place[]): Promise<void> {
    const signedOut = new Set(this.signedOut?.list());
    for (const id of await this.entries.unindexed(places.map(accountId))) {
      const isBack = !signedOut.has(id) && (await this.entries.adopt(id));
      if (signedOut.has(id)) await this.entries.remove(id);
      if (isBack) this.changes.fire(id);
    }
  }
}

/** Has 36 hexadecimal digits, as ids of the index may have. */
export function accountId(place: Place): string {
  return createHash('sha256').update(placeKey(place)).digest('hex').slice(0, 36);
}
