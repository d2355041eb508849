import * as vscode from 'vscode';
import { makePassphrase } from '../../core/passphrase';
import { askLineInSteps } from './inputBox';
import { pick } from './pick';
import { BACK, within, type Step } from './steps';

type Way = 'kept' | 'none' | 'made' | 'typed';

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
  usual: Way = 'none',
): Promise<string | typeof BACK | undefined> {
  for (;;) {
    const chosen = await pick<Way>({
      title,
      placeholder: vscode.l10n.t('Does the recipient need a passphrase to open it?'),
      choices: [
        ...(present === '' ? [] : [{ label: KEEP(), value: 'kept' as const }]),
        {
          label: vscode.l10n.t('No passphrase'),
          description: vscode.l10n.t('whoever has the link opens it'),
          value: 'none',
        },
        {
          label: vscode.l10n.t('Make a passphrase…'),
          description: vscode.l10n.t('six words; send them another way than the link'),
          value: 'made',
        },
        { label: vscode.l10n.t('Type a passphrase…'), value: 'typed' },
      ],
      preferred: (way) => way === (present === '' ? usual : 'kept'),
      at,
    });
    if (chosen === undefined || chosen === BACK) return chosen;
    if (chosen.value === 'none') return '';
    if (chosen.value === 'kept') return present;
    const way = chosen.value === 'made' ? showMade : askTyped;
    const passphrase = await way(title, within(at));
    if (passphrase !== BACK) return passphrase;
  }
}

const KEEP = (): string => vscode.l10n.t('Keep the passphrase chosen before');

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
