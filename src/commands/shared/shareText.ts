import * as vscode from 'vscode';
import type { ShareArgs } from '../../core/args';
import { checkSecret } from '../../core/limits';
import type { Shared } from '../../core/sharing';
import type { App } from '../app';
import type { Gathered } from './gather';
import { guarded } from './guarded';
import { handOver, type HandOverWords, type ShareResult } from './handOver';
import { sendOne } from './send';
import { planShare, type PlanOptions } from './sharePlan';
import { tellFailure } from './tellFailure';

export interface ShareTextOptions extends PlanOptions {
  /** Makes the notification's words; may first put the link somewhere. Must not reject. */
  readonly words?: (shared: Shared) => Promise<HandOverWords>;
}

/** Shares one text and hands the link over. @returns undefined for Esc, or a failure that was told */
export async function shareText(
  app: App,
  gathered: Gathered,
  args: ShareArgs,
  options: ShareTextOptions = {},
): Promise<ShareResult | undefined> {
  checkSecret(gathered.text);
  const plan = await planShare(app, [gathered], args, options);
  if (!plan) return undefined;
  let shared: Shared;
  try {
    shared = await sendOne(app, plan, gathered, args.label);
  } catch (error) {
    // What was typed or chosen is not lost; settings changed meanwhile count.
    const again = async () =>
      shareText(app, gathered, args, { ...options, previous: plan.options });
    tellFailure(app, error, {
      title: vscode.l10n.t('Try Again'),
      run: async () => guarded(app, again),
    });
    return undefined;
  }
  const words = (await options.words?.(shared)) ?? { what: vscode.l10n.t('One-time link copied.') };
  return handOver(app, [shared], plan, words);
}
