import * as vscode from 'vscode';
import { agreedToBurn, detailOfMany } from './burning';
import { burnMany } from './burnMany';
import { isUnopened, unopenedQuestion } from './itemsOf';
import type { SecretServices } from './services';

/** Destroys everything unread, after a question that names it. */
export async function burnUnopened(services: SecretServices): Promise<void> {
  const title = vscode.l10n.t('Burn All Unopened Secrets');
  const unopened = (await services.recent.list()).filter(isUnopened);
  if (unopened.length === 0) {
    services.notifications.tell({ message: unopenedQuestion(title).none });
    return;
  }
  const question = vscode.l10n.t('Burn all unopened secrets ({0})?', unopened.length);
  if (await agreedToBurn(question, detailOfMany(unopened))) await burnMany(services, unopened);
}
