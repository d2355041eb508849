/** What became of a secret, as a person asks: waiting, opened, or gone without being opened. */
export type SecretOutcome = 'unopened' | 'opened' | 'burned' | 'expired' | 'unknown';

/** The tree's groups, in their order. */
export const GROUPS = ['unopened', 'opened', 'gone'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * The outcome from a server's state word and the clock: lists go on calling an expired secret
 * `new` until its own metadata is asked for, and only `received` proves that it was opened.
 *
 * @param expires milliseconds since the epoch
 */
export function outcomeOf(state: string, expires: number, now: number): SecretOutcome {
  switch (state) {
    case 'received':
      return 'opened';
    case 'burned':
      return 'burned';
    case 'expired':
      return 'expired';
    case 'new':
    case 'viewed':
      return now >= expires ? 'expired' : 'unopened';
    default:
      return 'unknown';
  }
}

/** An unknown state is shown as it comes, where it may still be of use or where it no longer is. */
export function groupOf(outcome: SecretOutcome, expires: number, now: number): Group {
  switch (outcome) {
    case 'unopened':
    case 'opened':
      return outcome;
    case 'burned':
    case 'expired':
      return 'gone';
    case 'unknown':
      return now >= expires ? 'gone' : 'unopened';
  }
}

/**
 * Whether a server will not say anything else of a secret any more. The clock alone is no such end:
 * what expired by it may have been opened before.
 */
export function isFinal(state: string): boolean {
  return ['received', 'burned', 'expired', 'orphaned'].includes(state);
}
