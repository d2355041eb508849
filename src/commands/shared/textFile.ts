import { isBinaryFile } from 'isbinaryfile';
import * as vscode from 'vscode';
import { BinaryFileError, UnreadableFileError } from '../../core/errors';
import type { Gathered } from './gather';

/** A file's text, without a byte order mark. */
export interface TextFile extends Gathered {
  /** It comes from an editor, and the disk has another text. */
  readonly unsaved: boolean;
}

/**
 * Reads a text file as VS Code decodes it; what an editor holds unsaved wins over the disk.
 * @throws BinaryFileError, UnreadableFileError
 */
export async function readTextFile(uri: vscode.Uri): Promise<TextFile> {
  const name = uri.path.split('/').at(-1) ?? '';
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  // An untitled document is on no disk at all.
  if (open && (open.isDirty || open.isUntitled)) {
    return { text: open.getText(), label: name, fileName: name, unsaved: open.isDirty };
  }
  const bytes = await read(uri, name);
  if (await isBinaryFile(Buffer.from(bytes))) throw new BinaryFileError(name);
  const text = await vscode.workspace.decode(bytes, { uri });
  return { text: text.replace(/^\uFEFF/, ''), label: name, fileName: name, unsaved: false };
}

async function read(uri: vscode.Uri, name: string): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const folder = error instanceof vscode.FileSystemError && error.code === 'FileIsADirectory';
    throw new UnreadableFileError(name, folder);
  }
}
