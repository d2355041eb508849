import * as vscode from 'vscode';
import type { Account } from '../../core/accounts/accounts';
import type { Place } from '../../core/accounts/place';
import { pick, pickItem, type Choice } from '../prompts/pick';
import { ALONE, BACK } from '../prompts/steps';
import { hostOf } from '../words';

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

/** As whom to share. */
export interface SharingAccount {
  readonly place: Place;
  /** From now on, without being asked. */
  readonly always: boolean;
}

/**
 * Asks as whom to share; without an account is a choice, too.
 * @param places of one server, the one that Enter takes first
 * @returns undefined for Esc
 */
export async function askSharingAccount(
  places: readonly [Place, ...Place[]],
): Promise<SharingAccount | undefined> {
  const [first] = places;
  const { username } = first;
  const answer = await pick<SharingAccount>({
    title: vscode.l10n.t('Share at {0} as', hostOf(first.server)),
    placeholder: vscode.l10n.t(
      'Enter takes the one used last. The pin, or the last entry, ends this question.',
    ),
    choices: [
      ...places.map(choiceOf),
      {
        label:
          username === undefined
            ? vscode.l10n.t('Stop asking: always without an account')
            : vscode.l10n.t('Stop asking: always as {0}', username),
        value: { place: first, always: true },
      },
    ],
    at: ALONE,
  });
  return answer === BACK ? undefined : answer;
}

function choiceOf(place: Place): Choice<SharingAccount> {
  return {
    label: place.username ?? vscode.l10n.t('Without an account'),
    ...(place.username === undefined && { description: vscode.l10n.t('anonymous') }),
    value: { place, always: false },
    button: {
      iconPath: new vscode.ThemeIcon('pin'),
      tooltip: vscode.l10n.t('Always Use This One'),
      value: { place, always: true },
    },
  };
}
