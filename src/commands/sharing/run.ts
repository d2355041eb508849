import * as vscode from 'vscode';
import { checkSecret } from '../../core/sharing/limits';
import { withProgress } from '../../host/progress';
import { hostOf } from '../../views/words';
import { logFailure, tellFailure, type GoingOn } from '../tell';
import type { Secret, Sent, SentSome, ShareJob, ShareResult } from './job';
import { planShare, type Earlier, type SharePlan } from './plan';
import { handOver } from './receipt';
import type { SharingServices } from './services';

/**
 * The one way of a share: check → plan → send, then place → clipboard → result → record → tell
 * (receipt.ts). Never rejects.
 *
 * @param earlier what was answered in an attempt that failed; the texts are the same in any case
 * @returns undefined for Esc, or a failure, which was told
 */
export async function runShare(
  services: SharingServices,
  job: ShareJob,
  earlier?: Earlier,
): Promise<ShareResult | undefined> {
  let plan: SharePlan | undefined;
  let sent: SentSome | undefined;
  try {
    check(job.secrets);
    plan = await planShare(services, job, earlier);
    sent = plan && (await send(services, job, plan));
  } catch (error) {
    tellFailure(services, error, goingOn(services, job, plan, earlier));
    return undefined;
  }
  return plan && sent && handOver(services, job, plan, sent);
}

/** The same texts and the same answers; settings that were changed meanwhile count. */
function goingOn(
  services: SharingServices,
  job: ShareJob,
  plan: SharePlan | undefined,
  earlier: Earlier | undefined,
): GoingOn {
  // It failed before anything new was answered.
  if (!plan) return { resume: async () => runShare(services, job, earlier) };
  return {
    resume: async () => runShare(services, job, { plan, isAskedAgain: false }),
    change: async () => runShare(services, job, { plan, isAskedAgain: true }),
  };
}

function check(secrets: readonly Secret[]): void {
  for (const secret of secrets) {
    if (secret.kind === 'text') checkSecret(secret.text, secret.fileName);
  }
}

/**
 * One request each, in order, until one fails.
 * @throws what the first one failed with
 */
async function send(
  services: SharingServices,
  { secrets, args }: ShareJob,
  plan: SharePlan,
): Promise<SentSome> {
  const sent: Sent[] = [];
  const labels: Promise<string>[] = [];
  for (const secret of secrets) {
    try {
      const sending = sendOne(services, secret, plan);
      labels.push(makeLabel(services, secret, args.label));
      sent.push(await sending);
    } catch (failure) {
      if (sent.length === 0) throw failure;
      logFailure(services, failure);
      return { sent, labels, failure };
    }
  }
  return { sent, labels };
}

async function sendOne(
  { sharing }: Pick<SharingServices, 'sharing'>,
  secret: Secret,
  { place, choices }: SharePlan,
): Promise<Sent> {
  const host = hostOf(place.server);
  if (secret.kind === 'text') {
    return withProgress(vscode.l10n.t('Sharing at {0}…', host), async (signal) =>
      sharing.share(place, secret.text, choices, signal),
    );
  }
  const { shared, password } = await withProgress(
    vscode.l10n.t('Making a password at {0}…', host),
    async (signal) => sharing.generate(place, choices, signal),
  );
  return { ...shared, madePassword: password };
}

/** Never rejects: a share without a name is better than none. */
async function makeLabel(
  { log }: Pick<SharingServices, 'log'>,
  secret: Secret,
  chosen: string | undefined,
): Promise<string> {
  if (chosen !== undefined) return chosen;
  try {
    return await secret.label();
  } catch {
    log.warn('What a secret is recognised by could not be found out.');
    return vscode.l10n.t('Secret');
  }
}
