import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/secrets/list';
import { withProgress } from '../../host/progress';
import { fates } from '../../views/secrets/severalInWords';
import { hostOf, labelOf, outcomeInWords } from '../../views/words';
import type { App } from '../app';
import { burnMany } from './burnMany';
import { agreedToBurn, burnOne, detailOfMany } from './burning';
import { guardedAgain } from '../tell';
import { isUnopened, itemsOf, whichUnopened } from './itemsOf';

/** Destroys secrets unread, after a question. */
export async function burnSecret(app: App, ...args: readonly unknown[]): Promise<void> {
  const items = await itemsOf(app, args, whichUnopened(vscode.l10n.t('Burn Which Secret?')));
  if (!items) return;
  const open = items.secrets.filter(isUnopened);
  const [first] = open;
  if (!first) {
    tellGoneAlready(app, items.secrets);
    return;
  }
  if (!items.confirmed && !(await agreed(open, first))) return;
  await guardedAgain(app, async () =>
    open.length > 1 ? burnMany(app, open) : burnAndTell(app, first),
  );
}

async function agreed(open: readonly RecentSecret[], first: RecentSecret): Promise<boolean> {
  if (open.length > 1) {
    return agreedToBurn(vscode.l10n.t('Burn {0} secrets?', open.length), detailOfMany(open));
  }
  return agreedToBurn(
    vscode.l10n.t('Burn “{0}”?', labelOf(first)),
    vscode.l10n.t(
      'Its link stops working at once, and nobody can read the secret any more. This cannot be undone.',
    ),
  );
}

async function burnAndTell(app: App, secret: RecentSecret): Promise<void> {
  const result = await burnOne(app, secret, withProgress);
  if (result === 'late') await tellTooLate(app, secret);
  if (result !== 'burned') return;
  app.notifications.tell({
    icon: 'flame',
    short: vscode.l10n.t('Burned: {0}', labelOf(secret)),
    message: vscode.l10n.t('Burned: the link of “{0}” does not work any more.', labelOf(secret)),
  });
}

function tellGoneAlready(app: App, gone: readonly RecentSecret[]): void {
  const [first, ...more] = gone;
  if (!first) return;
  const now = app.clock.now();
  app.notifications.tell({
    message:
      more.length === 0
        ? vscode.l10n.t('“{0}” is gone already: {1}.', labelOf(first), outcomeInWords(first, now))
        : vscode.l10n.t('Nothing to burn, they are gone already: {0}.', fates(gone, now)),
  });
}

/** Burning came too late: says what had become of the secret, if the server tells. */
async function tellTooLate(app: App, { id }: RecentSecret): Promise<void> {
  const secret = await app.recent.get(id);
  const words = outcomeInWords(secret, app.clock.now());
  app.notifications.tell({
    severity: 'warning',
    message: isUnopened(secret)
      ? vscode.l10n.t(
          '{0} does not know “{1}” any more. There was nothing to burn.',
          hostOf(secret.server),
          labelOf(secret),
        )
      : vscode.l10n.t('Too late to burn “{0}”: {1}.', labelOf(secret), words),
  });
}
