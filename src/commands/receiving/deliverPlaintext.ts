import * as vscode from 'vscode';
import { EditTarget } from '../../host/editTarget';
import type { NotificationAction } from '../../host/notifications';
import { showToCopy } from '../../views/prompts/showToCopy';
import { duration } from '../../views/words';
import type { App } from '../app';

/**
 * Puts a plaintext on the clipboard, to be taken off again, and says when.
 * @param actions what can be done with it, or instead
 */
export async function copyPlaintext(
  app: App,
  plaintext: string,
  what: string,
  actions: readonly NotificationAction[] = [],
): Promise<void> {
  await app.clipboardGuard.copy(plaintext);
  const seconds = app.settings.clearClipboardAfter();
  const then =
    seconds > 0
      ? vscode.l10n.t('It is cleared from the clipboard after {0}.', duration(seconds))
      : vscode.l10n.t('It stays on the clipboard until you copy something else.');
  const message = `${what} ${then}`;
  app.notifications.tell({ icon: 'clippy', short: message, message, actions });
}

/**
 * The same for one line that is nowhere else: where the clipboard fails, a box shows it.
 * @param name what the box calls it
 */
export async function copyShownIfNot(
  app: App,
  plaintext: string,
  {
    name,
    copied,
    actions = [],
  }: {
    readonly name: string;
    readonly copied: string;
    readonly actions?: readonly NotificationAction[];
  },
): Promise<void> {
  try {
    await copyPlaintext(app, plaintext, copied, actions);
  } catch {
    const prompt = vscode.l10n.t('The clipboard could not be used. Copy it from here.');
    void showToCopy(name, prompt, plaintext);
  }
}

/**
 * Puts a plaintext at the cursors of the active editor, else on the clipboard; says which.
 * @param name what the box calls it that shows it where the clipboard fails, too
 */
export async function insertAtCursors(app: App, plaintext: string, name: string): Promise<void> {
  const target = EditTarget.atCursors();
  try {
    if (await target?.replace(target.ranges.map(() => plaintext))) {
      app.notifications.tell({ message: insertedInWords() });
      return;
    }
  } finally {
    target?.dispose();
  }
  await copyShownIfNot(app, plaintext, {
    name,
    copied: vscode.l10n.t('There is no editor that can be written to, so it was copied instead.'),
  });
}

/** Says what copies of an inserted plaintext VS Code keeps. */
export function insertedInWords(): string {
  return vscode.l10n.t(
    'Inserted. VS Code now keeps it in the undo history and its backup of the file, and in the local history once you save.',
  );
}
