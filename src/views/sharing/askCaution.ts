import * as vscode from 'vscode';
import type { Caution } from '../../core/sharing/policy';
import type { Sensitive } from '../../core/sharing/sensitive';
import { duration } from '../words';
import { pick } from '../prompts/pick';
import { ALONE, BACK } from '../prompts/steps';

/**
 * Suggests a passphrase and a short life for a file that holds keys.
 * @param usualTtl seconds
 * @returns undefined for Esc
 */
export async function askCaution(
  { kind, fileName, ttl }: Caution,
  usualTtl: number,
): Promise<'careful' | 'usual' | undefined> {
  const answer = await pick<'careful' | 'usual'>({
    title: titleFor(kind, fileName),
    placeholder: vscode.l10n.t('Protect it better than usual?'),
    choices: [
      {
        label: vscode.l10n.t('With a passphrase, for {0}', duration(ttl)),
        description: vscode.l10n.t('six words are made; copy them after sharing'),
        value: 'careful',
      },
      {
        label: vscode.l10n.t('As usual, for {0}', duration(usualTtl)),
        value: 'usual',
      },
    ],
    at: ALONE,
  });
  return answer === BACK ? undefined : answer;
}

function titleFor(kind: Sensitive, fileName: string): string {
  switch (kind) {
    case 'env':
      return vscode.l10n.t('{0} Looks Like an Environment File', fileName);
    case 'private-key':
      return vscode.l10n.t('{0} Looks Like a Private Key', fileName);
    case 'certificate':
      return vscode.l10n.t('{0} Looks Like a Certificate', fileName);
  }
}
