import * as v from 'valibot';
import { EntryStore } from './entryStore';
import type { IdIndex, Log, SecretStore } from './ports';

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
  private readonly entries: EntryStore<StoredAccount>;

  constructor(index: IdIndex, secrets: SecretStore, log: Log) {
    this.entries = new EntryStore('account', index, secrets, decode, log);
  }

  /** @returns whether the SecretStorage key that changed belongs to an account */
  changed(secretStorageKey: string): boolean {
    this.entries.changed(secretStorageKey);
    return this.entries.owns(secretStorageKey);
  }

  async list(): Promise<readonly Account[]> {
    const all = await this.entries.all();
    return [...all]
      .map(([id, { server, username }]) => ({ id, server, username }))
      .sort((a, b) => a.server.localeCompare(b.server) || a.username.localeCompare(b.username));
  }

  async on(server: string): Promise<readonly Account[]> {
    return (await this.list()).filter((account) => account.server === server);
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
    const existing = (await this.on(server)).find((account) => account.username === username);
    const id = existing?.id ?? EntryStore.newId();
    const stored = await this.entries.put(id, { version: 1, server, username, token });
    return { account: { id, server, username }, stored };
  }

  async remove(account: Account): Promise<void> {
    await this.entries.remove(account.id);
  }
}

function decode(text: string): StoredAccount | undefined {
  try {
    const result = v.safeParse(StoredAccount, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
