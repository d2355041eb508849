import type { Clock } from '../clock';
import type { Log } from '../ports';
import type { Scope } from './refresh';

/** All of these are milliseconds. */
const FIRST_INTERVAL = 30_000;
const LONGEST_INTERVAL = 600_000;
/** However often the focus comes and goes. */
const LEAST_BETWEEN = 10_000;
/** Right after an expiry; by then the server's clock has passed it, too. */
const AFTER_EXPIRY = 2000;
const GROWTH = 1.6;

export interface WatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the person wants it. */
  readonly enabled: () => boolean;
  /** Whether this is the window that the person is in. */
  readonly focused: () => boolean;
  /** When each secret expires that there may be news of (milliseconds since the epoch), by id. */
  readonly waiting: () => Promise<ReadonlyMap<string, number>>;
  /** Asks the servers; may reject. */
  readonly refresh: (scope: Scope) => Promise<void>;
}

/**
 * Asks by itself what became of secrets: only while one is waiting to be opened, only in the window
 * that has focus, less and less often, and never twice at the same time. Otherwise no timer runs.
 */
export class Watch {
  private interval = FIRST_INTERVAL;
  /** When servers were asked last, or the interval began anew. */
  private since = -Infinity;
  private lastAsked = -Infinity;
  private known = new Set<string>();
  /** Asks as soon as it may. */
  private soon: Scope | undefined;
  private asking = false;
  private plans = 0;
  private stopTimer: (() => void) | undefined;
  private disposed = false;

  constructor(private readonly options: WatchOptions) {}

  /** Asks once if anything is waiting; to be called when VS Code has started, or got focus. */
  async wake(): Promise<void> {
    this.soon ??= 'waiting';
    await this.plan();
  }

  /** The person looks at the list: asks everybody once, also where nothing is waiting. */
  async look(): Promise<void> {
    this.soon = 'all';
    await this.plan();
  }

  /** To be called when the list, the focus or the setting changed. */
  async changed(): Promise<void> {
    if (!this.allowed) {
      this.stop();
      this.soon = undefined;
    }
    await this.plan();
  }

  /** To be called when servers were asked, by whomever. */
  asked(): void {
    this.lastAsked = this.since = this.options.clock.now();
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
  }

  private get allowed(): boolean {
    return !this.disposed && this.options.enabled() && this.options.focused();
  }

  /** Sets the one timer there is, for when it is time to ask; the latest plan counts. */
  private async plan(): Promise<void> {
    this.plans += 1;
    const mine = this.plans;
    const waiting = this.allowed ? await this.options.waiting() : new Map<string, number>();
    if (mine !== this.plans || this.asking) return;
    this.stop();
    if (!this.allowed) return;
    const now = this.options.clock.now();
    if ([...waiting.keys()].some((id) => !this.known.has(id))) {
      this.interval = FIRST_INTERVAL;
      this.since = now;
    }
    this.known = new Set(waiting.keys());
    if (waiting.size === 0 && this.soon !== 'all') {
      this.soon = undefined;
      return;
    }
    const due = this.due(waiting.values());
    // A clock that was set back must not stop it for as long.
    const delay = Math.min(Math.max(due - now, 0), LONGEST_INTERVAL);
    this.stopTimer = this.options.clock.startTimer(() => void this.ask(), delay);
  }

  private due(expiries: Iterable<number>): number {
    const soonest = this.lastAsked + LEAST_BETWEEN;
    if (this.soon !== undefined) return soonest;
    let due = this.since + this.interval;
    for (const expires of expiries) {
      const after = expires + AFTER_EXPIRY;
      if (after > this.lastAsked) due = Math.min(due, Math.max(after, soonest));
    }
    return due;
  }

  private async ask(): Promise<void> {
    this.stopTimer = undefined;
    if (this.asking || !this.allowed) return;
    const scope = this.soon ?? 'waiting';
    this.soon = undefined;
    this.asking = true;
    this.asked();
    try {
      await this.options.refresh(scope);
    } catch (error) {
      const name = error instanceof Error ? error.message : 'failed';
      this.options.log.info(`The watch got no answer (${name}); it asks again later.`);
    } finally {
      this.asking = false;
    }
    this.asked();
    this.interval = Math.min(Math.round(this.interval * GROWTH), LONGEST_INTERVAL);
    await this.plan();
  }

  private stop(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
  }
}
