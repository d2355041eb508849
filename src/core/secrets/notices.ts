import { coalesced } from '../coalesced';
import type { RecentSecret } from './list';
import type { RecentSecrets } from './recentSecrets';
import type { ShareRecord, ToldNews } from './record';

/** What the person is told at once, newest share first. */
export interface News {
  readonly opened: readonly RecentSecret[];
  readonly expired: readonly RecentSecret[];
}

export interface NoticesOptions {
  readonly recent: RecentSecrets;
  readonly record: ShareRecord;
  /** Whether this is the window that the person is in. */
  readonly focused: () => boolean;
  /** Whether they want to be told; what happens while they do not is never told later. */
  readonly enabled: () => boolean;
  readonly tell: (news: News) => void;
}

/**
 * Tells once that a secret was opened, or expired unopened: in the window that has focus, with a
 * mark in the record first, so that no window and no later start tells it again. Only of secrets
 * shared from here: an account may be a team's, and its list says nothing about who shared what.
 */
export class Notices {
  /** To be called when the list changed or the window got focus. */
  readonly check = coalesced(async () => this.checkOnce());

  constructor(private readonly options: NoticesOptions) {}

  private async checkOnce(): Promise<void> {
    const { recent, record, focused, enabled, tell } = this.options;
    // What is learnt in one round is told in one notice: at its end, the list changes once more.
    if (!focused() || recent.asking) return;
    const told = { opened: [] as RecentSecret[], expired: [] as RecentSecret[] };
    for (const secret of await recent.list()) {
      const kind = untold(secret);
      if (kind && (await record.tell(secret.id, kind))) told[kind].push(secret);
    }
    if (told.opened.length + told.expired.length === 0) return;
    if (enabled()) tell(told);
  }
}

/** What there is to tell of a secret that the person has not been told. */
function untold(secret: RecentSecret): ToldNews | undefined {
  const { recorded, outcome, told, checked, expires, state } = secret;
  if (!recorded || told === outcome) return undefined;
  if (outcome === 'opened') return 'opened';
  // By the clock alone it might have been opened just before: the server was asked since, or says so.
  const certain = state === 'expired' || checked >= expires;
  return outcome === 'expired' && certain && told === undefined ? 'expired' : undefined;
}
