import * as vscode from 'vscode';
import { duration } from '../../views/words';
import type { App } from '../app';

/** Puts a plaintext on the clipboard, to be taken off again, and says when. */
export async function copyPlaintext(app: App, plaintext: string, what: string): Promise<void> {
  await app.clipboardGuard.copy(plaintext);
  const seconds = app.settings.clearClipboardAfter();
  const then =
    seconds > 0
      ? vscode.l10n.t('It is cleared from the clipboard after {0}.', duration(seconds))
      : vscode.l10n.t('It stays on the clipboard until you copy something else.');
  app.notifications.status(`$(clippy) ${what}`);
  app.notifications.info(`${what} ${then}`);
}

/** Replaces the active editor's selections by a plaintext; says what copies VS Code then keeps. */
export async function insertAtCursors(app: App, plaintext: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const inserted = await editor?.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, plaintext);
  });
  if (!inserted) {
    await copyPlaintext(
      app,
      plaintext,
      vscode.l10n.t('There is no editor that can be written to, so it was copied instead.'),
    );
    return;
  }
  app.notifications.info(
    vscode.l10n.t(
      'Inserted. VS Code now keeps it in the undo history and its backup of the file, and in the local history once you save.',
    ),
  );
}
