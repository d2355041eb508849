import * as vscode from 'vscode';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { Commands } from '../../ids';
import { duration, hostOf, moment } from '../../views/words';
import type { App } from '../app';
import { copyPlaintext } from './deliverPlaintext';
import type { ShareResult } from './handOver';

export interface TellSharedOptions {
  /** `''` is none. */
  readonly passphrase: string;
  /** The command's own buttons, before the usual ones. */
  readonly actions: readonly NotificationAction[];
  /** Copies what was not copied: the message or the link. */
  readonly other: NotificationAction;
}

/** Says that secrets were shared: until when, where, and whatever is not as asked. */
export function tellShared(
  app: App,
  shared: readonly Shared[],
  results: readonly ShareResult[],
  what: string,
  { passphrase, actions, other }: TellSharedOptions,
): void {
  const [one] = shared;
  const [result] = results;
  if (!one || !result) return;
  const surprises = [...new Set(shared.flatMap(surprisesOf))];
  const message = [what, lifetime(one, shared.length), ...surprises, whereOf(one)].join(' ');
  const copyPassphrase = {
    title: vscode.l10n.t('Copy Passphrase'),
    run: async () =>
      copyPlaintext(
        app,
        passphrase,
        vscode.l10n.t('Passphrase copied. Send it another way than the link.'),
      ),
  };
  const show = {
    title: vscode.l10n.t('Show in Sidebar'),
    run: async () => app.tree.reveal(result.id),
  };
  const burn = {
    title: vscode.l10n.t('Burn'),
    run: () => vscode.commands.executeCommand(Commands.burnSecret, { id: result.id }),
  };
  const first = [...actions, ...(passphrase === '' ? [] : [copyPassphrase])];
  // A notification has room for three buttons; the sidebar has the rest.
  const room = Math.max(3 - first.length, 1);
  const usual = [other, show, ...(shared.length === 1 ? [burn] : [])].slice(0, room);
  const buttons = [...first, ...usual];
  app.notifications.status(`$(lock) ${what}`);
  if (surprises.length > 0) app.notifications.warn(message, ...buttons);
  else app.notifications.info(message, ...buttons);
}

function lifetime({ expires, ttl }: Shared, count: number): string {
  return count === 1
    ? vscode.l10n.t('It opens once, until {0} ({1}).', moment(expires), duration(ttl))
    : vscode.l10n.t('Each opens once, until {0} ({1}).', moment(expires), duration(ttl));
}

function whereOf({ destination, anonymous }: Shared): string {
  const host = hostOf(destination.server);
  return destination.account && !anonymous
    ? vscode.l10n.t('Stored at {0} with the account {1}.', host, destination.account.username)
    : vscode.l10n.t('Stored at {0}, anonymously.', host);
}

/** What the server did otherwise than asked. */
function surprisesOf({ destination, ttl, requestedTtl, anonymous }: Shared): string[] {
  const { account } = destination;
  return [
    ...(ttl === requestedTtl
      ? []
      : [
          vscode.l10n.t(
            'The server gave it {0} instead of {1}.',
            duration(ttl),
            duration(requestedTtl),
          ),
        ]),
    ...(account && anonymous
      ? [vscode.l10n.t('The server did not count it to your account {0}.', account.username)]
      : []),
  ];
}
