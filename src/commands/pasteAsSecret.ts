import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import { renderPlaceholder } from '../core/templates';
import type { App } from './app';
import { clipboardText } from './shared/gather';
import type { ShareResult } from './shared/handOver';
import { shareText } from './shared/shareText';

/** Shares the clipboard and puts the placeholder with its link at the cursors. */
export async function pasteAsSecret(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const placeholder = app.settings.placeholder();
  const editor = vscode.window.activeTextEditor;
  const args = parseShareArgs(first) ?? {};
  if (!editor) {
    app.notifications.warn(
      vscode.l10n.t('There is no editor to paste into. Open a file first; nothing was sent.'),
    );
    return undefined;
  }
  const result = await shareText(app, await clipboardText(app), args);
  if (!result) return undefined;
  const text = renderPlaceholder(placeholder, result.link);
  const inserted = await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, text);
  });
  if (!inserted) {
    app.notifications.warn(
      vscode.l10n.t('The editor could not be written to. The link is on the clipboard.'),
    );
  }
  return result;
}
