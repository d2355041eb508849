import { EventEmitter } from 'node:events';
import type { Metadata } from '../../api';
import type { Accounts } from '../accounts/accounts';
import { NoSuchSecretError } from '../errors';
import type { Hidden } from './hidden';
import type { Clock, Log } from '../ports';
import { idOfListed, joinRecent, listedId, type RecentSecret } from './list';
import { mayHaveNews, type Entry, type ShareRecord } from './record';
import {
  isWaiting,
  ownerOf,
  RefreshRound,
  stateOf,
  type Learnt,
  type Scope,
  type Unanswered,
} from './refresh';
import type { ClientFor } from '../sharing/share';

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

interface Events {
  /** The list may look different. */
  readonly changed: [];
  /** A round of questions has begun. */
  readonly asking: [];
  /** It is over; see `failures`. */
  readonly asked: [];
}

/** The secrets shared from here and those of the signed-in accounts, and what became of them. */
export class RecentSecrets extends EventEmitter<Events> {
  private readonly learnt: Learnt = {
    listings: new Map(),
    checks: new Map(),
    lost: new Set(),
    unanswered: new Map(),
  };
  private round: { readonly scope: Scope; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly record: ShareRecord,
    private readonly accounts: Accounts,
    private readonly clientFor: ClientFor,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly hidden?: Hidden,
  ) {
    super();
  }

  /** Whether a round of questions is under way. */
  get asking(): boolean {
    return this.round !== undefined;
  }

  /** Which servers did not answer as they should when they were asked last, and for whom. */
  get failures(): readonly Unanswered[] {
    return [...this.learnt.unanswered.values()];
  }

  /** The list as it is known now, newest first, without any request. */
  async list(): Promise<readonly RecentSecret[]> {
    const { listings, checks } = this.learnt;
    const beside = { checks, hidden: this.hidden?.ids() };
    return joinRecent(await this.record.list(), [...listings.values()], this.clock(), beside);
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
    for (const { server, account, metadata } of this.learnt.listings.values()) {
      const found = metadata.find((one) => one.metadataKey && listedId(server, one) === id);
      if (found?.metadataKey)
        return { id, server, account, metadataKey: found.metadataKey, linkOrigin: undefined };
    }
    throw new NoSuchSecretError();
  }

  /**
   * The secrets shared from here of which the person may still be told something.
   * @returns when each expires, in milliseconds since the epoch, by id
   */
  async waiting(): Promise<ReadonlyMap<string, number>> {
    const now = this.clock();
    const waiting = [...(await this.record.list())].filter(
      ([id, entry]) => mayHaveNews(entry, now) && isWaiting(id, entry, this.learnt, now),
    );
    return new Map(waiting.map(([id, { expires }]) => [id, expires]));
  }

  /**
   * Asks the servers: one request for each signed-in account, and one for each other secret of the
   * record that may have news. There is never more than one round at a time; calls that overlap
   * share one if it asks for enough.
   *
   * @throws ActionFailedError: the first failure, after everything else was asked
   */
  async refresh(scope: Scope = 'all'): Promise<void> {
    while (this.round?.scope === 'waiting' && scope === 'all') {
      // Its failure is told by the round that follows, if it still is one.
      await this.round.done.catch(() => undefined);
    }
    if (this.round) return this.round.done;
    const { done } = (this.round = { scope, done: this.ask(scope) });
    this.emit('asking');
    return done;
  }

  /** Takes in what a server said of one secret to the person, who is told by whoever asked. */
  async learn({ id, server, metadataKey }: Handle, metadata: Metadata): Promise<void> {
    await this.record.update(id, stateOf(metadata), true);
    for (const [key, listing] of this.learnt.listings) {
      if (listing.server !== server) continue;
      const replaced = listing.metadata.map((one) =>
        one.metadataKey === metadataKey ? { ...one, ...newsOf(metadata) } : one,
      );
      this.learnt.listings.set(key, { ...listing, metadata: replaced });
    }
    this.emit('changed');
  }

  /**
   * Takes secrets off the list. Those that an account lists are hidden from it.
   * @throws NotDeletedError if SecretStorage could not delete one, after all others were
   */
  async forget(ids: readonly string[]): Promise<void> {
    const record = await this.record.list();
    const listed = ids.flatMap((id) => {
      const entry = record.get(id);
      if (!entry) return [id];
      return entry.account === undefined ? [] : [idOfListed(entry.server, entry.metadataKey)];
    });
    await this.hidden?.add(listed);
    const recorded = ids.filter((id) => record.has(id));
    const results = await Promise.allSettled(recorded.map(async (id) => this.record.forget(id)));
    await this.dropFailures();
    this.emit('changed');
    const failed = results.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Forgets what an account listed that is no longer signed in. */
  async accountsChanged(): Promise<void> {
    const present = new Set((await this.accounts.known()).map(({ id }) => id));
    const { listings } = this.learnt;
    for (const id of listings.keys()) if (!present.has(id)) listings.delete(id);
    // A token may have been replaced: what was refused has yet to be asked again.
    this.learnt.unanswered.clear();
    this.emit('changed');
  }

  /** Where nothing is left to ask about, nothing is missing. */
  private async dropFailures(): Promise<void> {
    const accounts = (await this.accounts.known()).map(({ server, username }) =>
      ownerOf({ server, account: username }),
    );
    const entries = [...(await this.record.list()).values()].map((entry) => ownerOf(entry));
    const owners = new Set([...accounts, ...entries]);
    const { unanswered } = this.learnt;
    for (const owner of unanswered.keys()) if (!owners.has(owner)) unanswered.delete(owner);
  }

  private async ask(scope: Scope): Promise<void> {
    const { record, accounts, clientFor, clock, log, learnt } = this;
    try {
      await new RefreshRound(record, accounts, clientFor, clock, log, learnt).run(scope);
    } finally {
      this.round = undefined;
      this.emit('asked');
      this.emit('changed');
    }
  }
}

function handleOf(id: string, entry: Entry): Handle {
  const { server, account, metadataKey, linkOrigin } = entry;
  return { id, server, account, metadataKey, linkOrigin };
}

/** What an answer about one secret says anew, as a listing has it. */
function newsOf({ state, received, updated }: Metadata): Partial<Metadata> {
  return { state: state ?? 'new', updated, ...(received === undefined ? {} : { received }) };
}
