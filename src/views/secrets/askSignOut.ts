import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import type { RecentSecret } from '../../core/secrets/list';
import { confirm } from '../prompts/confirm';
import { hostOf } from '../words';

/**
 * Asks what becomes of the secrets that an account shared from here, when it is signed out.
 * @returns undefined for Cancel
 */
export async function askSignOut(
  { server, username }: Account,
  shared: readonly RecentSecret[],
): Promise<'keep' | 'forget' | undefined> {
  const unopened = shared.filter(({ group }) => group === 'unopened').length;
  return confirm(
    vscode.l10n.t('Sign out of {0} ({1})?', hostOf(server), username),
    vscode.l10n.t(
      'Shared with this account and in the list: {0}, of them unopened: {1}. Their links keep working. As long as they are in the list, they can be followed and burned from here without the account, too.',
      shared.length,
      unopened,
    ),
    // Enter takes the first: it is the one that can be changed later.
    [
      { title: vscode.l10n.t('Sign Out, Keep the List'), value: 'keep' as const },
      { title: vscode.l10n.t('Sign Out and Forget Its Secrets'), value: 'forget' as const },
    ],
  );
}
