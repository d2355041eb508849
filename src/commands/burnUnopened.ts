import * as vscode from 'vscode';
import { labelOf } from '../views/words';
import type { App } from './app';
import { burnMany } from './shared/burnMany';
import { agreedToBurn, detailOfMany } from './shared/burning';
import { isUnopened, whichUnopened } from './shared/itemsOf';

/** How many labels the question names. */
const NAMED = 10;

/** Destroys everything unread, after a question that names it. */
export async function burnUnopened(app: App): Promise<void> {
  const title = vscode.l10n.t('Burn All Unopened Secrets');
  const unopened = (await app.recent.list()).filter(isUnopened);
  if (unopened.length === 0) {
    app.notifications.tell({ message: whichUnopened(title).none });
    return;
  }
  const named = unopened.slice(0, NAMED).map((secret) => `• ${labelOf(secret)}`);
  const more = unopened.length - named.length;
  const detail = [
    ...named,
    ...(more > 0 ? [vscode.l10n.t('… and {0} more', more)] : []),
    '',
    detailOfMany(unopened),
  ];
  const question = vscode.l10n.t('Burn all unopened secrets ({0})?', unopened.length);
  if (await agreedToBurn(question, detail.join('\n'))) await burnMany(app, unopened);
}
