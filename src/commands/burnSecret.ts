import * as vscode from 'vscode';
import { UnknownSecretError, WrongPassphraseError } from '../api';
import { ActionFailedError } from '../core/errors';
import type { RecentSecret } from '../core/recentList';
import { withProgress } from '../host/progress';
import { confirm } from '../views/prompts/confirm';
import { askLine } from '../views/prompts/inputBox';
import { hostOf, labelOf, outcomeInWords } from '../views/words';
import type { App } from './app';
import { itemsOf } from './shared/itemsOf';

/** Destroys secrets unread, after a question. */
export async function burnSecret(app: App, ...args: readonly unknown[]): Promise<void> {
  const items = await itemsOf(app, args, vscode.l10n.t('Burn Which Secret?'), isUnopened);
  if (!items) return;
  const open = items.secrets.filter(isUnopened);
  const [first] = open;
  if (!first) {
    const [gone] = items.secrets;
    if (gone)
      app.notifications.info(
        vscode.l10n.t(
          '“{0}” is gone already: {1}.',
          labelOf(gone),
          outcomeInWords(gone, app.clock()),
        ),
      );
    return;
  }
  if (items.args.confirm !== false && !(await agreed(open, first))) return;
  for (const secret of open) if (!(await burn(app, secret))) return;
}

function isUnopened({ group }: RecentSecret): boolean {
  return group === 'unopened';
}

async function agreed(open: readonly RecentSecret[], first: RecentSecret): Promise<boolean> {
  const question =
    open.length === 1
      ? vscode.l10n.t('Burn “{0}”?', labelOf(first))
      : vscode.l10n.t('Burn {0} secrets?', open.length);
  const detail =
    open.length === 1
      ? vscode.l10n.t(
          'Its link stops working at once, and nobody can read the secret any more. This cannot be undone.',
        )
      : vscode.l10n.t(
          'Their links stop working at once, and nobody can read them any more. This cannot be undone.',
        );
  return (
    (await confirm(question, detail, [{ title: vscode.l10n.t('Burn'), value: true }])) ?? false
  );
}

/** @returns false for Esc */
async function burn(app: App, secret: RecentSecret): Promise<boolean> {
  for (let wrong = false; ; wrong = true) {
    const passphrase =
      secret.passphrase === true || wrong ? await askPassphrase(secret, wrong) : '';
    if (passphrase === undefined) return false;
    try {
      await withProgress(vscode.l10n.t('Burning “{0}”…', labelOf(secret)), async (signal) =>
        app.secretActions.burn(secret.id, passphrase, signal),
      );
      app.notifications.status(`$(flame) ${vscode.l10n.t('Burned: {0}', labelOf(secret))}`);
      app.notifications.info(
        vscode.l10n.t('Burned: the link of “{0}” does not work any more.', labelOf(secret)),
      );
      return true;
    } catch (error) {
      const cause = error instanceof ActionFailedError ? error.cause : undefined;
      if (cause instanceof WrongPassphraseError) continue;
      if (!(cause instanceof UnknownSecretError)) throw error;
      await tellGone(app, secret);
      return true;
    }
  }
}

async function askPassphrase(secret: RecentSecret, wrong: boolean): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Burn “{0}”', labelOf(secret)),
    prompt: wrong
      ? vscode.l10n.t(
          '{0} did not accept that passphrase, and nothing was burned. Type the one the secret was shared with.',
          hostOf(secret.server),
        )
      : vscode.l10n.t('A passphrase protects this secret. The server wants it for burning, too.'),
    password: true,
    check: (value) =>
      value === '' ? vscode.l10n.t('Type the passphrase, or press Esc to cancel.') : undefined,
  });
}

/** Burning came too late: says what had become of the secret, if the server tells. */
async function tellGone(app: App, { id }: RecentSecret): Promise<void> {
  const secret = await app.recent.get(id);
  const words = outcomeInWords(secret, app.clock());
  app.notifications.warn(
    isUnopened(secret)
      ? vscode.l10n.t(
          '{0} does not know “{1}” any more. There was nothing to burn.',
          hostOf(secret.server),
          labelOf(secret),
        )
      : vscode.l10n.t('Too late to burn “{0}”: {1}.', labelOf(secret), words),
  );
}
