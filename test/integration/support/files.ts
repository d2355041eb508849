import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** A folder of files that a test writes; outside the workspace, as files often are. */
export class Files {
  readonly folder = mkdtempSync(join(tmpdir(), 'ots-files-'));

  /** Each in a folder of its own: VS Code may still know an earlier one of that name. */
  async write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
    const path = join(await mkdtemp(join(this.folder, 'f')), name);
    await writeFile(path, content);
    return vscode.Uri.file(path);
  }

  /** Opens a file that is written so, with the cursor in the first occurrence of a text. */
  async openAt(name: string, content: string, place: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(await this.write(name, content));
    const editor = await vscode.window.showTextDocument(document);
    const offset = document.getText().indexOf(place);
    if (offset < 0) throw new Error(`"${place}" is not in ${name}`);
    const cursor = document.positionAt(offset + 1);
    editor.selection = new vscode.Selection(cursor, cursor);
    return editor;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
