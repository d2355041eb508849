import * as vscode from 'vscode';
import { copyLinks } from './copyLinks';
import { itemsOf, unopenedQuestion } from './itemsOf';
import type { SecretServices } from './services';

/** Copies the links of secrets again; servers tell them as long as nobody opened them. */
export async function copyLink(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const question = unopenedQuestion(vscode.l10n.t('Copy the Link of Which Secret?'));
  const items = await itemsOf(services, args, question);
  if (!items) return;
  await copyLinks(services, items.secrets, {
    text: (linked) => linked.map(({ link }) => link).join('\n'),
    told: (names, count) =>
      count === 1
        ? vscode.l10n.t('Link of {0} copied.', names)
        : vscode.l10n.t('Links of {0} copied.', names),
  });
}
