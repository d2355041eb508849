import * as vscode from 'vscode';
import { BadSettingError } from '../../core/errors';
import { ShareRecord } from '../../core/secrets/record';
import type { NotificationAction } from '../../host/notifications';
import { Commands } from '../../ids';
import { remainderInWords, settingFaultInWords } from '../../views/failureWords';
import { messageFor } from '../../views/sharing/messageFor';
import {
  copiedInWords,
  differencesInWords,
  lifetimeInWords,
  mailedInWords,
  notCopiedInWords,
  passphraseInWords,
  storedInWords,
  type CopiedFormat,
} from '../../views/sharing/sharedInWords';
import { copyShownIfNot } from '../receiving/deliverPlaintext';
import type { Placed, Sent, SentSome, ShareJob, ShareResult } from './job';
import type { SharePlan } from './plan';
import { putOnClipboard } from './putOnClipboard';
import type { SharingServices } from './services';

interface Receipt {
  readonly job: ShareJob;
  readonly plan: SharePlan;
  /** At least one. */
  readonly sent: readonly Sent[];
  /** One for each. */
  readonly results: readonly ShareResult[];
  /** undefined: the clipboard refused. */
  readonly copied: CopiedFormat | undefined;
  readonly placed: Placed;
}

/**
 * Hands over what was shared: place → clipboard → result → record → tell. What the link does not need
 * stands after it. Never rejects.
 */
export async function handOver(
  services: SharingServices,
  job: ShareJob,
  plan: SharePlan,
  { sent, labels, failure }: SentSome,
): Promise<ShareResult | undefined> {
  const placed = await job.place?.(sent);
  const copied = await copySent(services, sent, plan);
  const results = sent.map(resultOf);
  const trouble = [
    ...(placed?.trouble ?? []),
    failure === undefined ? '' : remainderInWords(failure),
  ];
  const receipt = {
    ...{ job, plan, sent, results, copied },
    placed: { isPlaced: false, ...placed, trouble: trouble.filter((words) => words !== '') },
  };
  // Whoever reads the message may close the window at once: what it says is kept by then.
  const told = rememberShares(services, receipt, labels).then(() => {
    tellShared(services, receipt);
  });
  services.pendingWork.add(told);
  const [first] = results;
  return first && results.length > 1 ? { ...first, items: results } : first;
}

/** One link each line, or messages by the person's template. @returns what is on the clipboard */
async function copySent(
  services: SharingServices,
  sent: readonly Sent[],
  { messageTemplate, choices }: SharePlan,
): Promise<CopiedFormat | undefined> {
  const links = sent.map(({ link }) => link);
  const text =
    messageTemplate === undefined
      ? links.join('\n')
      : messagesOf(sent, messageTemplate, choices.passphrase !== '');
  if (!(await putOnClipboard(services, text, links))) return undefined;
  return messageTemplate === undefined ? 'link' : 'message';
}

function messagesOf(sent: readonly Sent[], template: string, hasPassphrase: boolean): string {
  return sent.map((one) => messageFor(template, one, hasPassphrase)).join('\n\n');
}

function resultOf({ link, expires, ttl, requestedTtl, anonymous }: Sent): ShareResult {
  const id = ShareRecord.newId();
  return { id, link, expiresAt: new Date(expires).toISOString(), ttl, requestedTtl, anonymous };
}

/** Writes the record and keeps what the shares have shown. Never rejects: the links exist already. */
async function rememberShares(
  services: SharingServices,
  { plan, sent, results }: Receipt,
  labels: readonly Promise<string>[],
): Promise<void> {
  const keeping: Promise<unknown>[] = [];
  for (const [at, { id }] of results.entries()) {
    const [one, label] = [sent[at], labels[at]];
    if (one && label) keeping.push(services.record.remember(one, label, id));
  }
  const [first] = sent;
  if (first) keeping.push(learn(services, plan, first));
  await Promise.all(keeping);
}

/** The life that the server grants, and where, to whom and which domain it went. Never rejects. */
async function learn(
  { accounts, ceilings, log, places, recipients, shareDomains }: SharingServices,
  { place, choices: { recipient, shareDomain } }: SharePlan,
  { requestedTtl, ttl }: Sent,
): Promise<void> {
  try {
    // Signed out meanwhile: nothing of the account is kept.
    if (place.username === undefined || (await accounts.token(place)) !== undefined) {
      await ceilings.learn(place, requestedTtl, ttl);
      await places.add(place);
    }
    if (recipient) await recipients.add(recipient);
    if (shareDomain) await shareDomains.add(shareDomain);
  } catch {
    log.warn('What this share has shown could not be kept.');
  }
}

/** Says that secrets were shared: until when, where, and whatever is not as asked. */
function tellShared(services: SharingServices, receipt: Receipt): void {
  const { job, plan, sent, results, copied, placed } = receipt;
  const [one] = sent;
  const [result] = results;
  if (!one || !result) return;
  const what = copied === undefined ? notCopiedInWords(sent.length) : firstWords(receipt, copied);
  const differences = sent.flatMap((each) => differencesInWords(each, plan.choices));
  const warnings = [...(placed.trouble ?? []), ...new Set(differences)];
  const hasPassphrase = plan.choices.passphrase !== '';
  const sentences = [
    what,
    lifetimeInWords(one, sent.length),
    hasPassphrase ? passphraseInWords(sent.length) : '',
    ...warnings,
    mailedInWords(one),
    storedInWords(one),
    placed.afterword,
    job.afterword?.(sent),
  ];
  const first = [
    ...(placed.actions ?? []),
    ...(job.actions?.(sent) ?? []),
    ...passphraseButton(services, receipt),
  ];
  // A notification has room for three buttons; the sidebar has the rest.
  const room = Math.max(3 - first.length, 1);
  const usual = [otherFormat(services, receipt), ...usualButtons(services, result, sent.length)];
  services.notifications.tell({
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

function firstWords({ job, sent, placed }: Receipt, copied: CopiedFormat): string {
  const isPlaced = job.place && placed.isPlaced;
  const done = { sent, asked: job.secrets.length, copied, isPlaced };
  return job.words?.(done) ?? copiedInWords(sent.length, copied);
}

/** Copies what was not copied: the message, or the link alone. */
function otherFormat(
  services: SharingServices,
  { sent, plan, copied }: Receipt,
): NotificationAction {
  if (copied === 'link') {
    return {
      title: vscode.l10n.t('Copy Message'),
      run: async () => copyMessages(services, sent, plan.choices.passphrase !== ''),
    };
  }
  return copyLinkButton(services, sent);
}

/** The link is shared and copied by now: a template that cannot be used is told, and no more. */
async function copyMessages(
  services: SharingServices,
  sent: readonly Sent[],
  hasPassphrase: boolean,
): Promise<void> {
  try {
    const template = services.settings.messageTemplate();
    await copyAndTell(services, messagesOf(sent, template, hasPassphrase), sent, 'message');
  } catch (error) {
    if (!(error instanceof BadSettingError)) throw error;
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'The setting {0} cannot be used: {1}. No message was copied.',
        error.setting,
        settingFaultInWords(error.reason),
      ),
    });
  }
}

async function copyAndTell(
  services: SharingServices,
  text: string,
  sent: readonly Sent[],
  format: CopiedFormat,
): Promise<void> {
  const links = sent.map(({ link }) => link);
  if (!(await putOnClipboard(services, text, links))) return;
  services.notifications.tell({ icon: 'link', message: copiedInWords(sent.length, format) });
}

function passphraseButton(
  services: SharingServices,
  { plan, sent }: Receipt,
): NotificationAction[] {
  const { passphrase } = plan.choices;
  if (passphrase === '') return [];
  const copy = async (): Promise<void> =>
    copyShownIfNot(services, passphrase, {
      name: vscode.l10n.t('Passphrase'),
      copied: vscode.l10n.t('Passphrase copied. Send it another way than the link.'),
      // The link was on the clipboard until now.
      actions: [copyLinkButton(services, sent)],
    });
  return [{ title: vscode.l10n.t('Copy Passphrase'), run: copy }];
}

function copyLinkButton(services: SharingServices, sent: readonly Sent[]): NotificationAction {
  const text = sent.map(({ link }) => link).join('\n');
  return {
    title: vscode.l10n.t('Copy Link'),
    run: async () => copyAndTell(services, text, sent, 'link'),
  };
}

function usualButtons(
  { tree }: Pick<SharingServices, 'tree'>,
  { id }: ShareResult,
  count: number,
): NotificationAction[] {
  const show = { title: vscode.l10n.t('Show in Sidebar'), run: async () => tree.reveal(id) };
  const burn = {
    title: vscode.l10n.t('Burn'),
    run: () => vscode.commands.executeCommand(Commands.burnSecret, { id }),
  };
  return count === 1 ? [show, burn] : [show];
}
