import * as vscode from 'vscode';
import type { RecentSecret } from '../core/recentList';
import { withProgress } from '../host/progress';
import { labelOf, outcomeInWords } from '../views/words';
import type { App } from './app';
import { putOnClipboard } from './shared/handOver';
import { itemsOf } from './shared/itemsOf';

/** Copies the links of secrets again; servers tell them as long as nobody opened them. */
export async function copyLink(app: App, ...args: readonly unknown[]): Promise<void> {
  const unopened = ({ group }: RecentSecret): boolean => group === 'unopened';
  const items = await itemsOf(app, args, vscode.l10n.t('Copy the Link of Which Secret?'), unopened);
  if (!items) return;
  const links: string[] = [];
  for (const secret of items.secrets) {
    const link = unopened(secret) ? await askForLink(app, secret) : undefined;
    if (link === undefined) await tellGone(app, secret);
    else links.push(link);
  }
  if (links.length === 0) return;
  await putOnClipboard(app, links.join('\n'));
  const message =
    links.length === 1
      ? vscode.l10n.t('One-time link copied.')
      : vscode.l10n.t('{0} one-time links copied.', links.length);
  app.notifications.status(`$(link) ${message}`);
  app.notifications.info(message);
}

async function askForLink(app: App, secret: RecentSecret): Promise<string | undefined> {
  return withProgress(
    vscode.l10n.t('Asking for the link of “{0}”…', labelOf(secret)),
    async (signal) => app.secretActions.link(secret.id, signal),
  );
}

async function tellGone(app: App, { id }: RecentSecret): Promise<void> {
  const secret = await app.recent.get(id);
  app.notifications.warn(
    vscode.l10n.t(
      '“{0}” has no link any more: {1}. Share it again for a new link.',
      labelOf(secret),
      outcomeInWords(secret, app.clock()),
    ),
  );
}
