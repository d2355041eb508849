import type { Metadata } from '../../api';
import type { Account, Accounts } from '../accounts/accounts';
import { milliseconds } from '../bounds';
import { attempt, causeOf } from '../errors';
import type { Clock, Log } from '../ports';
import { mayHaveNews, type Entry, type ShareRecord, type StateNews } from './record';
import type { Listing } from './list';
import { isFinal } from './state';
import type { ClientFor } from '../sharing/share';
import { cleanText } from '../foreignText';

/**
 * `all`: every signed-in account, and every secret of the record that may have news. `waiting`:
 * only what the person has not been told the end of, and not too many at once.
 */
export type Scope = 'all' | 'waiting';

/** How many secrets are asked about at the same time. */
const PARALLEL = 4;
/** How many secrets a `waiting` round asks about one by one; those asked longest ago come first. */
const MOST_PER_ROUND = 20;
/** How many secrets of an account are shown, newest first, beside those that were shared from here. */
const MOST_LISTED = 5000;

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

interface AccountAsked {
  readonly token: string | undefined;
  readonly failed: Unanswered | undefined;
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
  /** With which token each account was asked, by its id, and the failure if there was one. */
  private readonly accountsAsked = new Map<string, AccountAsked>();
  /** Whose other secrets it asked about, by `ownerOf`, with the first failure if there was one. */
  private readonly othersAsked = new Map<string, Unanswered | undefined>();

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
    const covered = await this.askAccounts(scope);
    const others = [...(await this.open(scope))].filter(([, one]) => !covered.has(ownerOf(one)));
    await this.askForEach(scope === 'all' ? others : this.longestAgo(others));
    // The person may have signed in meanwhile.
    await this.askAccounts(scope);
    const outcomes = await this.outcomes();
    this.tell(scope, outcomes);
    const [first] = [...outcomes.values()].filter((one) => one !== undefined);
    if (first) throw first.error;
  }

  /**
   * Asks each account that was not asked with the token that it has now.
   * @returns the owners of secrets of which nothing is left to ask, by `ownerOf`
   */
  private async askAccounts(scope: Scope): Promise<ReadonlySet<string>> {
    const covered = new Set<string>();
    const wanted = new Set([...(await this.open(scope))].map(([, entry]) => ownerOf(entry)));
    const isWanted = (account: Account): boolean =>
      scope === 'all' || wanted.has(ownerOf(owner(account)));
    // One after the other: accounts come, go and get other tokens while some are asked.
    for (;;) {
      const next = await this.notAsked(isWanted);
      if (!next) return covered;
      const { account, token } = next;
      try {
        if (await this.askForListing(account)) covered.add(ownerOf(owner(account)));
        this.accountsAsked.set(account.id, { token, failed: undefined });
      } catch (error) {
        const failed = { ...owner(account), error };
        this.accountsAsked.set(account.id, { token, failed });
        covered.add(ownerOf(failed));
      }
    }
  }

  private async notAsked(
    isWanted: (account: Account) => boolean,
  ): Promise<{ account: Account; token: string | undefined } | undefined> {
    for (const account of (await this.accounts.known()).filter(isWanted)) {
      const token = await this.accounts.token(account);
      const before = this.accountsAsked.get(account.id);
      if (!before || before.token !== token) return { account, token };
    }
    return undefined;
  }

  /** Whom it asked, by `ownerOf`, with the first failure; what failed for who is gone counts no more. */
  private async outcomes(): Promise<ReadonlyMap<string, Unanswered | undefined>> {
    const outcomes = new Map<string, Unanswered | undefined>();
    for (const account of await this.accounts.known()) {
      const asked = this.accountsAsked.get(account.id);
      if (asked) outcomes.set(ownerOf(owner(account)), asked.failed);
    }
    for (const [key, failed] of this.othersAsked) outcomes.set(key, outcomes.get(key) ?? failed);
    return outcomes;
  }

  /** Who was not asked is as before, but whoever `all` did not ask has nothing to be asked about. */
  private tell(scope: Scope, outcomes: ReadonlyMap<string, Unanswered | undefined>): void {
    const { unanswered } = this.learnt;
    if (scope === 'all') unanswered.clear();
    for (const [key, failed] of outcomes) {
      if (failed) unanswered.set(key, failed);
      else unanswered.delete(key);
    }
  }

  private async open(scope: Scope): Promise<Map<string, Entry>> {
    const now = this.clock();
    const fits = ([id, entry]: [string, Entry]): boolean =>
      mayHaveNews(entry, now) && (scope === 'all' || isWaiting(id, entry, this.learnt, now));
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
        if (entry) this.note(entry, one);
      }
    }
  }

  private note({ server, account }: Entry, result: PromiseSettledResult<void>): void {
    const key = ownerOf({ server, account });
    const failed =
      result.status === 'rejected'
        ? { server, account, error: result.reason as unknown }
        : undefined;
    this.othersAsked.set(key, this.othersAsked.get(key) ?? failed);
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
      this.learnt.listings.set(account.id, this.newestOf(listing));
      await this.rememberStates(listing);
      return true;
    } catch (error) {
      if (!isBroken(error)) throw error;
      this.log.info('This server cannot list recent secrets; asking for each one instead.');
      return false;
    }
  }

  private newestOf(listing: Listing): Listing {
    const { metadata } = listing;
    if (metadata.length <= MOST_LISTED) return listing;
    this.log.info(
      `An account lists ${metadata.length} secrets: the newest ${MOST_LISTED} are shown.`,
    );
    return { ...listing, metadata: metadata.slice(0, MOST_LISTED) };
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
      if (causeOf(error)?.code !== 'unknown-secret') throw error;
      // The server has forgotten it: the record keeps what was last known.
      this.learnt.lost.add(id);
    }
  }
}

/** Whether an entry that may have news is one that the watch asks about. */
export function isWaiting(
  id: string,
  { told, expires }: Entry,
  { lost }: Pick<Learnt, 'lost'>,
  now: number,
): boolean {
  // It was told as expired by a clock that was ahead.
  const isToldTooEarly = told === 'expired' && now < expires;
  return (told === undefined || isToldTooEarly) && !lost.has(id);
}

/** v0.23.6 always says that an error occurred, with 404; other faults may pass. */
function isBroken(error: unknown): boolean {
  const cause = causeOf(error);
  return cause?.code === 'server-fault' && cause.status === 404;
}

/** A server's word for the state of a secret; without one it is as new. */
export function stateOf({ state, received }: Metadata): StateNews {
  return { state: cleanText(state ?? 'new'), received: milliseconds(received) };
}

function owner({ server, username }: Account): Owner {
  return { server, account: username };
}

export function ownerOf({ server, account }: Owner): string {
  return `${server}\n${account ?? ''}`;
}
