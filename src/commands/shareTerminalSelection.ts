import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import type { App } from './app';
import type { ShareResult } from './shared/handOver';
import { shareText } from './shared/shareText';

/** Shares what is selected in a terminal. */
export async function shareTerminalSelection(
  app: App,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const text =
    selectionOf(first) ?? selectionOf(vscode.window.activeTerminal) ?? (await copied(app));
  const label = vscode.l10n.t('From the terminal');
  return shareText(app, { text, label }, parseShareArgs(first) ?? {});
}

/** VS Code gives the Terminal of a context menu its selection, though its types do not say so yet. */
function selectionOf(terminal: unknown): string | undefined {
  if (typeof terminal !== 'object' || terminal === null || !('selection' in terminal))
    return undefined;
  return typeof terminal.selection === 'string' ? terminal.selection : undefined;
}

/** The selection by way of the clipboard, which then holds again what it held before. */
async function copied({ clipboard }: App): Promise<string> {
  const before = await clipboard.readText();
  try {
    // Copying nothing leaves the clipboard alone: what it held must not be taken for a selection.
    await clipboard.writeText('');
    await copySelection();
    return await clipboard.readText();
  } finally {
    await clipboard.writeText(before);
  }
}

/** Where there is no terminal to copy from, nothing is selected. */
async function copySelection(): Promise<void> {
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
  } catch {
    // The clipboard stays empty, and that is what is told.
  }
}
