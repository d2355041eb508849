import * as vscode from 'vscode';
import { isEmail } from '../../core/args';
import { askLineInSteps } from './inputBox';
import { pick } from './pick';
import { withAnswer, type BACK, type Step } from './steps';

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
  return pick<string>({
    title,
    placeholder: vscode.l10n.t('Should the server mail the link to somebody?'),
    choices: [
      {
        label: vscode.l10n.t('Nobody'),
        description: vscode.l10n.t('you send the link yourself'),
        value: '',
      },
      ...withAnswer(known, present).map((address) => ({
        label: address,
        preferred: address === present,
        value: address,
      })),
      {
        label: vscode.l10n.t('An e-mail address…'),
        ask: async (inside) => askAddress(title, inside),
      },
    ],
    at,
  });
}

async function askAddress(title: string, at: Step): Promise<string | typeof BACK | undefined> {
  const address = await askLineInSteps(
    {
      title,
      prompt: vscode.l10n.t('The server mails the link, not the secret, to this address.'),
      placeholder: 'colleague@example.com',
      check: (value) =>
        isEmail(value.trim())
          ? undefined
          : vscode.l10n.t('Write one e-mail address, such as colleague@example.com.'),
    },
    at,
  );
  return typeof address === 'string' ? address.trim() : address;
}
