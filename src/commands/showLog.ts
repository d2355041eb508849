import * as vscode from 'vscode';
import type { NotificationAction } from '../host/notifications';

interface LogService {
  readonly log: { show(): void };
}

/** Shows what the extension did: requests, answers and failures, without any secret. */
export async function showLog({ log }: LogService): Promise<void> {
  log.show();
  return Promise.resolve();
}

/** The same as a button. */
export function showLogAction(services: LogService): NotificationAction {
  return { title: vscode.l10n.t('Show Log'), run: async () => showLog(services) };
}
