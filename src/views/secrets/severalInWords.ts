import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/secrets/list';
import { reasonInWords } from '../failureWords';
import { labelOf, outcomeInWords } from '../words';

/** How many are named in a sentence, and in the lines of a question. */
const IN_SENTENCE = 3;
const IN_LINES = 10;

/** A secret that an action failed for, and with what. */
export interface Failed {
  readonly secret: RecentSecret;
  readonly error: unknown;
}

/** "“a”, “b”, “c” and 2 more" */
export function labelsInWords(secrets: readonly RecentSecret[]): string {
  return listed(secrets.map(quoted));
}

/** "“a” (opened just now), “b” (expired unopened)" */
export function labelsWithOutcomes(secrets: readonly RecentSecret[], now: number): string {
  return listed(
    secrets.map((secret) =>
      vscode.l10n.t('{0} ({1})', quoted(secret), outcomeInWords(secret, now)),
    ),
  );
}

/** The labels in lines of their own, for a question. */
export function bulleted(secrets: readonly RecentSecret[]): readonly string[] {
  const more = secrets.length - IN_LINES;
  return [
    ...secrets.slice(0, IN_LINES).map((secret) => `• ${labelOf(secret)}`),
    ...(more > 0 ? [vscode.l10n.t('… and {0} more', more)] : []),
  ];
}

/**
 * A sentence for each reason, with those that it stood in the way of.
 * @param sentence such as "Not burned: {0}."
 */
export function failuresInWords(
  failed: readonly Failed[],
  sentence: (names: string) => string,
): readonly string[] {
  const byReason = new Map<string, RecentSecret[]>();
  for (const { secret, error } of failed) {
    const reason = reasonInWords(error);
    byReason.set(reason, [...(byReason.get(reason) ?? []), secret]);
  }
  return [...byReason].map(([reason, secrets]) =>
    `${sentence(labelsInWords(secrets))} ${reason}`.trim(),
  );
}

function quoted(secret: RecentSecret): string {
  return vscode.l10n.t('“{0}”', labelOf(secret));
}

function listed(texts: readonly string[]): string {
  const more = texts.length - IN_SENTENCE;
  const first = texts.slice(0, IN_SENTENCE).join(', ');
  return more > 0 ? vscode.l10n.t('{0} and {1} more', first, more) : first;
}
