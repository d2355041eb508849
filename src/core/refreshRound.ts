import { ServerFaultError, UnknownSecretError, type Metadata } from '../api';
import type { Account, Accounts } from './accounts';
import { ActionFailedError, attempt } from './errors';
import type { Clock, Log } from './ports';
import { mayHaveNews, type Entry, type ShareRecord, type StateNews } from './record';
import type { Listing } from './recentList';
import { isFinal } from './secretState';
import type { ClientFor } from './sharing';

/**
 * `all`: every signed-in account, and every secret of the record that may have news. `waiting`:
 * only what the person has not been told the end of, and not too many at once.
 */
export type Scope = 'all' | 'waiting';

/** How many secrets are asked about at the same time. */
const PARALLEL = 4;
/** How many secrets a `waiting` round asks about one by one; those asked longest ago come first. */
const MOST_PER_ROUND = 20;

/** The secrets of one account, or the anonymous ones, on one server. */
interface Owner {
  /** Origin of the server. */
  readonly server: string;
  /** User name; undefined: anonymous. */
  readonly account?: string | undefined;
}

/** A server did not answer as it should when it was asked last. */
export interface Unanswered extends Owner {
  readonly error: unknown;
}

/** What rounds learn, beside what they write into the record. */
export interface Learnt {
  /** By the id of the account. */
  readonly listings: Map<string, Listing>;
  /** When an entry was asked about on its own, in milliseconds since the epoch. */
  readonly checks: Map<string, number>;
  /** Entries that their server knows nothing about. */
  readonly lost: Set<string>;
  /** Whose secrets could not be asked about the last time, by `ownerOf`. */
  readonly unanswered: Map<string, Unanswered>;
}

/** Asks the servers what became of secrets: one request an account, one each for other secrets. */
export class RefreshRound {
  /** Whom it asked, by `ownerOf`, with the first failure if there was one. */
  private readonly asked = new Map<string, Unanswered | undefined>();

  constructor(
    private readonly record: ShareRecord,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly learnt: Learnt,
  ) {}

  /** @throws ActionFailedError: the first failure, after everything else was asked */
  async run(scope: Scope): Promise<void> {
    const covered = new Set<string>();
    const wanted = new Set([...(await this.open(scope))].map(([, entry]) => ownerOf(entry)));
    for (const account of await this.accounts.known()) {
      const owner = { server: account.server, account: account.username };
      if (scope === 'waiting' && !wanted.has(ownerOf(owner))) continue;
      try {
        if (await this.askForListing(account)) covered.add(ownerOf(owner));
        this.note(owner);
      } catch (error) {
        this.note(owner, error);
        covered.add(ownerOf(owner));
      }
    }
    const others = [...(await this.open(scope))].filter(([, one]) => !covered.has(ownerOf(one)));
    await this.askForEach(scope === 'all' ? others : this.longestAgo(others));
    this.tell(scope);
    const [first] = [...this.asked.values()].filter((one) => one !== undefined);
    if (first) throw first.error;
  }

  private note({ server, account }: Owner, error?: unknown): void {
    const owner = ownerOf({ server, account });
    const failed = error === undefined ? undefined : { server, account, error };
    this.asked.set(owner, this.asked.get(owner) ?? failed);
  }

  /** Who was not asked is as before, but whoever `all` did not ask has nothing to be asked about. */
  private tell(scope: Scope): void {
    const { unanswered } = this.learnt;
    if (scope === 'all') unanswered.clear();
    for (const [owner, failed] of this.asked) {
      if (failed) unanswered.set(owner, failed);
      else unanswered.delete(owner);
    }
  }

  private async open(scope: Scope): Promise<Map<string, Entry>> {
    const now = this.clock();
    const fits = ([id, entry]: [string, Entry]): boolean =>
      mayHaveNews(entry, now) && (scope === 'all' || isWaiting(id, entry, this.learnt));
    return new Map([...(await this.record.list())].filter(fits));
  }

  private longestAgo(entries: readonly [string, Entry][]): [string, Entry][] {
    const { checks } = this.learnt;
    return [...entries]
      .sort(([a], [b]) => (checks.get(a) ?? 0) - (checks.get(b) ?? 0))
      .slice(0, MOST_PER_ROUND);
  }

  private async askForEach(entries: readonly [string, Entry][]): Promise<void> {
    for (let start = 0; start < entries.length; start += PARALLEL) {
      const some = entries.slice(start, start + PARALLEL);
      const results = await Promise.allSettled(
        some.map(async ([id, entry]) => this.askForOne(id, entry)),
      );
      for (const [position, one] of results.entries()) {
        const entry = some[position]?.[1];
        if (entry) this.note(entry, one.status === 'rejected' ? one.reason : undefined);
      }
    }
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
      this.learnt.listings.set(account.id, listing);
      await this.rememberStates(listing);
      return true;
    } catch (error) {
      if (!isBroken(error)) throw error;
      this.log.info('This server cannot list recent secrets; asking for each one instead.');
      return false;
    }
  }

  /** So that what a listing told is still known after a restart. */
  private async rememberStates({ server, metadata }: Listing): Promise<void> {
    const byKey = new Map(metadata.map((one) => [one.metadataKey, one]));
    for (const [id, entry] of await this.record.list()) {
      const news = entry.server === server ? byKey.get(entry.metadataKey) : undefined;
      if (!news || isFinal(entry.state) || news.state === 'new') continue;
      await this.record.update(id, stateOf(news));
    }
  }

  private async askForOne(id: string, { server, metadataKey }: Entry): Promise<void> {
    try {
      const metadata = await attempt('refresh', { server }, async () => {
        const client = await this.clientFor({ server, account: undefined });
        return client.private(metadataKey);
      });
      this.learnt.checks.set(id, this.clock());
      this.learnt.lost.delete(id);
      await this.record.update(id, stateOf(metadata));
    } catch (error) {
      if (!(error instanceof ActionFailedError && error.cause instanceof UnknownSecretError))
        throw error;
      // The server has forgotten it: the record keeps what was last known.
      this.learnt.lost.add(id);
    }
  }
}

/** Whether an entry that may have news is one that the watch asks about. */
export function isWaiting(id: string, entry: Entry, { lost }: Pick<Learnt, 'lost'>): boolean {
  return entry.told === undefined && !lost.has(id);
}

/** v0.23.6 always says that an error occurred, with 404; other faults may pass. */
function isBroken(error: unknown): boolean {
  if (!(error instanceof ActionFailedError)) return false;
  const { cause } = error;
  return cause instanceof ServerFaultError && cause.status === 404;
}

/** A server's word for the state of a secret; without one it is as new. */
export function stateOf({ state, received }: Metadata): StateNews {
  return {
    state: state ?? 'new',
    ...(received === undefined ? {} : { received: received * 1000 }),
  };
}

export function ownerOf({ server, account }: Owner): string {
  return `${server}\n${account ?? ''}`;
}
