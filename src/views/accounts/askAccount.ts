import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import { hostOf } from '../words';
import { pickItem } from '../prompts/pick';

/** Asks which of several accounts. @returns undefined for Esc */
export async function askAccount(
  accounts: readonly Account[],
  title: string,
): Promise<Account | undefined> {
  const items = accounts.map((account) => ({
    label: account.username,
    description: hostOf(account.server),
    account,
  }));
  const chosen = await pickItem(items, { title });
  return chosen?.account;
}

/**
 * Asks as whom to share; without an account is a choice, too.
 * @returns `anonymous` for no account, undefined for Esc
 */
export async function askSharingAccount(
  accounts: readonly Account[],
): Promise<Account | 'anonymous' | undefined> {
  const items = [
    ...accounts.map((account) => ({
      label: account.username,
      description: hostOf(account.server),
      account: account,
    })),
    {
      label: vscode.l10n.t('Without an account'),
      description: vscode.l10n.t('anonymous'),
      account: 'anonymous' as const,
    },
  ];
  const chosen = await pickItem(items, {
    title: vscode.l10n.t('Onetime Secret: Share as'),
    placeholder: vscode.l10n.t(
      'To stop being asked, write a user name into onetimeSecret.account.',
    ),
  });
  return chosen?.account;
}
