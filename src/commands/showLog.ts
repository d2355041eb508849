import * as vscode from 'vscode';
import type { NotificationAction } from '../host/notifications';
import type { App } from './app';

/** Shows what the extension did: requests, answers and failures, without any secret. */
export async function showLog(app: App): Promise<void> {
  app.log.show();
  return Promise.resolve();
}

/** The same as a button. */
export function showLogAction(app: App): NotificationAction {
  return { title: vscode.l10n.t('Show Log'), run: async () => showLog(app) };
}
