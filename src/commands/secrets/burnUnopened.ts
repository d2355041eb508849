import * as vscode from 'vscode';
import type { App } from '../app';
import { burnMany } from './burnMany';
import { agreedToBurn, detailOfMany } from './burning';
import { isUnopened, whichUnopened } from './itemsOf';

/** Destroys everything unread, after a question that names it. */
export async function burnUnopened(app: App): Promise<void> {
  const title = vscode.l10n.t('Burn All Unopened Secrets');
  const unopened = (await app.recent.list()).filter(isUnopened);
  if (unopened.length === 0) {
    app.notifications.tell({ message: whichUnopened(title).none });
    return;
  }
  const question = vscode.l10n.t('Burn all unopened secrets ({0})?', unopened.length);
  if (await agreedToBurn(question, detailOfMany(unopened))) await burnMany(app, unopened);
}
