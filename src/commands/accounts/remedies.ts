import * as vscode from 'vscode';
import type { Region } from '../../api';
import type { Place } from '../../core/accounts/place';
import type { NotificationAction } from '../../host/notifications';
import { Commands, SETTINGS_SECTION } from '../../ids';
import { regionInWords } from '../../views/accounts/regionInWords';
import type { Remedy } from '../../views/failures';
import { showLogAction } from '../showLog';
import { askForServer } from './chooseServer';
import type { AccountServices } from './services';
import { signInAgainAt } from './signInTo';
import { switchTo, switchToServer } from './switchTo';

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
    if ('region' in remedy) return useRegion(services, remedy.region, goingOn);
    if ('signInAgain' in remedy) return signInAgainAction(services, remedy.signInAgain, goingOn);
    const { withoutAccountAt: server } = remedy;
    return {
      title: vscode.l10n.t('Share Without an Account'),
      run: async () => shareWithoutAccount(services, server, goingOn),
    };
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
        run: async () => {
          const server = await askForServer(services, 'another');
          if (server === undefined) return;
          await switchToServer(services, server, goingOn && tryAgain(goingOn.resume));
        },
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
  region: Region,
  goingOn: GoingOn | undefined,
): NotificationAction {
  return {
    title: vscode.l10n.t('Use {0}', regionInWords(region).name),
    run: async () => switchToServer(services, region.origin, goingOn && tryAgain(goingOn.resume)),
  };
}

async function shareWithoutAccount(
  services: AccountServices,
  server: string,
  goingOn: GoingOn | undefined,
): Promise<void> {
  if (await switchTo(services, { server, username: undefined })) await goingOn?.resume();
}
