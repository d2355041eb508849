import * as vscode from 'vscode';
import type { Region } from '../api';
import { ActionFailedError, isLocalError } from '../core/errors';
import { Commands, SETTINGS_SECTION } from '../ids';
import type { NotificationAction } from '../host/notifications';
import { failureOf, type Failure, type Remedy } from '../views/failures';
import { failureInWords } from '../views/failureWords';
import { changeServer, changeServerTo } from './accounts/chooseServer';
import type { AccountServices } from './accounts/services';
import { signInAgainAt } from './accounts/signInTo';
import { showLogAction } from './showLog';

/** How to go on after a failure. None of these rejects. */
export interface GoingOn {
  /** Does the same once more, with the same texts and answers. */
  readonly resume: () => Promise<unknown>;
  /** The same, with other answers to what the server refused. */
  readonly change?: () => Promise<unknown>;
}

/**
 * Tells a failure: one notification, with what can be done about it, and a line in the log.
 * @param goingOn offered where it makes sense, also once what was in the way is out of it
 */
export function tellFailure(services: AccountServices, error: unknown, goingOn?: GoingOn): void {
  logFailure(services, error);
  const message = failureInWords(error);
  if (message === undefined) return;
  const failure = failureOf(error);
  const { severity, remedies } = failure;
  // The log is the last resort.
  const others = remedies.filter((remedy) => remedy !== 'show-log');
  const actions = [
    ...others.map((remedy) => actionFor(services, remedy, goingOn)),
    ...(goingOn ? waysOn(failure, goingOn) : []),
    ...(others.length < remedies.length ? [showLogAction(services)] : []),
  ];
  services.notifications.tell({ severity, message, actions });
}

function waysOn(
  { isRetryable, refused }: Failure,
  { resume, change }: GoingOn,
): NotificationAction[] {
  // The same answers would be refused again.
  if (refused === 'answers' && change)
    return [{ title: vscode.l10n.t('Change Options…'), run: change }];
  return isRetryable ? [tryAgain(resume)] : [];
}

function tryAgain(resume: GoingOn['resume']): NotificationAction {
  return { title: vscode.l10n.t('Try Again'), run: resume };
}

function actionFor(
  services: AccountServices,
  remedy: Remedy,
  goingOn?: GoingOn,
): NotificationAction {
  const run = (command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(command, ...args);
  if (typeof remedy === 'object') {
    return 'region' in remedy
      ? useRegion(services, remedy.region, goingOn)
      : signInAgainAction(services, remedy.signInAgain, goingOn);
  }
  switch (remedy) {
    case 'sign-in':
      return {
        title: vscode.l10n.t('Sign In'),
        run: async () => {
          if (await run(Commands.signIn)) await goingOn?.resume();
        },
      };
    case 'change-server':
      return {
        title: vscode.l10n.t('Change Server…'),
        run: async () => changeServer(services, goingOn && tryAgain(goingOn.resume)),
      };
    case 'open-settings':
      return {
        title: vscode.l10n.t('Open Settings'),
        run: () => run('workbench.action.openSettings', `${SETTINGS_SECTION}.`),
      };
    case 'show-log':
      return showLogAction(services);
  }
}

/** @param goingOn absent: the list is asked for again */
export function signInAgainAction(
  services: AccountServices,
  place: { readonly server: string; readonly username: string },
  goingOn?: GoingOn,
): NotificationAction {
  return {
    title: vscode.l10n.t('Sign In Again…'),
    run: async () => {
      if (!(await signInAgainAt(services, place))) return;
      await (goingOn ? goingOn.resume() : services.tree.refresh());
    },
  };
}

function useRegion(
  services: AccountServices,
  { id, name, origin }: Region,
  goingOn: GoingOn | undefined,
): NotificationAction {
  return {
    title: vscode.l10n.t('Use {0}', name),
    run: async () =>
      changeServerTo(services, { region: id, server: origin }, goingOn && tryAgain(goingOn.resume)),
  };
}

/** Our own errors are redacted when they are made; of any other only the kind and place are logged. */
export function logFailure({ log }: Pick<AccountServices, 'log'>, error: unknown): void {
  if (error instanceof ActionFailedError) {
    const { cause } = error;
    log.warn(
      `${error.message}: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown'}`,
    );
  } else if (isLocalError(error)) {
    log.info(error.name);
  } else {
    const stack =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
    log.error(
      `Unexpected ${error instanceof Error ? error.name : typeof error}\n${(stack ?? []).join('\n')}`,
    );
  }
}

/**
 * Runs something for a person: a failure is told once, and the result is undefined then. Never
 * rejects: VS Code would show the raw text of a rejection in a second message
 * (microsoft/vscode#120898), and log it.
 */
export async function guarded<T>(
  services: AccountServices,
  task: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    tellFailure(services, error);
    return undefined;
  }
}

/**
 * The same for what can be done once more as it is, which is offered with the failure: what it is
 * about was chosen and agreed to before, since the list and its selection may be others by then.
 */
export async function guardedAgain<T>(
  services: AccountServices,
  task: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    tellFailure(services, error, { resume: async () => guardedAgain(services, task) });
    return undefined;
  }
}
