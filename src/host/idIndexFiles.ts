import * as vscode from 'vscode';
import type { IdIndex } from '../core/ports';

const ID = /^[0-9a-f-]{36}$/;

/** An index of ids as empty files, one each, so that windows never overwrite one another's. */
export class IdIndexFiles implements IdIndex {
  private created: Promise<void> | undefined;

  constructor(private readonly folder: vscode.Uri) {}

  async list(): Promise<readonly string[]> {
    await this.create();
    const files = await vscode.workspace.fs.readDirectory(this.folder);
    return files.map(([name]) => name).filter((name) => ID.test(name));
  }

  async since(id: string): Promise<number | undefined> {
    const { ctime, mtime } = await vscode.workspace.fs.stat(this.file(id));
    // Some file systems keep no time of birth, which is 1970 then. Nobody writes into the files.
    const youngest = Math.max(ctime, mtime);
    return youngest > 0 ? youngest : undefined;
  }

  async add(id: string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.file(id), new Uint8Array());
  }

  async remove(id: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.file(id));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** A folder that is not there would be an error in VS Code's own log each time it is listed. */
  private async create(): Promise<void> {
    this.created ??= Promise.resolve(vscode.workspace.fs.createDirectory(this.folder));
    try {
      await this.created;
    } catch (error) {
      this.created = undefined;
      throw error;
    }
  }

  private file(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, id);
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
