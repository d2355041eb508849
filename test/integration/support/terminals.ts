import * as vscode from 'vscode';
import { until } from './waiting';

/** Opens a terminal that shows this text, without a shell, and waits until it can be selected. */
export async function openTerminal(text: string): Promise<vscode.Terminal> {
  const written = new vscode.EventEmitter<string>();
  const opened = new Promise<void>((resolve) => {
    const pty = {
      onDidWrite: written.event,
      open: () => {
        written.fire(text);
        resolve();
      },
      close: () => undefined,
    };
    vscode.window.createTerminal({ name: 'sample', pty }).show();
  });
  await opened;
  await until(async () => Promise.resolve(vscode.window.activeTerminal?.name === 'sample'));
  const { activeTerminal } = vscode.window;
  if (!activeTerminal) throw new Error('there is no terminal');
  return activeTerminal;
}

/** Selects everything in the active terminal, and waits until that is so. */
export async function selectAll(text: string): Promise<void> {
  const before = await vscode.env.clipboard.readText();
  await until(async () => {
    await vscode.commands.executeCommand('workbench.action.terminal.selectAll');
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    return (await vscode.env.clipboard.readText()).includes(text);
  });
  await vscode.env.clipboard.writeText(before);
}
