import * as vscode from 'vscode';
import type { OnetimeSecretError } from '../api';
import type { Action } from '../core/errors';

/**
 * What a failure means for the secret. Where the server may have acted although no answer came,
 * exactly that is said, and what to check.
 */
export function consequenceInWords(action: Action, { outcome }: OnetimeSecretError): string {
  const uncertain = outcome === 'unknown' || outcome === 'done';
  switch (action) {
    case 'share':
      return uncertain
        ? vscode.l10n.t(
            'It may hold the secret, but no link came back: without one nobody can open it, and it expires by itself. Your clipboard is unchanged. Check the server and share again.',
          )
        : vscode.l10n.t('Nothing was shared, and your clipboard is unchanged.');
    case 'generate':
      return uncertain
        ? vscode.l10n.t(
            'It may have made a password, but no link came back: nobody can open it, and it expires by itself. Your clipboard is unchanged. Try again.',
          )
        : vscode.l10n.t('No password was made, and your clipboard is unchanged.');
    case 'reveal':
      return uncertain
        ? vscode.l10n.t(
            'The secret may have been used up without its text arriving here. Try the link once more; if it is gone, ask the sender for a new one.',
          )
        : vscode.l10n.t('The secret was not opened.');
    case 'burn':
      return uncertain
        ? vscode.l10n.t('The secret may have been burned or not. Refresh the list to see.')
        : vscode.l10n.t('Nothing was burned.');
    case 'copyLink':
      return vscode.l10n.t('The link was not copied.');
    case 'refresh':
      return vscode.l10n.t('The list shows what was last known.');
    case 'signIn':
      return vscode.l10n.t('You are not signed in.');
  }
}
