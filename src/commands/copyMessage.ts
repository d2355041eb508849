import * as vscode from 'vscode';
import type { App } from './app';
import { putOnClipboard } from './sharing/copyLinks';
import { itemsOf, whichUnopened } from './shared/itemsOf';
import { linksOf } from './shared/linksOf';
import { messageFor } from './shared/messageFor';

/**
 * Copies messages with the links of secrets, by the person's template.
 * @throws BadSettingError, before any server is asked
 */
export async function copyMessage(app: App, ...args: readonly unknown[]): Promise<void> {
  const template = app.settings.messageTemplate();
  const which = whichUnopened(vscode.l10n.t('Copy the Message of Which Secret?'));
  const items = await itemsOf(app, args, which);
  if (!items) return;
  const linked = await linksOf(app, items.secrets);
  if (linked.length === 0) return;
  const messages = linked.map(({ secret: { expires, passphrase }, link }) =>
    messageFor(template, { link, expires }, passphrase === true),
  );
  const links = linked.map(({ link }) => link);
  if (!(await putOnClipboard(app, messages.join('\n\n'), links))) return;
  const message =
    messages.length === 1
      ? vscode.l10n.t('Message with the one-time link copied.')
      : vscode.l10n.t('{0} messages with one-time links copied.', messages.length);
  app.notifications.tell({ icon: 'link', message });
}
