import type { Locator } from 'playwright-core';
import { waitUntil, type WorkbenchPage } from '../../../dev/vscode/page';

/** A new terminal, whose shell is ready. */
export interface ReadyTerminal {
  readonly screen: Locator;
  /** Selects all of its text and copies it. */
  readonly all: () => Promise<string>;
}

export async function openTerminal(vscode: WorkbenchPage): Promise<ReadyTerminal> {
  await vscode.runCommand('Terminal: Create New Terminal');
  const screen = vscode.page.locator('.terminal-wrapper.active .xterm-screen').first();
  await screen.waitFor();
  const all = async (): Promise<string> => {
    // VS Code tells extensions of a selection when it changes, not of what changed in the same one.
    await vscode.runCommand('Terminal: Clear Selection');
    await vscode.runCommand('Terminal: Select All');
    await vscode.runCommand('Terminal: Copy Selection');
    return vscode.readClipboard();
  };
  await waitUntil('the shell’s prompt', all, (text) => /[$#%>]\s*$/.test(text));
  return { screen, all };
}
