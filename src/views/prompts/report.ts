import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';

/** Characters; a line says what is and what to do. */
const LONGEST = 500;

/**
 * A modal report, with ways to go on. Texts in it may come from others: they are shown as text.
 * @returns undefined for Esc
 */
export async function showReport<T>(
  severity: 'info' | 'warning' | 'error',
  title: string,
  lines: readonly string[],
  answers: readonly { readonly title: string; readonly value: T }[],
): Promise<T | undefined> {
  const options = {
    modal: true,
    detail: lines.map((line) => asText(line, LONGEST)).join('\n'),
  };
  const close = { title: vscode.l10n.t('Close'), isCloseAffordance: true, value: undefined };
  const items = [
    ...answers.map(({ title: label, value }) => ({ title: asText(label), value })),
    // What Esc means; without it, VS Code adds "Cancel", as if there were something to.
    close,
  ];
  const message = asText(title, LONGEST);
  switch (severity) {
    case 'info':
      return (await vscode.window.showInformationMessage(message, options, ...items))?.value;
    case 'warning':
      return (await vscode.window.showWarningMessage(message, options, ...items))?.value;
    case 'error':
      return (await vscode.window.showErrorMessage(message, options, ...items))?.value;
  }
}
