import * as vscode from 'vscode';
import { asText } from '../core/foreignText';

/** A button of a notification. */
export interface NotificationAction {
  readonly title: string;
  run(): unknown;
}

/** Something that the person is told. Texts in it may come from others: they are shown as text. */
export interface Notice {
  /** Absent: `info`. */
  readonly severity?: 'info' | 'warning' | 'error' | undefined;
  /** Name of a codicon for the status bar; absent: the severity's own. */
  readonly icon?: string;
  /** A few words for the status bar; absent: the message's first sentence. */
  readonly short?: string;
  readonly message: string;
  readonly actions?: readonly NotificationAction[] | undefined;
}

/** How long a status bar message stays, in milliseconds. */
const STATUS_BAR_MS = 8000;

/** Longest that the status bar, and a notification, has room for. In characters. */
const LONGEST_SHORT = 90;
const LONGEST_MESSAGE = 1500;

/** How many characters of a message can be seen in one line, about. */
const ONE_LINE = 50;

/**
 * Tells a person something, in two places: as a notification, and in a few words in the status bar,
 * which Do Not Disturb leaves alone. Nobody waits for it: a command is done when its work is done,
 * not when somebody has closed a notification.
 */
export class Notifications {
  constructor(
    /** Told what a button's action failed with: VS Code would show nothing at all. */
    private readonly actionFailed: (error: unknown) => void,
  ) {}

  tell({ severity = 'info', icon, short, message, actions = [] }: Notice): void {
    const words = asText(short ?? firstSentence(message), LONGEST_SHORT);
    vscode.window.setStatusBarMessage(`$(${icon ?? severity}) ${words}`, STATUS_BAR_MS);
    const text = asText(message, LONGEST_MESSAGE);
    // VS Code shows the first line only of a message that has no button (microsoft/vscode#44590,
    // microsoft/vscode#123101).
    const isCut = actions.length === 0 && text.length > ONE_LINE;
    const titles = isCut ? [vscode.l10n.t('OK')] : actions.map(({ title }) => asText(title));
    void this.act(show(severity, text, titles), titles, actions);
  }

  /** Does what a button of ours stands for. Never rejects: what it fails with is told. */
  async run(action: NotificationAction): Promise<void> {
    try {
      await action.run();
    } catch (error) {
      this.actionFailed(error);
    }
  }

  private async act(
    answer: Thenable<string | undefined>,
    titles: readonly string[],
    actions: readonly NotificationAction[],
  ): Promise<void> {
    try {
      const chosen = await answer;
      const action = chosen === undefined ? undefined : actions[titles.indexOf(chosen)];
      if (action) await this.run(action);
    } catch (error) {
      this.actionFailed(error);
    }
  }
}

function show(
  severity: NonNullable<Notice['severity']>,
  message: string,
  titles: readonly string[],
): Thenable<string | undefined> {
  switch (severity) {
    case 'info':
      return vscode.window.showInformationMessage(message, ...titles);
    case 'warning':
      return vscode.window.showWarningMessage(message, ...titles);
    case 'error':
      return vscode.window.showErrorMessage(message, ...titles);
  }
}

/** What is quoted in it may have sentences of its own. */
function firstSentence(message: string): string {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  let first = '';
  for (const { segment } of sentences.segment(message.slice(0, LONGEST_MESSAGE))) {
    first += segment;
    if (first.split('“').length === first.split('”').length) break;
  }
  return first;
}
