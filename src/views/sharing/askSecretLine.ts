import * as vscode from 'vscode';
import { askLine } from '../prompts/inputBox';

/**
 * Asks for a secret in one line, hidden. A button takes the clipboard instead, which keeps lines:
 * input boxes drop line breaks (microsoft/vscode#39969).
 * @returns undefined for Esc
 */
export async function askSecretLine(): Promise<
  { readonly from: 'typed'; readonly text: string } | { readonly from: 'clipboard' } | undefined
> {
  return new Promise((resolve, reject) => {
    const clipboard = {
      iconPath: new vscode.ThemeIcon('clippy'),
      tooltip: vscode.l10n.t('Share the Clipboard Instead (Keeps Line Breaks)'),
      pressed: () => {
        resolve({ from: 'clipboard' });
        void vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      },
    };
    askLine({
      title: vscode.l10n.t('Share a One-Time Secret'),
      prompt: vscode.l10n.t(
        'Nothing is selected. Type or paste one line; for several lines use the clipboard button above.',
      ),
      password: true,
      buttons: [clipboard],
      check: (value) =>
        value === '' ? vscode.l10n.t('Type or paste a secret, or press Esc to cancel.') : undefined,
    }).then((text) => {
      resolve(text === undefined ? undefined : { from: 'typed', text });
    }, reject);
  });
}
