import * as vscode from 'vscode';
import type { Shared } from '../../core/sharing';
import { withProgress } from '../../host/progress';
import { remainderInWords } from '../../views/failures';
import { hostOf } from '../../views/words';
import type { App } from '../app';
import type { Gathered } from './gather';
import type { SharePlan } from './sharePlan';
import { logFailure } from './tellFailure';

/** One request. */
export async function sendOne(
  app: App,
  plan: SharePlan,
  { text, label }: Gathered,
  chosenLabel?: string,
): Promise<Shared> {
  const { destination, options } = plan;
  const shared = await withProgress(
    vscode.l10n.t('Sharing at {0}…', hostOf(destination.server)),
    async (signal) =>
      app.sharing.share(destination, text, { ...options, label: chosenLabel ?? label }, signal),
  );
  await learnFrom(app, plan, shared);
  return shared;
}

/** Some of several secrets. */
export interface SentSome {
  readonly shared: readonly Shared[];
  /** What ended it before the last one, in words; empty if nothing did. */
  readonly trouble: readonly string[];
}

/**
 * One request each, in order, until one fails.
 * @throws what the first one failed with; later failures come as words
 */
export async function sendEach(
  app: App,
  plan: SharePlan,
  secrets: readonly Gathered[],
  chosenLabel?: string,
): Promise<SentSome> {
  const shared: Shared[] = [];
  for (const secret of secrets) {
    try {
      shared.push(await sendOne(app, plan, secret, chosenLabel));
    } catch (error) {
      if (shared.length === 0) throw error;
      logFailure(app, error);
      return { shared, trouble: [remainderInWords(error)].filter((words) => words !== '') };
    }
  }
  return { shared, trouble: [] };
}

/**
 * Keeps what a share has shown: the life that the server grants, and whom and which domain the
 * person has used. Never rejects: the link exists already.
 */
export async function learnFrom(
  app: App,
  { destination, options }: SharePlan,
  { requestedTtl, ttl }: Shared,
): Promise<void> {
  try {
    await app.ceilings.learn(destination, requestedTtl, ttl);
    if (options.recipient) await app.recipients.add(options.recipient);
    if (options.shareDomain) await app.shareDomains.add(options.shareDomain);
  } catch {
    app.log.warn('What this share has shown could not be kept.');
  }
}
