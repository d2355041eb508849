import * as vscode from 'vscode';
import { BadSettingError } from '../../core/errors';
import type { NotificationAction } from '../../host/notifications';
import { Commands } from '../../ids';
import { settingFaultInWords } from '../../views/failureWords';
import { duration, hostOf, moment } from '../../views/words';
import type { App } from '../app';
import { copyShownIfNot } from '../receiving/deliverPlaintext';
import { linksOf, messagesOf, putOnClipboard } from './toClipboard';
import type { Placed, Sent, ShareJob, ShareResult } from './job';
import type { SharePlan } from './plan';
import { surprisesOf } from './surprises';

export interface Receipt {
  readonly job: ShareJob;
  readonly plan: SharePlan;
  /** At least one. */
  readonly sent: readonly Sent[];
  /** One for each. */
  readonly results: readonly ShareResult[];
  /** What is on the clipboard; undefined: it refused. */
  readonly copied: 'link' | 'message' | undefined;
  readonly placed: Placed;
}

/** Says that secrets were shared: until when, where, and whatever is not as asked. */
export function tellShared(app: App, receipt: Receipt): void {
  const { job, plan, sent, results, copied, placed } = receipt;
  const [one] = sent;
  const [result] = results;
  if (!one || !result) return;
  const what = copied === undefined ? notCopied(sent.length) : whatIsCopied(receipt, copied);
  const trouble = placed.trouble ?? [];
  const warnings = [...trouble, ...new Set(sent.flatMap((each) => surprisesOf(each, plan)))];
  const hasPassphrase = plan.options.passphrase !== '';
  const sentences = [
    what,
    lifetime(one, sent.length),
    ...(hasPassphrase ? [passphraseInWords(sent.length)] : []),
    ...warnings,
    ...mailed(one),
    whereOf(one),
    placed.afterword,
    job.afterword?.(sent),
  ];
  const first = [
    ...(placed.actions ?? []),
    ...(job.actions?.(sent) ?? []),
    ...passphraseButton(app, receipt),
  ];
  // A notification has room for three buttons; the sidebar has the rest.
  const room = Math.max(3 - first.length, 1);
  const usual = [otherFormat(app, receipt), ...usualButtons(app, result, sent.length)];
  app.notifications.tell({
    severity: copied === undefined || warnings.length > 0 ? 'warning' : 'info',
    icon: 'lock',
    // With Do Not Disturb, the button that copies the passphrase is out of sight.
    short:
      hasPassphrase && copied !== undefined
        ? vscode.l10n.t('Copied; the passphrase waits in the notifications.')
        : what,
    message: sentences.filter(Boolean).join(' '),
    actions: [...first, ...usual.slice(0, room)],
  });
}

function whatIsCopied(
  { job, sent, placed }: Receipt,
  copied: NonNullable<Receipt['copied']>,
): string {
  const isPlaced = job.place && placed.isPlaced;
  const done = { sent, asked: job.secrets.length, copied, isPlaced };
  return job.words?.(done) ?? copiedInWords(sent.length, copied);
}

/** "One-time link copied." */
export function copiedInWords(count: number, copied: 'link' | 'message'): string {
  if (copied === 'message') {
    return count === 1
      ? vscode.l10n.t('Message with the one-time link copied.')
      : vscode.l10n.t('{0} messages with one-time links copied.', count);
  }
  return count === 1
    ? vscode.l10n.t('One-time link copied.')
    : vscode.l10n.t('{0} one-time links copied.', count);
}

function notCopied(count: number): string {
  return count === 1
    ? vscode.l10n.t(
        'Shared, but not copied: the clipboard cannot be used. Copy the link from the box.',
      )
    : vscode.l10n.t(
        'Shared, but not copied: the clipboard cannot be used. Copy the {0} links from the list.',
        count,
      );
}

/** Copies what was not copied: the message, or the link alone. */
function otherFormat(app: App, { sent, plan, copied }: Receipt): NotificationAction {
  if (copied === 'link') {
    return {
      title: vscode.l10n.t('Copy Message'),
      run: async () => copyMessages(app, sent, plan.options.passphrase !== ''),
    };
  }
  return copyLinkButton(app, sent);
}

/** The link is shared and copied by now: a template that cannot be used is told, and no more. */
async function copyMessages(
  app: App,
  sent: readonly Sent[],
  hasPassphrase: boolean,
): Promise<void> {
  try {
    const template = app.settings.messageTemplate();
    await tellCopied(app, messagesOf(sent, template, hasPassphrase), sent, 'message');
  } catch (error) {
    if (!(error instanceof BadSettingError)) throw error;
    app.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'The setting {0} cannot be used: {1}. No message was copied.',
        error.setting,
        settingFaultInWords(error.reason),
      ),
    });
  }
}

async function tellCopied(
  app: App,
  text: string,
  sent: readonly Sent[],
  format: 'link' | 'message',
): Promise<void> {
  if (!(await putOnClipboard(app, text, linksOf(sent)))) return;
  app.notifications.tell({ icon: 'link', message: copiedInWords(sent.length, format) });
}
function passphraseButton(app: App, { plan, sent }: Receipt): NotificationAction[] {
  const { passphrase } = plan.options;
  if (passphrase === '') return [];
  const copy = async (): Promise<void> =>
    copyShownIfNot(app, passphrase, {
      name: vscode.l10n.t('Passphrase'),
      copied: vscode.l10n.t('Passphrase copied. Send it another way than the link.'),
      // The link was on the clipboard until now.
      actions: [copyLinkButton(app, sent)],
    });
  return [{ title: vscode.l10n.t('Copy Passphrase'), run: copy }];
}

function copyLinkButton(app: App, sent: readonly Sent[]): NotificationAction {
  return {
    title: vscode.l10n.t('Copy Link'),
    run: async () => tellCopied(app, linksOf(sent).join('\n'), sent, 'link'),
  };
}

function usualButtons(app: App, { id }: ShareResult, count: number): NotificationAction[] {
  const show = { title: vscode.l10n.t('Show in Sidebar'), run: async () => app.tree.reveal(id) };
  const burn = {
    title: vscode.l10n.t('Burn'),
    run: () => vscode.commands.executeCommand(Commands.burnSecret, { id }),
  };
  return count === 1 ? [show, burn] : [show];
}

function lifetime({ expires, ttl }: Sent, count: number): string {
  return count === 1
    ? vscode.l10n.t('It opens once, until {0} ({1}).', moment(expires), duration(ttl))
    : vscode.l10n.t('Each opens once, until {0} ({1}).', moment(expires), duration(ttl));
}

function passphraseInWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('It asks for the passphrase, which is kept nowhere: copy it now.')
    : vscode.l10n.t('Each asks for the passphrase, which is kept nowhere: copy it now.');
}

function mailed({ recipients }: Sent): string[] {
  return recipients.length > 0
    ? [vscode.l10n.t('The server mails the link to {0}.', recipients.join(', '))]
    : [];
}

function whereOf({ place, anonymous }: Sent): string {
  const host = hostOf(place.server);
  return place.username !== undefined && !anonymous
    ? vscode.l10n.t('Stored at {0} with the account {1}.', host, place.username)
    : vscode.l10n.t('Stored at {0}, anonymously.', host);
}
