import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';

/** Shows one line in a box, to be copied by hand where the clipboard cannot be used. */
export async function showToCopy(title: string, prompt: string, line: string): Promise<void> {
  await vscode.window.showInputBox({
    title: asText(title),
    prompt,
    value: line,
    ignoreFocusOut: true,
  });
}
