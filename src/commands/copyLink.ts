import * as vscode from 'vscode';
import type { App } from './app';
import { putOnClipboard } from './sharing/copyLinks';
import { itemsOf, whichUnopened } from './shared/itemsOf';
import { linksOf } from './shared/linksOf';

/** Copies the links of secrets again; servers tell them as long as nobody opened them. */
export async function copyLink(app: App, ...args: readonly unknown[]): Promise<void> {
  const which = whichUnopened(vscode.l10n.t('Copy the Link of Which Secret?'));
  const items = await itemsOf(app, args, which);
  if (!items) return;
  const linked = await linksOf(app, items.secrets);
  if (linked.length === 0) return;
  const links = linked.map(({ link }) => link);
  if (!(await putOnClipboard(app, links.join('\n'), links))) return;
  const message =
    linked.length === 1
      ? vscode.l10n.t('One-time link copied.')
      : vscode.l10n.t('{0} one-time links copied.', linked.length);
  app.notifications.tell({ icon: 'link', message });
}
