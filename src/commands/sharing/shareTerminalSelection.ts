import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import type { ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { labelledText } from './sources';

/** Shares what is selected in a terminal. */
export async function shareTerminalSelection(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const args = parseArgs(ShareArgs, first) ?? {};
  // Others can call this, too: only VS Code's own terminals have a selection of the person's.
  const given = vscode.window.terminals.find((terminal) => terminal === first);
  const text = await selectionOf(services, given ?? vscode.window.activeTerminal);
  return runShare(services, {
    secrets: [labelledText(text, vscode.l10n.t('From the terminal'))],
    args,
  });
}

/** @returns `''` if nothing is selected */
async function selectionOf(
  services: SharingServices,
  terminal: vscode.Terminal | undefined,
): Promise<string> {
  if (!terminal) return '';
  // Terminals have their selection, though VS Code's types do not say so yet
  // (microsoft/vscode#188173).
  if (!('selection' in terminal)) return copied(services);
  return typeof terminal.selection === 'string' ? terminal.selection : '';
}

/** The selection by way of the clipboard, which then holds again what it held before. */
async function copied({ clipboard }: Pick<SharingServices, 'clipboard'>): Promise<string> {
  const before = await clipboard.readText();
  try {
    // Copying nothing leaves the clipboard alone (microsoft/vscode#9743): what it held must not be
    // taken for a selection.
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
