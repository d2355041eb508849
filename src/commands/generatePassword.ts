import * as vscode from 'vscode';
import { parseGenerateArgs, type GenerateArgs } from '../core/args';
import type { Destination } from '../core/destination';
import { makePassword } from '../core/password';
import type { Shared, ShareOptions } from '../core/sharing';
import type { NotificationAction } from '../host/notifications';
import { withProgress } from '../host/progress';
import { hostOf } from '../views/words';
import type { App } from './app';
import { copyShownIfNot, insertAtCursors } from './shared/deliverPlaintext';
import { handOver, type ShareResult } from './shared/handOver';
import { learnFrom } from './shared/send';
import { planShare } from './shared/sharePlan';

/** A fresh password, shared as a one-time link; it can be inserted or copied as well. */
export async function generatePassword(
  app: App,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const args = parseGenerateArgs(first) ?? {};
  const plan = await planShare(app, [], args);
  if (!plan) return undefined;
  const { destination } = plan;
  const label = args.label ?? vscode.l10n.t('Generated password');
  const { shared, password } = await withProgress(
    vscode.l10n.t('Making a password at {0}…', hostOf(destination.server)),
    async (signal) => make(app, destination, { ...plan.options, label }, args, signal),
  );
  await learnFrom(app, plan, shared);
  const what =
    password === undefined
      ? vscode.l10n.t(
          'One-time link of a fresh password copied; the server did not tell the password.',
        )
      : vscode.l10n.t('One-time link of a fresh password copied.');
  const result = await handOver(app, [shared], plan, { what, actions: offers(app, password) });
  if (args.insert === true && password !== undefined) await insertAtCursors(app, password);
  return result;
}

/** The server makes it, unless its length or characters were asked for. */
async function make(
  app: App,
  destination: Destination,
  options: ShareOptions,
  { length, characters }: GenerateArgs,
  signal: AbortSignal,
): Promise<{ shared: Shared; password: string | undefined }> {
  if (length === undefined && characters === undefined) {
    return app.sharing.generate(destination, options, signal);
  }
  const password = makePassword(length, characters);
  return { shared: await app.sharing.share(destination, password, options, signal), password };
}

function offers(app: App, password: string | undefined): NotificationAction[] {
  if (password === undefined) return [];
  return [
    {
      title: vscode.l10n.t('Copy Password'),
      run: async () =>
        copyShownIfNot(app, password, {
          name: vscode.l10n.t('Password'),
          copied: vscode.l10n.t('Password copied.'),
        }),
    },
    { title: vscode.l10n.t('Insert Password'), run: async () => insertAtCursors(app, password) },
  ];
}
