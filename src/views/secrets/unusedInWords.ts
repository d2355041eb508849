import * as vscode from 'vscode';
import type { UnusedAccount } from '../../core/secrets/unusedAccount';
import { hostOf } from '../words';

/** A sentence for each account that something was done without, however many secrets it was. */
export function unusedInWords(accounts: readonly UnusedAccount[]): readonly string[] {
  return [...new Set(accounts.map(sentence))];
}

function sentence({ server, username, why }: UnusedAccount): string {
  return why === 'refused'
    ? vscode.l10n.t(
        '{0} no longer accepts the token of {1}, so the secret’s own key was used.',
        hostOf(server),
        username,
      )
    : vscode.l10n.t(
        'Sign-in is switched off at {0}, so the secret’s own key was used.',
        hostOf(server),
      );
}
