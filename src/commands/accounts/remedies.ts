import * as vscode from 'vscode';
import type { Region } from '../../api';
import { ANONYMOUS } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import type { NotificationAction } from '../../host/notifications';
import { Commands, SettingNames, SETTINGS_SECTION } from '../../ids';
import type { Remedy } from '../../views/failures';
import { showLogAction } from '../showLog';
import { changeServer, changeServerTo } from './chooseServer';
import type { AccountServices } from './services';
import { signInAgainAt } from './signInTo';

/** How to go on after a failure. None of these rejects. */
export interface GoingOn {
  /** Does the same once more, with the same texts and answers. */
  readonly resume: () => Promise<unknown>;
  /** The same, with other answers to what the server refused. */
  readonly change?: () => Promise<unknown>;
}

/** The button that checks the place of a failure. */
export type CheckAction = (
  services: AccountServices,
  place: Place,
  goingOn?: GoingOn,
) => NotificationAction;

export function tryAgain(resume: GoingOn['resume']): NotificationAction {
  return { title: vscode.l10n.t('Try Again'), run: resume };
}

/** The button of a remedy. @param check which offers remedies itself (checkConnection.ts) */
export function actionFor(
  services: AccountServices,
  remedy: Remedy,
  check: CheckAction,
  goingOn?: GoingOn,
): NotificationAction {
  const run = (command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(command, ...args);
  if (typeof remedy === 'object') {
    if ('checkConnection' in remedy) return check(services, remedy.checkConnection, goingOn);
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
    case 'share-without-account':
      return {
        title: vscode.l10n.t('Share Without an Account'),
        run: async () => shareWithoutAccount(services, goingOn),
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

async function shareWithoutAccount(
  services: AccountServices,
  goingOn: GoingOn | undefined,
): Promise<void> {
  try {
    await services.settings.set(SettingNames.account, ANONYMOUS);
  } catch {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Your settings could not be written, so nothing was shared. Look whether settings.json is in order.',
      ),
    });
    return;
  }
  await goingOn?.resume();
}
