import * as vscode from 'vscode';
import { NotAuthorizedError } from '../../api';
import type { Account } from '../../core/accounts';
import { attempt } from '../../core/errors';
import { failureOf } from '../../views/failures';
import { askLine } from '../../views/prompts/inputBox';
import { hostOf } from '../../views/words';
import type { App } from '../app';
import { tellTokenUnstored } from './tellStorage';

/**
 * Asks for a user name and an API token, and keeps them once the server has accepted them.
 * @param username given: the token is asked at once
 * @param again for an account that is signed in, to replace its token
 * @returns undefined for Esc
 */
export async function signInTo(
  app: App,
  server: string,
  username?: string,
  again?: 'again',
): Promise<Account | undefined> {
  const title = vscode.l10n.t('Sign In to {0}', hostOf(server));
  const name = username ?? (await askUsername(title));
  if (name === undefined) return undefined;
  const token = await askLine({
    title,
    prompt: vscode.l10n.t(
      'The API token of {0}. You find it on the server under Account, API. It is kept in VS Code’s secret storage.',
      name,
    ),
    placeholder: vscode.l10n.t('API token, not the password'),
    password: true,
    buttons: [
      {
        iconPath: new vscode.ThemeIcon('link-external'),
        tooltip: vscode.l10n.t('Open Account Page'),
        pressed: () => {
          void vscode.env.openExternal(vscode.Uri.parse(`${server}/account`));
        },
      },
    ],
    check: async (value) => rejectionOf(app, server, name, value.trim()),
  });
  if (token === undefined) return undefined;
  const { account, stored } = await app.accounts.add(server, name, token.trim());
  if (!stored) {
    tellTokenUnstored(app, hostOf(server), name);
  } else if (again) {
    app.notifications.tell({
      message: vscode.l10n.t('Signed in to {0} as {1} again.', hostOf(server), name),
    });
  } else {
    app.notifications.tell({
      message: vscode.l10n.t(
        'Signed in to {0} as {1}. New secrets are shared with this account.',
        hostOf(server),
        name,
      ),
    });
  }
  return account;
}

async function askUsername(title: string): Promise<string | undefined> {
  const name = await askLine({
    title,
    prompt: vscode.l10n.t('The user name of your account, usually your e-mail address.'),
    placeholder: 'you@example.com',
    check: (value) =>
      value.trim() === ''
        ? vscode.l10n.t('Type your user name, or press Esc to cancel.')
        : undefined,
  });
  return name?.trim();
}

/** Asks the server. @returns what is wrong, for the person who still has the token at hand */
async function rejectionOf(
  app: App,
  server: string,
  username: string,
  token: string,
): Promise<string | undefined> {
  if (token === '') return vscode.l10n.t('Paste your API token, or press Esc to cancel.');
  try {
    await attempt('signIn', { server, username }, async () => {
      const client = await app.signInClient(server, username, token);
      return client.authcheck();
    });
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof NotAuthorizedError) {
      return vscode.l10n.t(
        '{0} does not accept this token for {1}. User names are case-sensitive; a token works only in the region it was made in.',
        hostOf(server),
        username,
      );
    }
    return failureOf(error)?.message;
  }
}
