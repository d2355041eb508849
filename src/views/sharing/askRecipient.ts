import * as vscode from 'vscode';
import { isEmail } from '../../core/sharing/args';
import type { BACK, Step } from '../prompts/steps';
import { askUsedBefore } from '../prompts/askUsedBefore';

/**
 * Asks whether the server mails the link, and to whom.
 * @param known addresses used before
 * @returns `''` for nobody
 */
export async function askRecipient(
  title: string,
  known: readonly string[],
  present: string,
  at: Step,
): Promise<string | typeof BACK | undefined> {
  const options = {
    title,
    placeholder: vscode.l10n.t('Should the server mail the link to somebody?'),
    none: {
      label: vscode.l10n.t('Nobody'),
      description: vscode.l10n.t('you send the link yourself'),
    },
    known,
    present,
    other: {
      label: vscode.l10n.t('An e-mail address…'),
      box: {
        prompt: vscode.l10n.t('The server mails the link, not the secret, to this address.'),
        placeholder: 'colleague@example.com',
        check: (value: string) =>
          isEmail(value.trim())
            ? undefined
            : vscode.l10n.t('Write one e-mail address, such as colleague@example.com.'),
      },
    },
  };
  return askUsedBefore(options, at);
}
