import { EventEmitter } from 'node:events';
import * as v from 'valibot';
import type { Unreadable } from '../storage/entryReader';
import { EntryStore } from '../storage/entryStore';
import type { IdIndex, Log, SecretStore } from '../ports';
import { versioned } from '../storage/versioned';

/** An account that is signed in on one server. Its token is read only where a request is made. */
export interface Account {
  /** Opaque; also the handle that other extensions may see. */
  readonly id: string;
  /** Origin of the server the token was given for; it is never sent anywhere else. */
  readonly server: string;
  readonly username: string;
}

const StoredAccount = v.object({
  version: v.literal(1),
  server: v.pipe(v.string(), v.url()),
  username: v.pipe(v.string(), v.nonEmpty()),
  token: v.pipe(v.string(), v.nonEmpty()),
});
type StoredAccount = v.InferOutput<typeof StoredAccount>;

/** The signed-in accounts, tokens included, in SecretStorage; one entry per server and user name. */
export class Accounts {
  /** One came or went here: SecretStorage does not tell where it fails. */
  readonly events = new EventEmitter<{ changed: [] }>();
  private readonly entries: EntryStore<StoredAccount>;

  constructor(index: IdIndex, secrets: SecretStore, log: Log) {
    this.entries = new EntryStore('account', index, secrets, versioned({ 1: StoredAccount }), log);
  }

  /** The accounts that are left out, and why. */
  get unreadable(): ReadonlyMap<string, Unreadable> {
    return this.entries.unreadable;
  }

  /** Whether there may be more than the known ones: some could not be had when they were last read. */
  get mayBeMore(): boolean {
    return this.entries.indexFailed || [...this.unreadable.values()].includes('failed');
  }

  /** @returns whether the SecretStorage key that changed belongs to an account */
  changed(secretStorageKey: string): boolean {
    this.entries.changed(secretStorageKey);
    return this.entries.owns(secretStorageKey);
  }

  /**
   * The accounts that this window knows. Never rejects: `mayBeMore` says whether that is all.
   */
  async known(): Promise<readonly Account[]> {
    const accounts: Account[] = [];
    for (const same of await this.grouped()) accounts.push(await this.newest(same));
    return accounts.sort(
      (a, b) => a.server.localeCompare(b.server) || a.username.localeCompare(b.username),
    );
  }

  /** Those of one server. */
  async on(server: string): Promise<readonly Account[]> {
    return (await this.known()).filter((account) => account.server === server);
  }

  /** The API token of an account; undefined if it was signed out meanwhile. */
  async token(account: Account): Promise<string | undefined> {
    const entry = (await this.entries.all()).get(account.id);
    return entry?.server === account.server ? entry.token : undefined;
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
    const existing = (await this.known()).find((one) => isSame(one, { server, username }));
    const id = existing?.id ?? EntryStore.newId();
    const stored = await this.entries.put(id, { version: 1, server, username, token });
    this.events.emit('changed');
    return { account: { id, server, username }, stored };
  }

  /** @throws NotDeletedError, and the account stays, if SecretStorage cannot delete it */
  async remove({ id, server, username }: Account): Promise<void> {
    const same = (await this.grouped()).find(([one]) => isSame(one, { server, username }));
    for (const one of same ?? [{ id }]) await this.entries.remove(one.id);
    this.events.emit('changed');
  }

  /** Usually one entry each; several after signing in again because the first could not be read. */
  private async grouped(): Promise<[Account, ...Account[]][]> {
    const groups: [Account, ...Account[]][] = [];
    for (const [id, { server, username }] of await this.entries.all()) {
      const account = { id, server, username };
      const group = groups.find(([one]) => isSame(one, account));
      if (group) group.push(account);
      else groups.push([account]);
    }
    return groups;
  }

  private async newest([first, ...others]: [Account, ...Account[]]): Promise<Account> {
    let newest = first;
    for (const other of others) {
      const [since, sinceThis] = [this.entries.since(other.id), this.entries.since(newest.id)];
      if (((await since) ?? 0) > ((await sinceThis) ?? 0)) newest = other;
    }
    return newest;
  }
}

function isSame(one: Omit<Account, 'id'>, other: Omit<Account, 'id'>): boolean {
  return one.server === other.server && one.username === other.username;
}
