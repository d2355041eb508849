import * as vscode from 'vscode';
import { messageFor } from '../../views/sharing/messageFor';
import { copyLinks } from './copyLinks';
import { itemsOf, unopenedQuestion } from './itemsOf';
import type { SecretServices } from './services';

/**
 * Copies messages with the links of secrets, by the person's template.
 * @throws BadSettingError, before any server is asked
 */
export async function copyMessage(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const template = services.settings.messageTemplate();
  const question = unopenedQuestion(vscode.l10n.t('Copy the Message of Which Secret?'));
  const items = await itemsOf(services, args, question);
  if (!items) return;
  await copyLinks(services, items.secrets, {
    text: (linked) =>
      linked
        .map(({ secret: { expires, passphrase }, link }) =>
          messageFor(template, { link, expires }, passphrase === true),
        )
        .join('\n\n'),
    told: (names, count) =>
      count === 1
        ? vscode.l10n.t('Message with the link of {0} copied.', names)
        : vscode.l10n.t('Messages with the links of {0} copied.', names),
  });
}
