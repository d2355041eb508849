import { EventEmitter } from 'node:events';
import { ServerFaultError, UnknownSecretError, type Metadata } from '../api';
import type { Account, Accounts } from './accounts';
import { ActionFailedError, attempt, NoSuchSecretError } from './errors';
import type { Clock, Log } from './ports';
import { idOfListed, joinRecent, type Listing, type RecentSecret } from './recentList';
import type { Entry, ShareRecord } from './record';
import { outcomeOf } from './secretState';
import type { ClientFor } from './sharing';

/** What a request about one secret needs. The metadata key is a credential: it stays in core. */
export interface Handle {
  readonly id: string;
  readonly server: string;
  /** User name; undefined: anonymous. */
  readonly account: string | undefined;
  readonly metadataKey: string;
  /** Where links start; undefined: shared elsewhere, so the server's answer decides. */
  readonly linkOrigin: string | undefined;
}

/** How many secrets are asked about at the same time. */
const PARALLEL = 4;

/**
 * The secrets shared from here and those of the signed-in accounts, and what became of them.
 * Emits `changed` when the list may look different.
 */
export class RecentSecrets extends EventEmitter<{ changed: [] }> {
  private readonly listings = new Map<string, Listing>();
  private refreshing: Promise<void> | undefined;

  constructor(
    private readonly record: ShareRecord,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
  }

  /** The list as it is known now, newest first, without any request. */
  async list(): Promise<readonly RecentSecret[]> {
    const record = await this.record.list();
    return joinRecent(record, [...this.listings.values()], this.clock());
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
    if (entry) return handleOf(id, entry);
    for (const { server, account, metadata } of this.listings.values()) {
      const found = metadata.find(
        (one) => one.metadataKey && idOfListed(server, one.metadataKey) === id,
      );
      if (found?.metadataKey)
        return { id, server, account, metadataKey: found.metadataKey, linkOrigin: undefined };
    }
    throw new NoSuchSecretError();
  }

  /**
   * Asks the servers: one request for each signed-in account, and one for each other secret of the
   * record that is still unopened. Calls that overlap share one round.
   *
   * @throws ActionFailedError: the first failure, after everything else was asked
   */
  async refresh(): Promise<void> {
    this.refreshing ??= this.askServers().finally(() => {
      this.refreshing = undefined;
      this.emit('changed');
    });
    return this.refreshing;
  }

  /** Takes in what a server said of one secret. */
  async learn({ id, server, metadataKey }: Handle, metadata: Metadata): Promise<void> {
    await this.record.update(id, stateOf(metadata));
    for (const [key, listing] of this.listings) {
      if (listing.server !== server) continue;
      const replaced = listing.metadata.map((one) =>
        one.metadataKey === metadataKey
          ? { ...one, ...stateOf(metadata), updated: metadata.updated }
          : one,
      );
      this.listings.set(key, { ...listing, metadata: replaced });
    }
    this.emit('changed');
  }

  /** Forgets what an account listed that is no longer signed in. */
  async accountsChanged(): Promise<void> {
    const present = new Set((await this.accounts.list()).map(({ id }) => id));
    for (const id of this.listings.keys()) if (!present.has(id)) this.listings.delete(id);
    this.emit('changed');
  }

  private async askServers(): Promise<void> {
    const failures: unknown[] = [];
    const covered = new Set<string>();
    for (const account of await this.accounts.list()) {
      try {
        if (await this.askForListing(account))
          covered.add(`${account.server}\n${account.username}`);
      } catch (error) {
        failures.push(error);
        covered.add(`${account.server}\n${account.username}`);
      }
    }
    const now = this.clock();
    const open = [...(await this.record.list())].filter(
      ([, entry]) =>
        entry.metadataKey !== '' &&
        outcomeOf(entry.state, Infinity, now) === 'unopened' &&
        now < forgotten(entry) &&
        !covered.has(`${entry.server}\n${entry.account ?? ''}`),
    );
    for (let start = 0; start < open.length; start += PARALLEL) {
      const round = open.slice(start, start + PARALLEL);
      const results = await Promise.allSettled(
        round.map(async ([id, entry]) => this.askForOne(handleOf(id, entry))),
      );
      failures.push(
        ...results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
      );
    }
    if (failures.length > 0) throw failures[0];
  }

  /** @returns false where `/private/recent` is broken (v0.23.6): each secret is asked for instead */
  private async askForListing(account: Account): Promise<boolean> {
    const { server, username } = account;
    try {
      const metadata = await attempt('refresh', { server, username }, async () => {
        const client = await this.clientFor({ server, account });
        return client.recent();
      });
      if (!(await this.accounts.token(account))) return true; // signed out meanwhile
      const listing = { server, account: username, metadata, at: this.clock() };
      this.listings.set(account.id, listing);
      await this.rememberStates(listing);
      return true;
    } catch (error) {
      if (!(error instanceof ActionFailedError && error.cause instanceof ServerFaultError))
        throw error;
      this.log.info('The server could not list recent secrets; asking for each one instead.');
      return false;
    }
  }

  /** So that what a listing told is still known after a restart. */
  private async rememberStates({ server, metadata }: Listing): Promise<void> {
    const byKey = new Map(metadata.map((one) => [one.metadataKey, one]));
    for (const [id, entry] of await this.record.list()) {
      const news = entry.server === server ? byKey.get(entry.metadataKey) : undefined;
      const ended = news && outcomeOf(entry.state, Infinity, 0) === 'unopened';
      if (ended && news.state !== 'new') await this.record.update(id, stateOf(news));
    }
  }

  private async askForOne(handle: Handle): Promise<void> {
    const { server, metadataKey } = handle;
    try {
      const metadata = await attempt('refresh', { server }, async () => {
        const client = await this.clientFor({ server, account: undefined });
        return client.private(metadataKey);
      });
      await this.record.update(handle.id, stateOf(metadata));
    } catch (error) {
      // The server has forgotten it: the record keeps what was last known.
      if (!(error instanceof ActionFailedError && error.cause instanceof UnknownSecretError))
        throw error;
    }
  }
}

function handleOf(id: string, entry: Entry): Handle {
  const { server, account, metadataKey, linkOrigin } = entry;
  return { id, server, account, metadataKey, linkOrigin };
}

/** When servers forget that a secret ever was: `metadata_ttl` starts at twice the ttl. */
function forgotten({ created, expires }: Entry): number {
  return created + 2 * (expires - created);
}

function stateOf({ state, received }: Metadata): { state: string; received?: number } {
  return {
    state: state ?? 'new',
    ...(received === undefined ? {} : { received: received * 1000 }),
  };
}
