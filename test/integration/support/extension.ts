import * as vscode from 'vscode';
import { startServer, type LocalServer, type ServerOptions } from '../../../dev/server';
import { SETTINGS_SECTION, type SettingName } from '../../../src/ids';

const ID = 'onetime-tools.onetime-secret';

/** The extension, active. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(ID);
  if (!extension) throw new Error('the extension is not there');
  await extension.activate();
  return extension;
}

/** Runs a command that has no result. */
export async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  const result = await vscode.commands.executeCommand(command, ...args);
  if (result !== undefined) throw new Error(`${command} has a result`);
}

export async function set(name: SettingName, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}

/** Makes the extension use this server. */
export async function use(address: string): Promise<void> {
  await set('serverUrl', address);
  await set('region', 'custom');
}

/** A local server that the extension uses. */
export async function startAndUse(options: ServerOptions = {}): Promise<LocalServer> {
  const server = await startServer(options);
  await use(server.address);
  return server;
}

/** Opens a document with this text and selects what is given. */
export async function open(
  text: string,
  ...selected: readonly string[]
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content: text });
  const editor = await vscode.window.showTextDocument(document);
  const all = document.getText();
  // VS Code may still be reverting an earlier document that had the same name, "Untitled-1".
  if (all !== text) {
    await closeEditors();
    return open(text, ...selected);
  }
  editor.selections = selected.map((part) => {
    const start = all.indexOf(part);
    if (start < 0) throw new Error(`"${part}" is not in the document`);
    return new vscode.Selection(
      document.positionAt(start),
      document.positionAt(start + part.length),
    );
  });
  return editor;
}

/** Closes every tab without a question about what is not saved. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
