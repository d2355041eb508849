import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import type { Shared } from '../core/sharing';
import { renderPlaceholder } from '../core/templates';
import type { App } from './app';
import { edited, isReadOnly } from './shared/editing';
import { clipboardText } from './shared/gather';
import type { HandOverWords, ShareResult } from './shared/handOver';
import { shareText } from './shared/shareText';

/** Shares the clipboard and puts the placeholder with its link at the cursors. */
export async function pasteAsSecret(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const args = parseShareArgs(first) ?? {};
  const placeholder = app.settings.placeholder();
  const editor = vscode.window.activeTextEditor;
  if (!editor || isReadOnly(editor.document)) {
    app.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'There is no editor to paste into. Open a file first; nothing was sent.',
      ),
    });
    return undefined;
  }
  const words = async ({ link }: Shared): Promise<HandOverWords> => {
    const text = renderPlaceholder(placeholder, link);
    const pasted = await edited(editor, (edit) => {
      for (const selection of editor.selections) edit.replace(selection, text);
    });
    return pasted
      ? { what: vscode.l10n.t('One-time link pasted and copied.') }
      : {
          what: vscode.l10n.t('One-time link copied.'),
          trouble: [
            vscode.l10n.t('It was not pasted: the editor was closed or cannot be written to.'),
          ],
        };
  };
  return shareText(app, await clipboardText(app), args, { words });
}
