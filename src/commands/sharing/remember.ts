import type { App } from '../app';
import type { Sent, ShareResult } from './job';
import type { SharePlan } from './plan';

/**
 * Writes the record and keeps what the shares have shown. Nobody waits for it, not even the person's
 * own storage; closing the window does.
 *
 * @param labels being made, one for each share
 */
export function rememberLater(
  app: App,
  plan: SharePlan,
  sent: readonly Sent[],
  results: readonly ShareResult[],
  labels: readonly Promise<string>[],
): void {
  for (const [at, { id }] of results.entries()) {
    const [one, label] = [sent[at], labels[at]];
    if (one && label) app.pendingWork.add(app.sharing.remember(one, label, id));
  }
  const [first] = sent;
  if (first) app.pendingWork.add(learnFrom(app, plan, first));
}

/** The life that the server grants, and whom and which domain the person has used. Never rejects. */
async function learnFrom(
  app: App,
  { destination, options }: SharePlan,
  { requestedTtl, ttl }: Sent,
): Promise<void> {
  try {
    await app.ceilings.learn(destination, requestedTtl, ttl);
    if (options.recipient) await app.recipients.add(options.recipient);
    if (options.shareDomain) await app.shareDomains.add(options.shareDomain);
  } catch {
    app.log.warn('What this share has shown could not be kept.');
  }
}
