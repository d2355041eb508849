import * as vscode from 'vscode';
import type { OnetimeSecretError } from '../api';
import type { ActionFailedError } from '../core/errors';

/**
 * What a failure means for the secret. Where the server may have acted although no answer came,
 * exactly that is said, and what to check.
 */
export function consequenceInWords(
  { action, username }: ActionFailedError,
  { outcome }: OnetimeSecretError,
): string {
  const uncertain = outcome === 'unknown' || outcome === 'done';
  switch (action) {
    case 'share':
      return uncertain
        ? uncertainShare(username)
        : vscode.l10n.t('Nothing was shared, and your clipboard is unchanged.');
    case 'generate':
      return uncertain
        ? vscode.l10n.t(
            'The server may have made a password, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.',
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
    case 'tryServer':
      return vscode.l10n.t('Press Enter again to use it all the same.');
  }
}

/** Only an account can look for a secret that it has no link of. */
function uncertainShare(username: string | undefined): string {
  return username === undefined
    ? vscode.l10n.t(
        'The server may hold the secret, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.',
      )
    : vscode.l10n.t(
        'The server may hold the secret, but no link came back, so nobody can open it. Refresh the list of recent secrets to see whether it is there; it can be burned there. Your clipboard is unchanged.',
      );
}
