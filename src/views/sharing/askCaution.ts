import * as vscode from 'vscode';
import { makePassphrase } from '../../core/sharing/passphrase';
import type { Sensitive } from '../../core/sharing/sensitive';
import { duration } from '../words';
import { pick } from '../prompts/pick';
import { ALONE, BACK } from '../prompts/steps';

/** Seconds. */
const SHORT_TTL = 3600;

/**
 * Suggests a passphrase and a short life for a file that holds keys.
 * @returns undefined for Esc
 */
export async function askCaution<T extends { ttl: number; passphrase: string }>(
  { kind, fileName }: { readonly kind: Sensitive; readonly fileName: string },
  usual: T,
): Promise<T | undefined> {
  const ttl = Math.min(SHORT_TTL, usual.ttl);
  const answer = await pick<T>({
    title: titleFor(kind, fileName),
    placeholder: vscode.l10n.t('Protect it better than usual?'),
    choices: [
      {
        label: vscode.l10n.t('With a passphrase, for {0}', duration(ttl)),
        description: vscode.l10n.t('six words are made; copy them after sharing'),
        value: { ...usual, ttl, passphrase: makePassphrase() },
      },
      {
        label: vscode.l10n.t('As usual, for {0}', duration(usual.ttl)),
        value: usual,
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
