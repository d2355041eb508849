import * as vscode from 'vscode';
import { isEmail } from '../../core/sharing/args';
import { askLine } from '../prompts/inputBox';

/**
 * Asks whether the server may mail the link to an address that somebody else wrote.
 * @returns the address, perhaps another one; `''` for nobody, undefined for Esc
 */
export async function agreeOnRecipient(suggested: string): Promise<string | undefined> {
  const agreed = await askLine({
    title: vscode.l10n.t('Mail the Link'),
    prompt: vscode.l10n.t(
      'The server is going to mail the link to this address. Press Enter to agree; empty the box to mail it to nobody.',
    ),
    value: suggested,
    check: (value) =>
      value.trim() === '' || isEmail(value.trim())
        ? undefined
        : vscode.l10n.t('Write one e-mail address, such as colleague@example.com.'),
  });
  return agreed?.trim();
}
