import * as vscode from 'vscode';
import { askLine } from '../../views/prompts/inputBox';
import { labelOf } from '../../views/words';
import { itemOf, type ItemQuestion } from './itemsOf';
import type { SecretServices } from './services';

/** Longer labels would be cut in the list. In characters. */
const LONGEST = 100;

/** Gives a secret another label, which never leaves this computer. */
export async function renameSecret(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const question: ItemQuestion = {
    title: vscode.l10n.t('Rename Which Secret?'),
    fits: ({ recorded }) => recorded,
    none: vscode.l10n.t('Nothing in the list was shared from here.'),
  };
  const secret = await itemOf(services, args, question);
  if (!secret) return;
  const label = secret.recorded ? await askLabel(labelOf(secret)) : undefined;
  if (label === undefined) {
    if (!secret.recorded) services.notifications.tell({ message: notFromHere() });
    return;
  }
  await services.record.rename(secret.id, label.trim());
}

async function askLabel(label: string): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Rename “{0}”', label),
    prompt: vscode.l10n.t('The name is kept on this computer only. Do not write the secret here.'),
    value: label,
    check: (value) => {
      if (value.trim() === '') return vscode.l10n.t('Type a name, or press Esc to cancel.');
      return value.trim().length > LONGEST
        ? vscode.l10n.t('At most {0} characters.', LONGEST)
        : undefined;
    },
  });
}

function notFromHere(): string {
  return vscode.l10n.t('This secret was not shared from here, so there is no name to change.');
}
