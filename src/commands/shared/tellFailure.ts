import * as vscode from 'vscode';
import { regions } from '../../api';
import { ActionFailedError, SharingError } from '../../core/errors';
import { Commands, Settings, SETTINGS_SECTION } from '../../ids';
import type { NotificationAction } from '../../host/notifications';
import { failureOf, type Remedy } from '../../views/failures';
import type { App } from '../app';
import { changeServer } from './chooseServer';
import { signInAgainAt } from './signInTo';

/**
 * Tells a failure: one notification, with what can be done about it, and a line in the log.
 * @param again offered where it makes sense; also runs after what was in its way is out of it
 */
export function tellFailure(app: App, error: unknown, again?: NotificationAction): void {
  const failure = failureOf(error);
  logFailure(app, error);
  if (!failure) return;
  const [log, others] = [true, false].map((wanted) =>
    failure.remedies
      .filter((remedy) => (remedy === 'show-log') === wanted)
      .map((remedy) => actionFor(app, remedy, again)),
  );
  const retry = again && failure.isRetryable ? [again] : [];
  const actions = [...(others ?? []), ...retry, ...(log ?? [])];
  app.notifications.tell({ severity: failure.severity, message: failure.message, actions });
}

function actionFor(app: App, remedy: Remedy, again?: NotificationAction): NotificationAction {
  const run = (command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(command, ...args);
  if (typeof remedy === 'object' && 'signInAgain' in remedy) {
    return {
      title: vscode.l10n.t('Sign In Again…'),
      run: async () => {
        if (await signInAgainAt(app, remedy.signInAgain))
          await (again ? again.run() : app.tree.refresh());
      },
    };
  }
  if (typeof remedy === 'object') {
    const name = regions.find(({ id }) => id === remedy.region)?.name ?? remedy.region;
    return {
      title: vscode.l10n.t('Use {0}', name),
      run: async () => app.settings.set(Settings.region, remedy.region),
    };
  }
  switch (remedy) {
    case 'sign-in':
      return { title: vscode.l10n.t('Sign In'), run: () => run(Commands.signIn) };
    case 'change-server':
      return {
        title: vscode.l10n.t('Change Server…'),
        run: async () => changeServer(app, again),
      };
    case 'open-settings':
      return {
        title: vscode.l10n.t('Open Settings'),
        run: () => run('workbench.action.openSettings', `${SETTINGS_SECTION}.`),
      };
    case 'show-log':
      return { title: vscode.l10n.t('Show Log'), run: () => run(Commands.showLog) };
  }
}

/** Our own errors are redacted when they are made; of any other only the kind and place are logged. */
export function logFailure({ log }: App, error: unknown): void {
  if (error instanceof ActionFailedError) {
    const { cause } = error;
    log.warn(
      `${error.message}: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown'}`,
    );
  } else if (error instanceof SharingError) {
    log.info(error.name);
  } else {
    const stack =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
    log.error(
      `Unexpected ${error instanceof Error ? error.name : typeof error}\n${(stack ?? []).join('\n')}`,
    );
  }
}
