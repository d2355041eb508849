import * as vscode from 'vscode';
import type { OnetimeSecretError } from '../api';
import type { Action } from '../core/errors';

/**
 * What a failure means for the secret. Where the server may have acted although no answer came,
 * exactly that is said, and what to check.
 */
export function consequenceInWords(action: Action, { outcome }: OnetimeSecretError): string {
  const t = vscode.l10n.t;
  const uncertain = outcome === 'unknown' || outcome === 'done';
  switch (action) {
    case 'share':
      return uncertain
        ? t(
            'It may hold the secret, but no link came back: without one nobody can open it, and it expires by itself. Your clipboard is unchanged. Check the server and share again.',
          )
        : t('Nothing was shared, and your clipboard is unchanged.');
    case 'generate':
      return uncertain
        ? t(
            'It may have made a password, but no link came back: nobody can open it, and it expires by itself. Your clipboard is unchanged. Try again.',
          )
        : t('No password was made, and your clipboard is unchanged.');
    case 'reveal':
      return uncertain
        ? t(
            'The secret may have been used up without its text arriving here. Try the link once more; if it is gone, ask the sender for a new one.',
          )
        : t('The secret was not opened.');
    case 'burn':
      return uncertain
        ? t('The secret may have been burned or not. Refresh the list to see.')
        : t('Nothing was burned.');
    case 'copyLink':
      return t('The link was not copied.');
    case 'refresh':
      return t('The list shows what was last known.');
    case 'signIn':
      return t('You are not signed in.');
  }
}
