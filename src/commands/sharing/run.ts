import * as vscode from 'vscode';
import { checkSecret } from '../../core/sharing/limits';
import { ShareRecord } from '../../core/secrets/record';
import { withProgress } from '../../host/progress';
import { remainderInWords } from '../../views/failureWords';
import { hostOf } from '../../views/words';
import type { App } from '../app';
import { logFailure, tellFailure } from '../tell';
import { copySent } from './toClipboard';
import type { Secret, Sent, ShareJob, ShareResult } from './job';
import { planShare, type Earlier, type SharePlan } from './plan';
import { tellShared } from './receipt';
import { remember } from './remember';

/**
 * The one way of a share: check → plan → send → place → clipboard → result → record → tell. What the
 * link does not need stands after it. Never rejects.
 *
 * @param earlier what was answered in an attempt that failed; the texts are the same in any case
 * @returns undefined for Esc, or a failure, which was told
 */
export async function runShare(
  app: App,
  job: ShareJob,
  earlier?: Earlier,
): Promise<ShareResult | undefined> {
  let plan: SharePlan | undefined;
  let sent: SentSome | undefined;
  try {
    check(job.secrets);
    plan = await planShare(app, job, earlier);
    sent = plan && (await send(app, job, plan));
  } catch (error) {
    tellFailure(app, error, waysOn(app, job, plan, earlier));
    return undefined;
  }
  const result = plan && sent && (await handOver(app, job, plan, sent));
  job.target?.dispose();
  return result;
}

/** The same texts and the same answers; settings that were changed meanwhile count. */
function waysOn(
  app: App,
  job: ShareJob,
  plan: SharePlan | undefined,
  earlier: Earlier | undefined,
): { resume: () => Promise<unknown>; change?: () => Promise<unknown> } {
  // It failed before anything new was answered.
  if (!plan) return { resume: async () => runShare(app, job, earlier) };
  return {
    resume: async () => runShare(app, job, { plan, isAskedAgain: false }),
    change: async () => runShare(app, job, { plan, isAskedAgain: true }),
  };
}

function check(secrets: readonly Secret[]): void {
  for (const secret of secrets) {
    if (secret.kind === 'text') checkSecret(secret.text, secret.fileName);
  }
}

/** Some of several secrets, and what ended it before the last one. */
interface SentSome {
  readonly sent: readonly Sent[];
  /** What each is recognised by; made while the server works. */
  readonly labels: readonly Promise<string>[];
  readonly failure?: unknown;
}

/**
 * One request each, in order, until one fails.
 * @throws what the first one failed with
 */
async function send(app: App, { secrets, args }: ShareJob, plan: SharePlan): Promise<SentSome> {
  const sent: Sent[] = [];
  const labels: Promise<string>[] = [];
  for (const secret of secrets) {
    try {
      const sending = sendOne(app, secret, plan);
      labels.push(labelOf(app, secret, args.label));
      sent.push(await sending);
    } catch (failure) {
      if (sent.length === 0) throw failure;
      logFailure(app, failure);
      return { sent, labels, failure };
    }
  }
  return { sent, labels };
}

async function sendOne(app: App, secret: Secret, { place, options }: SharePlan): Promise<Sent> {
  const host = hostOf(place.server);
  if (secret.kind === 'text') {
    return withProgress(vscode.l10n.t('Sharing at {0}…', host), async (signal) =>
      app.sharing.share(place, secret.text, options, signal),
    );
  }
  const { shared, password } = await withProgress(
    vscode.l10n.t('Making a password at {0}…', host),
    async (signal) => app.sharing.generate(place, options, signal),
  );
  return { ...shared, madePassword: password };
}

/** Never rejects: a share without a name is better than none. */
async function labelOf(app: App, secret: Secret, chosen: string | undefined): Promise<string> {
  if (chosen !== undefined) return chosen;
  try {
    return await secret.label();
  } catch {
    app.log.warn('What a secret is recognised by could not be found out.');
    return vscode.l10n.t('Secret');
  }
}

async function handOver(
  app: App,
  job: ShareJob,
  plan: SharePlan,
  { sent, labels, failure }: SentSome,
): Promise<ShareResult | undefined> {
  const placed = await job.place?.(sent);
  const copied = await copySent(app, sent, plan);
  const results = sent.map(resultOf);
  const trouble = [
    ...(placed?.trouble ?? []),
    failure === undefined ? '' : remainderInWords(failure),
  ];
  const receipt = {
    ...{ job, plan, sent, results, copied },
    placed: { isPlaced: false, ...placed, trouble: trouble.filter((words) => words !== '') },
  };
  // Whoever reads the message may close the window at once: what it says is kept by then.
  const told = remember(app, plan, sent, results, labels).then(() => {
    tellShared(app, receipt);
  });
  app.pendingWork.add(told);
  const [first] = results;
  return first && results.length > 1 ? { ...first, items: results } : first;
}

function resultOf({ link, expires, ttl, requestedTtl, anonymous }: Sent): ShareResult {
  const id = ShareRecord.newId();
  return { id, link, expiresAt: new Date(expires).toISOString(), ttl, requestedTtl, anonymous };
}
