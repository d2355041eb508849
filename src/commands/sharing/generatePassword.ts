import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { GenerateArgs } from '../../core/sharing/args';
import { makePassword } from '../../core/sharing/password';
import { EditTarget } from '../../host/editTarget';
import type { NotificationAction } from '../../host/notifications';
import {
  copiedInsteadInWords,
  copyShownIfNot,
  insertedInWords,
  insertPlaintext,
} from '../receiving/deliverPlaintext';
import type { Done, Placed, Secret, Sent, ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { labelledText } from './sources';

/** A fresh password, shared as a one-time link; it can be inserted or copied as well. */
export async function generatePassword(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const { length, characters, insert, ...args } = parseArgs(GenerateArgs, first) ?? {};
  const label = vscode.l10n.t('Generated password');
  // The server makes it, unless its length or characters were asked for.
  const own =
    length === undefined && characters === undefined ? undefined : makePassword(length, characters);
  const secret: Secret =
    own === undefined
      ? { kind: 'servers-password', label: async () => Promise.resolve(label) }
      : labelledText(own, label);
  const passwordOf = ([sent]: readonly Sent[]): string | undefined => own ?? sent?.madePassword;
  const target = insert === true ? EditTarget.atCursors() : undefined;
  return runShare(services, {
    secrets: [secret],
    args,
    ...(insert === true && {
      place: async (sent: readonly Sent[]) => placePassword(target, passwordOf(sent)),
    }),
    words: ({ sent, copied }) => passwordInWords(passwordOf(sent), copied),
    actions: (sent) => offers(services, passwordOf(sent)),
  });
}

async function placePassword(
  target: EditTarget | undefined,
  password: string | undefined,
): Promise<Placed> {
  // That the server did not tell it is said anyway.
  if (password === undefined) return { isPlaced: false };
  return (await insertPlaintext(password, target)) === 'inserted'
    ? { isPlaced: true, afterword: insertedInWords() }
    : { isPlaced: false, trouble: [notInserted()] };
}

function notInserted(): string {
  return vscode.l10n.t(
    'The password was not inserted: there is no editor to write it into, or the place has changed.',
  );
}

function passwordInWords(password: string | undefined, copied: Done['copied']): string {
  if (password === undefined) {
    return copied === 'link'
      ? vscode.l10n.t(
          'One-time link of a fresh password copied; the server did not tell the password.',
        )
      : vscode.l10n.t(
          'Message with the one-time link of a fresh password copied; the server did not tell the password.',
        );
  }
  return copied === 'link'
    ? vscode.l10n.t('One-time link of a fresh password copied.')
    : vscode.l10n.t('Message with the one-time link of a fresh password copied.');
}

function offers(services: SharingServices, password: string | undefined): NotificationAction[] {
  if (password === undefined) return [];
  return [
    {
      title: vscode.l10n.t('Copy Password'),
      run: async () =>
        copyShownIfNot(services, password, {
          name: vscode.l10n.t('Password'),
          copied: vscode.l10n.t('Password copied.'),
        }),
    },
    {
      title: vscode.l10n.t('Insert Password'),
      run: async () => insertOrCopy(services, password),
    },
  ];
}

/** At the cursors of the active editor, else on the clipboard; says which. */
async function insertOrCopy(services: SharingServices, password: string): Promise<void> {
  if ((await insertPlaintext(password, EditTarget.atCursors())) === 'inserted') {
    services.notifications.tell({ message: insertedInWords() });
    return;
  }
  const name = vscode.l10n.t('Password');
  await copyShownIfNot(services, password, { name, copied: copiedInsteadInWords() });
}
