import type { Metadata } from '../../api';
import type { Account, Accounts } from '../accounts/accounts';
import type { ClientFor } from '../accounts/destination';
import { placeKey } from '../accounts/place';
import { milliseconds } from '../bounds';
import type { Clock } from '../clock';
import { attempt, causeOf } from '../errors';
import { Emitter } from '../event';
import { cleanText } from '../foreignText';
import type { Log } from '../ports';
import { Answers, type Unanswered } from './answers';
import type { Listing } from './list';
import { whyUnused } from './unusedAccount';
import { mayHaveNews, placeOf, type Entry, type ShareRecord, type StateNews } from './record';
import { isFinal } from './state';

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

/** Whom a round has asked so far. */
interface Round {
  readonly scope: Scope;
  /** With which token each account was asked, by the key of its place, and how that ended. */
  readonly accounts: Map<string, { token: string | undefined; failed: Unanswered | undefined }>;
  /** Of which places it asked about single secrets, by key, with the first failure if there was one. */
  readonly singles: Map<string, Unanswered | undefined>;
}

/**
 * Asks the servers what became of secrets: one request an account, one each for other secrets, in
 * rounds of which there is never more than one at a time. What they say goes into the record, and
 * into `answers`.
 */
export class Refresh {
  readonly answers = new Answers();
  private readonly beginnings = new Emitter();
  private readonly ends = new Emitter();
  readonly onDidBegin = this.beginnings.event;
  readonly onDidEnd = this.ends.event;
  private running: { readonly scope: Scope; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly record: ShareRecord,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Whether a round is under way. */
  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /**
   * Asks; calls that overlap share a round if it asks for enough.
   * @throws ActionFailedError: the first failure, after everything else was asked
   */
  async run(scope: Scope): Promise<void> {
    while (this.running?.scope === 'waiting' && scope === 'all') {
      // Its failure is told by the round that follows, if it still is one.
      await this.running.done.catch(() => undefined);
    }
    if (this.running) return this.running.done;
    const { done } = (this.running = { scope, done: this.ask(scope) });
    this.beginnings.fire();
    return done;
  }

  private async ask(scope: Scope): Promise<void> {
    try {
      await this.askAll({ scope, accounts: new Map(), singles: new Map() });
    } finally {
      this.running = undefined;
      this.ends.fire();
    }
  }

  private async askAll(round: Round): Promise<void> {
    const { scope } = round;
    const covered = await this.askAccounts(round);
    const others = [...(await this.open(scope))].filter(
      ([, entry]) => !covered.has(placeKey(placeOf(entry))),
    );
    await this.askForEach(round, scope === 'all' ? others : this.longestAgo(others));
    // The person may have signed in meanwhile.
    await this.askAccounts(round);
    const failures = await this.failuresOf(round);
    this.answers.settle(failures, scope === 'all');
    const [first] = [...failures.values()].filter((one) => one !== undefined);
    if (first) throw first.error;
  }

  /**
   * Asks each account that was not asked with the token that it has now.
   * @returns the keys of places about whose secrets nothing is left to ask
   */
  private async askAccounts(round: Round): Promise<ReadonlySet<string>> {
    const covered = new Set<string>();
    const open = [...(await this.open(round.scope)).values()];
    const wanted = new Set(open.map((entry) => placeKey(placeOf(entry))));
    const isWanted = (account: Account): boolean =>
      round.scope === 'all' || wanted.has(placeKey(account));
    // One after the other: accounts come, go and get other tokens while some are asked.
    for (;;) {
      const next = await this.notAsked(round, isWanted);
      if (!next) return covered;
      const { account, token } = next;
      const key = placeKey(account);
      try {
        if (await this.askForListing(account)) covered.add(key);
        round.accounts.set(key, { token, failed: undefined });
      } catch (error) {
        round.accounts.set(key, { token, failed: { place: account, error } });
        // Without the account, each has its own key; the refusal is told all the same.
        if (!whyUnused(error)) covered.add(key);
      }
    }
  }

  private async notAsked(
    round: Round,
    isWanted: (account: Account) => boolean,
  ): Promise<{ account: Account; token: string | undefined } | undefined> {
    for (const account of (await this.accounts.known()).filter(isWanted)) {
      const token = await this.accounts.token(account);
      const before = round.accounts.get(placeKey(account));
      if (!before || before.token !== token) return { account, token };
    }
    return undefined;
  }

  /** Whom it asked, by key, with the first failure; what failed for who is gone counts no more. */
  private async failuresOf(round: Round): Promise<ReadonlyMap<string, Unanswered | undefined>> {
    const failures = new Map<string, Unanswered | undefined>();
    for (const key of (await this.accounts.known()).map(placeKey)) {
      const asked = round.accounts.get(key);
      if (asked) failures.set(key, asked.failed);
    }
    for (const [key, failed] of round.singles) failures.set(key, failures.get(key) ?? failed);
    return failures;
  }

  private async open(scope: Scope): Promise<Map<string, Entry>> {
    const now = this.clock.now();
    const fits = ([id, entry]: [string, Entry]): boolean =>
      mayHaveNews(entry, now) && (scope === 'all' || this.answers.isWaiting(id, entry, now));
    return new Map([...(await this.record.list())].filter(fits));
  }

  private longestAgo(entries: readonly [string, Entry][]): [string, Entry][] {
    const { checks } = this.answers;
    return [...entries]
      .sort(([a], [b]) => (checks.get(a) ?? 0) - (checks.get(b) ?? 0))
      .slice(0, MOST_PER_ROUND);
  }

  private async askForEach(round: Round, entries: readonly [string, Entry][]): Promise<void> {
    for (let start = 0; start < entries.length; start += PARALLEL) {
      const some = entries.slice(start, start + PARALLEL);
      const results = await Promise.allSettled(some.map(async (one) => this.askForOne(...one)));
      for (const [at, [, entry]] of some.entries()) {
        const [place, result] = [placeOf(entry), results[at]];
        const failed =
          result?.status === 'rejected' ? { place, error: result.reason as unknown } : undefined;
        const key = placeKey(place);
        round.singles.set(key, round.singles.get(key) ?? failed);
      }
    }
  }

  /** @returns false where `/private/recent` is broken (v0.23.6): each secret is asked for instead */
  private async askForListing(account: Account): Promise<boolean> {
    try {
      const metadata = await attempt('refresh', account, async () =>
        (await this.clientFor(account)).recent(),
      );
      if (!(await this.accounts.token(account))) return true; // signed out meanwhile
      const listing = { place: account, metadata, at: this.clock.now() };
      this.answers.list(this.newestOf(listing));
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
  private async rememberStates({ place: { server }, metadata }: Listing): Promise<void> {
    const byKey = new Map(metadata.map((one) => [one.metadataKey, one]));
    for (const [id, entry] of await this.record.list()) {
      if (entry.server !== server || entry.metadataKey === undefined) continue;
      const found = byKey.get(entry.metadataKey);
      const news = found && stateOf(found);
      if (!news || isFinal(entry.state) || news.state === 'new') continue;
      await this.record.update(id, news);
    }
  }

  /** By the secret's own metadata key, which needs no account. */
  private async askForOne(id: string, { server, metadataKey }: Entry): Promise<void> {
    if (metadataKey === undefined) return;
    const nobody = { server, username: undefined };
    try {
      const metadata = await attempt('refresh', nobody, async () =>
        (await this.clientFor(nobody)).private(metadataKey),
      );
      this.answers.check(id, this.clock.now());
      await this.record.update(id, stateOf(metadata));
    } catch (error) {
      if (causeOf(error)?.code !== 'unknown-secret') throw error;
      // The server has forgotten it: the record keeps what was last known.
      this.answers.lose(id);
    }
  }
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
