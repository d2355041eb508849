import * as vscode from 'vscode';

/** A button of a notification. */
export interface NotificationAction {
  readonly title: string;
  run(): unknown;
}

/** How long a status bar message stays, in milliseconds. */
const STATUS_BAR_MS = 8000;

/** How many characters of a message can be seen in one line, about. */
const ONE_LINE = 50;

type Show = (message: string, ...titles: string[]) => Thenable<string | undefined>;

/**
 * Messages that nobody waits for: a command is done when its work is done, not when somebody has
 * closed a notification.
 */
export class Notifications {
  info(message: string, ...actions: NotificationAction[]): void {
    show(vscode.window.showInformationMessage, message, actions);
  }

  warn(message: string, ...actions: NotificationAction[]): void {
    show(vscode.window.showWarningMessage, message, actions);
  }

  error(message: string, ...actions: NotificationAction[]): void {
    show(vscode.window.showErrorMessage, message, actions);
  }

  /** A short word that is seen with Do Not Disturb, too. */
  status(message: string): void {
    vscode.window.setStatusBarMessage(message, STATUS_BAR_MS);
  }
}

function show(how: Show, message: string, actions: readonly NotificationAction[]): void {
  // VS Code shows the first line only of a message that has no button.
  const isCut = actions.length === 0 && message.length > ONE_LINE;
  const titles = isCut ? [vscode.l10n.t('OK')] : actions.map(({ title }) => title);
  void how(message, ...titles).then((chosen) =>
    actions.find(({ title }) => title === chosen)?.run(),
  );
}
