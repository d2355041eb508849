import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { ANONYMOUS } from '../../core/accounts/destination';
import { findNextPlace } from '../../core/accounts/nextPlace';
import type { Place } from '../../core/accounts/place';
import type { NotificationAction } from '../../host/notifications';
import type { WrittenPlace } from '../../host/settings';
import { SettingNames } from '../../ids';
import { nextPlaceInWords, placeInShort } from '../../views/accounts/placeInWords';
import { chooseAccountAt } from './chooseDestination';
import type { AccountServices } from './services';
import { usePlace } from './usePlace';

/**
 * Sends new secrets somewhere else from now on, and says so; one click takes it back.
 * @param again offered once it is so
 * @returns whether it is so; not where the settings cannot be written, which is told
 */
export async function switchTo(
  services: AccountServices,
  place: Place,
  again?: NotificationAction,
): Promise<boolean> {
  const { notifications, settings } = services;
  const before = settings.writtenPlace();
  if (!(await usePlace(services, place))) {
    tellUnwritten(services);
    return false;
  }
  const after = settings.writtenPlace();
  notifications.tell({
    // Where they go is beside it.
    short: vscode.l10n.t('Switched.'),
    message: vscode.l10n.t('New secrets go to {0}.', placeInShort(place)),
    actions: [
      ...(again ? [again] : []),
      { title: vscode.l10n.t('Undo'), run: async () => undo(services, before, after) },
    ],
  });
  return true;
}

/**
 * The same for a server: with the account that is signed in there, asked if there are several. Who
 * has chosen to share without an account does so there, too.
 */
export async function switchToServer(
  services: AccountServices,
  server: string,
  again?: NotificationAction,
): Promise<void> {
  const isAnonymous = services.settings.writtenPlace().get(SettingNames.account) === ANONYMOUS;
  const place = await chooseAccountAt(services, server, isAnonymous ? ANONYMOUS : '');
  if (place) await switchTo(services, place, again);
}

async function undo(
  services: AccountServices,
  before: WrittenPlace,
  after: WrittenPlace,
): Promise<void> {
  const { accounts, notifications, refusedTokens, settings } = services;
  // A later choice counts.
  if (!isDeepStrictEqual(settings.writtenPlace(), after)) {
    notifications.tell({
      message: vscode.l10n.t('Your settings were changed since then, so nothing was undone.'),
    });
    return;
  }
  try {
    await settings.writePlace(before);
  } catch {
    tellUnwritten(services);
    return;
  }
  // Accounts may have come or gone since then.
  const { full, isBlocked } = nextPlaceInWords(
    await findNextPlace(settings, accounts, refusedTokens),
  );
  notifications.tell({ severity: isBlocked ? 'warning' : 'info', message: full });
}

function tellUnwritten({ notifications }: Pick<AccountServices, 'notifications'>): void {
  notifications.tell({
    severity: 'warning',
    message: vscode.l10n.t(
      'Your settings could not be written, so nothing changed. Look whether settings.json is in order.',
    ),
  });
}
