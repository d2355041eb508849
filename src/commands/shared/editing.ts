import * as vscode from 'vscode';
import { REVEALED_SCHEME } from '../../ids';

/** Whether a document is known to be read-only; `edited` finds the others. */
export function isReadOnly({ uri: { scheme } }: vscode.TextDocument): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false || scheme === REVEALED_SCHEME;
}

/**
 * Edits as one undo step. Never rejects: what is written was shared already, so whoever waits for
 * it has to hear of it either way.
 * @returns false if the editor was closed meanwhile or cannot be written to
 */
export async function edited(
  editor: vscode.TextEditor,
  change: (edit: vscode.TextEditorEdit) => void,
): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  try {
    // VS Code says true for a read-only editor, too, and changes nothing.
    return (await editor.edit(change)) && document.version !== version;
  } catch {
    return false;
  }
}
