import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { GenerateArgs } from '../../core/sharing/args';
import { makePassword } from '../../core/sharing/password';
import { EditTarget } from '../../host/editTarget';
import type { NotificationAction } from '../../host/notifications';
import type { App } from '../app';
import { copyShownIfNot, insertAtCursors, insertedInWords } from '../receiving/deliverPlaintext';
import type { Done, Placed, Secret, Sent, ShareResult } from './job';
import { runShare } from './run';
import { named } from './sources';

/** A fresh password, shared as a one-time link; it can be inserted or copied as well. */
export async function generatePassword(
  app: App,
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
      : named(own, label);
  const passwordOf = ([sent]: readonly Sent[]): string | undefined => own ?? sent?.madePassword;
  const target = insert === true ? EditTarget.atCursors() : undefined;
  return runShare(app, {
    secrets: [secret],
    args,
    target,
    ...(insert === true && {
      place: async (sent: readonly Sent[]) => insertIt(target, passwordOf(sent)),
    }),
    words: ({ sent, copied }) => inWords(passwordOf(sent), copied),
    actions: (sent) => offers(app, passwordOf(sent)),
  });
}

async function insertIt(
  target: EditTarget | undefined,
  password: string | undefined,
): Promise<Placed> {
  const isPlaced =
    target !== undefined &&
    password !== undefined &&
    (await target.replace(target.ranges.map(() => password)));
  if (isPlaced) return { isPlaced, afterword: insertedInWords() };
  // That the server did not tell it has been said already.
  const trouble = password === undefined ? [] : [notInserted()];
  return { isPlaced, trouble };
}

function notInserted(): string {
  return vscode.l10n.t(
    'The password was not inserted: there is no editor to write it into, or the place has changed.',
  );
}

function inWords(password: string | undefined, copied: Done['copied']): string {
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

function offers(app: App, password: string | undefined): NotificationAction[] {
  if (password === undefined) return [];
  return [
    {
      title: vscode.l10n.t('Copy Password'),
      run: async () =>
        copyShownIfNot(app, password, {
          name: vscode.l10n.t('Password'),
          copied: vscode.l10n.t('Password copied.'),
        }),
    },
    {
      title: vscode.l10n.t('Insert Password'),
      run: async () => insertAtCursors(app, password, vscode.l10n.t('Password')),
    },
  ];
}
