import type { App } from '../app';
import type { Sent, ShareResult } from './job';
import type { SharePlan } from './plan';

/**
 * Writes the record and keeps what the shares have shown. Never rejects: the links exist already.
 * @param labels being made, one for each share
 */
export async function remember(
  app: App,
  plan: SharePlan,
  sent: readonly Sent[],
  results: readonly ShareResult[],
  labels: readonly Promise<string>[],
): Promise<void> {
  const storing: Promise<unknown>[] = [];
  for (const [at, { id }] of results.entries()) {
    const [one, label] = [sent[at], labels[at]];
    if (one && label) storing.push(app.record.remember(one, label, id));
  }
  const [first] = sent;
  if (first) storing.push(learnFrom(app, plan, first));
  await Promise.all(storing);
}

/** The life that the server grants, and whom and which domain the person has used. Never rejects. */
async function learnFrom(
  app: App,
  { place, options }: SharePlan,
  { requestedTtl, ttl }: Sent,
): Promise<void> {
  try {
    await app.ceilings.learn(place, requestedTtl, ttl);
    if (options.recipient) await app.recipients.add(options.recipient);
    if (options.shareDomain) await app.shareDomains.add(options.shareDomain);
  } catch {
    app.log.warn('What this share has shown could not be kept.');
  }
}
