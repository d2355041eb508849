import * as vscode from 'vscode';
import { isHostName } from '../../api';
import type { BACK, Step } from '../prompts/steps';
import { askUsedBefore } from '../prompts/askUsedBefore';

/**
 * Asks under which domain the link is.
 * @param known domains of the settings and those used before
 * @returns `''` for the server's own
 */
export async function askShareDomain(
  title: string,
  known: readonly string[],
  present: string,
  at: Step,
): Promise<string | typeof BACK | undefined> {
  const options = {
    title,
    placeholder: vscode.l10n.t('Under which domain should the link be?'),
    none: { label: vscode.l10n.t('The server’s own') },
    known,
    present,
    other: {
      label: vscode.l10n.t('A custom domain of your account…'),
      box: {
        prompt: vscode.l10n.t('A custom domain that your account has on this server.'),
        placeholder: 'secrets.example.com',
        check: (value: string) =>
          isHostName(value.trim()) && value.includes('.')
            ? undefined
            : vscode.l10n.t('Write the name of a host alone, such as secrets.example.com.'),
      },
    },
  };
  return askUsedBefore(options, at);
}
