import * as vscode from 'vscode';
import type { App } from '../app';

/** Something could not be stored: told once in a window; sharing goes on. */
export function tellUnstored(app: App): void {
  app.notifications.warn(
    vscode.l10n.t(
      'VS Code’s secret storage refused to keep what you shared: the list forgets it when this window closes. Sharing works as before. The cause may be a locked or missing key ring.',
    ),
  );
}

/** What was stored before is gone. */
export function tellNotLasting(app: App): void {
  app.notifications.warn(
    vscode.l10n.t(
      'VS Code’s secret storage does not last here: what you shared and signed in to before was forgotten when VS Code closed. Links that you sent still work; here they can no longer be watched or burned.',
    ),
  );
}
