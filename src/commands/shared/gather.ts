import * as vscode from 'vscode';
import { assignmentIn } from '../../views/assignmentIn';
import type { App } from '../app';

/** A text to be shared, and what a person recognises it by. */
export interface Gathered {
  readonly text: string;
  readonly label: string;
  /** Last part of the name of the file that it is; absent if it is not a whole file. */
  readonly fileName?: string;
}

/** The selections that are not empty, in document order. */
export function selectionsOf({ selections }: vscode.TextEditor): readonly vscode.Selection[] {
  return selections
    .filter((selection) => !selection.isEmpty)
    .sort((a, b) => a.start.compareTo(b.start));
}

/** The selections as one text, joined by the document's line breaks; undefined if all are empty. */
export async function joinedSelections(
  editor: vscode.TextEditor | undefined,
): Promise<Gathered | undefined> {
  const each = editor ? selectionsOf(editor) : [];
  const [first] = each;
  if (!editor || !first) return undefined;
  const { document } = editor;
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return {
    text: each.map((selection) => document.getText(selection)).join(lineBreak),
    label: await labelAt(document, first.start),
  };
}

/** What a place in a document is recognised by: the key of its value, else file and line. */
export async function labelAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string> {
  const { key } = (await assignmentIn(document, position)) ?? {};
  if (key !== undefined) return key;
  const file = document.uri.path.split('/').at(-1) ?? '';
  return vscode.l10n.t('{0}, line {1}', file, position.line + 1);
}

/** The value under the cursor. */
export async function valueAtCursor(
  editor: vscode.TextEditor | undefined,
): Promise<Gathered | undefined> {
  if (!editor) return undefined;
  const found = await assignmentIn(editor.document, editor.selection.active);
  if (!found || found.value === '') return undefined;
  return { text: found.value, label: await labelAt(editor.document, editor.selection.active) };
}

export async function clipboardText({ clipboard }: App): Promise<Gathered> {
  return { text: await clipboard.readText(), label: vscode.l10n.t('From the clipboard') };
}
