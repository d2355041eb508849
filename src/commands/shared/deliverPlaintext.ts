import * as vscode from 'vscode';
import { duration } from '../../views/words';
import type { App } from '../app';
import { edited } from './editing';

/** Puts a plaintext on the clipboard, to be taken off again, and says when. */
export async function copyPlaintext(app: App, plaintext: string, what: string): Promise<void> {
  await app.clipboardGuard.copy(plaintext);
  const seconds = app.settings.clearClipboardAfter();
  const then =
    seconds > 0
      ? vscode.l10n.t('It is cleared from the clipboard after {0}.', duration(seconds))
      : vscode.l10n.t('It stays on the clipboard until you copy something else.');
  app.notifications.tell({ icon: 'clippy', short: what, message: `${what} ${then}` });
}

/**
 * The same for one line that is nowhere else: where the clipboard fails, a box shows it.
 * @param name what the box calls it
 */
export async function copyShownIfNot(
  app: App,
  plaintext: string,
  { name, copied }: { readonly name: string; readonly copied: string },
): Promise<void> {
  try {
    await copyPlaintext(app, plaintext, copied);
  } catch {
    void vscode.window.showInputBox({
      title: name,
      prompt: vscode.l10n.t('The clipboard could not be used. Copy it from here.'),
      value: plaintext,
      ignoreFocusOut: true,
    });
  }
}

/** Replaces the active editor's selections by a plaintext; says what copies VS Code then keeps. */
export async function insertAtCursors(app: App, plaintext: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const inserted =
    editor !== undefined &&
    (await edited(editor, (edit) => {
      for (const selection of editor.selections) edit.replace(selection, plaintext);
    }));
  if (!inserted) {
    await copyPlaintext(
      app,
      plaintext,
      vscode.l10n.t('There is no editor that can be written to, so it was copied instead.'),
    );
    return;
  }
  app.notifications.tell({
    message: vscode.l10n.t(
      'Inserted. VS Code now keeps it in the undo history and its backup of the file, and in the local history once you save.',
    ),
  });
}
