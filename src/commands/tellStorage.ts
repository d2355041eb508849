import * as vscode from 'vscode';
import { Commands } from '../ids';
import type { AccountServices } from './accounts/services';
import { showLogAction } from './showLog';

type StorageServices = Pick<AccountServices, 'log' | 'notifications'>;

/** Something could not be stored: told once in a window; sharing goes on. */
export function tellUnstored(services: StorageServices): void {
  services.notifications.tell({
    severity: 'warning',
    message: vscode.l10n.t(
      'VS Code’s secret storage could not be written: what is new in the list is forgotten when this window closes. Sharing works as before. The cause may be a locked or missing key ring.',
    ),
    actions: [showLogAction(services)],
  });
}

/** What was stored before is gone. */
export function tellNotLasting(services: StorageServices): void {
  services.log.warn('What was kept in the secret storage is gone: it does not last here.');
  services.notifications.tell({
    severity: 'warning',
    message: vscode.l10n.t(
      'VS Code’s secret storage does not last here: when the window closes, the list of what you shared is forgotten and accounts are signed out. Links that you sent still work, but those from before can no longer be watched or burned here.',
    ),
    actions: [showLogAction(services)],
  });
}

/** Accounts that were signed in before are not to be had. */
export function tellMissingAccounts(services: StorageServices, count: number): void {
  const signIn = {
    title: vscode.l10n.t('Sign In'),
    run: () => vscode.commands.executeCommand(Commands.signIn),
  };
  services.notifications.tell({
    severity: 'warning',
    message:
      count === 1
        ? vscode.l10n.t(
            'An account that you signed in with cannot be read from VS Code’s secret storage. Nothing is shared with it until you sign in again. The log says why; nothing was deleted.',
          )
        : vscode.l10n.t(
            '{0} accounts that you signed in with cannot be read from VS Code’s secret storage. Nothing is shared with them until you sign in again. The log says why; nothing was deleted.',
            count,
          ),
    actions: [signIn, showLogAction(services)],
  });
}
