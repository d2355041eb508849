import * as vscode from 'vscode';
import { ActionFailedError, isLocalError } from '../core/errors';
import type { NotificationAction } from '../host/notifications';
import { failureOf, type Failure } from '../views/failures';
import { failureInWords } from '../views/failureWords';
import { checkAction } from './accounts/checkConnection';
import { actionFor, tryAgain, type GoingOn } from './accounts/remedies';
import type { AccountServices } from './accounts/services';
import { showLogAction } from './showLog';

export type { GoingOn } from './accounts/remedies';

/**
 * Tells a failure: one notification, with what can be done about it, and a line in the log.
 * @param goingOn offered where it makes sense, also once what was in the way is out of it
 */
export function tellFailure(services: AccountServices, error: unknown, goingOn?: GoingOn): void {
  logFailure(services, error);
  const message = failureInWords(error);
  if (message === undefined) return;
  const failure = failureOf(error);
  const { severity, remedies, isTransient } = failure;
  const ways = goingOn ? waysOn(failure, goingOn) : [];
  // The log is the last resort.
  const others = remedies.filter((remedy) => remedy !== 'show-log');
  const actions = [
    // The first button is the one that stands out.
    ...(isTransient ? ways : []),
    ...others.map((remedy) => actionFor(services, remedy, checkAction, goingOn)),
    ...(isTransient ? [] : ways),
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
