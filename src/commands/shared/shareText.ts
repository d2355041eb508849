import * as vscode from 'vscode';
import type { ShareArgs } from '../../core/args';
import { checkSecret } from '../../core/limits';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { withProgress } from '../../host/progress';
import { hostOf } from '../../views/words';
import type { App } from '../app';
import type { Gathered } from './gather';
import { guarded } from './guarded';
import { handOver, type ShareResult } from './handOver';
import { planShare, type SharePlan } from './sharePlan';
import { tellFailure } from './tellFailure';

export interface ShareTextOptions {
  /** Ask for every option that Args do not settle. */
  readonly ask?: boolean;
  /** The notification's first sentence. */
  readonly what?: string;
}

/** Shares one text and hands the link over. @returns undefined for Esc, or a failure that was told */
export async function shareText(
  app: App,
  gathered: Gathered,
  args: ShareArgs,
  options: ShareTextOptions = {},
): Promise<ShareResult | undefined> {
  const { ask = false, what = vscode.l10n.t('One-time link copied.') } = options;
  checkSecret(gathered.text);
  const plan = await planShare(app, [gathered], args, ask);
  if (!plan) return undefined;
  try {
    const shared = await sendOne(app, plan, gathered, args.label);
    return await handOver(app, [shared], plan, what);
  } catch (error) {
    tellFailure(
      app,
      error,
      tryAgain(app, async () => shareText(app, gathered, args, options)),
    );
    return undefined;
  }
}

/** What was typed or chosen is not lost; settings changed meanwhile count. */
function tryAgain(app: App, again: () => Promise<unknown>): NotificationAction {
  return { title: vscode.l10n.t('Try Again'), run: async () => guarded(app, again) };
}

/** One request. */
export async function sendOne(
  app: App,
  { destination, options }: SharePlan,
  { text, label }: Gathered,
  chosenLabel?: string,
): Promise<Shared> {
  const shared = await withProgress(
    vscode.l10n.t('Sharing at {0}…', hostOf(destination.server)),
    async (signal) =>
      app.sharing.share(destination, text, { ...options, label: chosenLabel ?? label }, signal),
  );
  await app.ceilings.learn(destination, shared.requestedTtl, shared.ttl);
  return shared;
}
