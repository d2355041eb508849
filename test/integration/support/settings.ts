import * as vscode from 'vscode';

/** Changes settings of VS Code's own, such as `http.proxy`, and takes the changes back. */
export class OtherSettings {
  private readonly changed = new Map<string, Set<string>>();

  async set(section: string, name: string, value: unknown): Promise<void> {
    const names = this.changed.get(section) ?? new Set();
    this.changed.set(section, names.add(name));
    await update(section, name, value);
  }

  async restore(): Promise<void> {
    for (const [section, names] of this.changed) {
      for (const name of names) await update(section, name, undefined);
    }
    this.changed.clear();
  }
}

async function update(section: string, name: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}
