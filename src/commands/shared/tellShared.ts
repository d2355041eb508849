import * as vscode from 'vscode';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { Commands } from '../../ids';
import { duration, hostOf, moment } from '../../views/words';
import type { App } from '../app';
import { copyShownIfNot } from './deliverPlaintext';
import type { HandOverWords, ShareResult } from './handOver';
import type { SharePlan } from './sharePlan';
import { surprisesOf } from './surprises';

export interface TellSharedOptions extends HandOverWords {
  /** Copies what was not copied: the message or the link. */
  readonly other: NotificationAction;
}

/** Says that secrets were shared: until when, where, and whatever is not as asked. */
export function tellShared(
  app: App,
  shared: readonly Shared[],
  results: readonly ShareResult[],
  plan: SharePlan,
  { what, trouble = [], actions = [], afterword = '', other }: TellSharedOptions,
): void {
  const [one] = shared;
  const [result] = results;
  if (!one || !result) return;
  const warnings = [...trouble, ...new Set(shared.flatMap((each) => surprisesOf(each, plan)))];
  const message = [
    what,
    lifetime(one, shared.length),
    ...(plan.options.passphrase === '' ? [] : [passphraseInWords(shared.length)]),
    ...warnings,
    ...mailed(one),
    whereOf(one),
    ...(afterword === '' ? [] : [afterword]),
  ].join(' ');
  const first = [...actions, ...passphraseButton(app, plan.options.passphrase)];
  // A notification has room for three buttons; the sidebar has the rest.
  const room = Math.max(3 - first.length, 1);
  const usual = [other, ...usualButtons(app, result, shared.length)].slice(0, room);
  app.notifications.tell({
    severity: warnings.length > 0 ? 'warning' : 'info',
    icon: 'lock',
    short: what,
    message,
    actions: [...first, ...usual],
  });
}

function passphraseButton(app: App, passphrase: string): NotificationAction[] {
  if (passphrase === '') return [];
  const copy = async (): Promise<void> =>
    copyShownIfNot(app, passphrase, {
      name: vscode.l10n.t('Passphrase'),
      copied: vscode.l10n.t('Passphrase copied. Send it another way than the link.'),
    });
  return [{ title: vscode.l10n.t('Copy Passphrase'), run: copy }];
}

function usualButtons(app: App, { id }: ShareResult, count: number): NotificationAction[] {
  const show = { title: vscode.l10n.t('Show in Sidebar'), run: async () => app.tree.reveal(id) };
  const burn = {
    title: vscode.l10n.t('Burn'),
    run: () => vscode.commands.executeCommand(Commands.burnSecret, { id }),
  };
  return count === 1 ? [show, burn] : [show];
}

function lifetime({ expires, ttl }: Shared, count: number): string {
  return count === 1
    ? vscode.l10n.t('It opens once, until {0} ({1}).', moment(expires), duration(ttl))
    : vscode.l10n.t('Each opens once, until {0} ({1}).', moment(expires), duration(ttl));
}

function passphraseInWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('It asks for the passphrase, which is kept nowhere: copy it now.')
    : vscode.l10n.t('Each asks for the passphrase, which is kept nowhere: copy it now.');
}

function mailed({ recipients }: Shared): string[] {
  return recipients.length > 0
    ? [vscode.l10n.t('The server mails the link to {0}.', recipients.join(', '))]
    : [];
}

function whereOf({ destination, anonymous }: Shared): string {
  const host = hostOf(destination.server);
  return destination.account && !anonymous
    ? vscode.l10n.t('Stored at {0} with the account {1}.', host, destination.account.username)
    : vscode.l10n.t('Stored at {0}, anonymously.', host);
}
