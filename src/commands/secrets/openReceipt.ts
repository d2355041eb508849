import * as vscode from 'vscode';
import { confirm } from '../../views/prompts/confirm';
import { hostOf } from '../../views/words';
import { itemOf, anyItemQuestion } from './itemsOf';
import type { SecretServices } from './services';

/** In the plain memory: the person knows what the address is. */
const KNOWN = 'receiptExplained';

/** Opens the server's own page about a secret in the browser. */
export async function openReceipt(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const question = anyItemQuestion(vscode.l10n.t('Open the Page of Which Secret?'));
  const secret = await itemOf(services, args, question);
  if (!secret) return;
  const address = await services.secretActions.receipt(secret.id);
  if (services.memory.get(KNOWN) !== true && !(await agreedToOpenReceipt(hostOf(secret.server))))
    return;
  await services.memory.update(KNOWN, true);
  await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

async function agreedToOpenReceipt(host: string): Promise<boolean> {
  const answer = await confirm(
    vscode.l10n.t('Open the page of this secret at {0}?', host),
    vscode.l10n.t(
      'The address of this page is a credential: whoever has it can see what became of the secret, and burn it. It stays in your browser’s history. This is said only once.',
    ),
    [{ title: vscode.l10n.t('Open in Browser'), value: true }],
  );
  return answer ?? false;
}
