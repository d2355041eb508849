import * as vscode from 'vscode';
import { makePassphrase } from '../../core/sharing/passphrase';
import { askLineInSteps } from '../prompts/inputBox';
import { pick } from '../prompts/pick';
import type { BACK, Step } from '../prompts/steps';

/**
 * Asks whether a passphrase protects the secret, and which.
 * @param present the one chosen before, which can be kept; `''` is none
 * @param usual what Enter takes if there is none yet
 * @returns `''` for none
 */
export async function askNewPassphrase(
  title: string,
  present: string,
  at: Step,
  usual: 'none' | 'made' = 'none',
): Promise<string | typeof BACK | undefined> {
  return pick<string>({
    title,
    placeholder: vscode.l10n.t('Does the recipient need a passphrase to open it?'),
    choices: [
      ...(present === ''
        ? []
        : [
            {
              label: vscode.l10n.t('Keep the passphrase chosen before'),
              value: present,
              preferred: true,
            },
          ]),
      {
        label: vscode.l10n.t('No passphrase'),
        description: vscode.l10n.t('whoever has the link opens it'),
        value: '',
      },
      {
        label: vscode.l10n.t('Make a passphrase…'),
        description: vscode.l10n.t('six words; send them another way than the link'),
        preferred: usual === 'made',
        ask: async (inside) => showMade(title, inside),
      },
      {
        label: vscode.l10n.t('Type a passphrase…'),
        ask: async (inside) => askTyped(title, inside),
      },
    ],
    at,
  });
}

/** Shows a fresh one, to be copied apart from the link; it may be changed. */
async function showMade(title: string, at: Step): Promise<string | typeof BACK | undefined> {
  return askLineInSteps(
    {
      title,
      prompt: vscode.l10n.t(
        'The passphrase, shown this once. You can copy it after sharing, too; send it another way than the link.',
      ),
      value: makePassphrase(),
      buttons: [
        {
          iconPath: new vscode.ThemeIcon('refresh'),
          tooltip: vscode.l10n.t('Make Another One'),
          pressed: (box) => {
            box.value = makePassphrase();
          },
        },
      ],
      check: requirePassphrase,
    },
    at,
  );
}

async function askTyped(title: string, at: Step): Promise<string | typeof BACK | undefined> {
  return askLineInSteps(
    {
      title,
      prompt: vscode.l10n.t('The passphrase. Send it another way than the link.'),
      password: true,
      check: requirePassphrase,
    },
    at,
  );
}

function requirePassphrase(value: string): string | undefined {
  return value === ''
    ? vscode.l10n.t('Type a passphrase, go back for none, or press Esc to cancel.')
    : undefined;
}
