import * as vscode from 'vscode';
import { assignmentIn, nameIn } from '../../views/assignmentIn';
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
    label: await labelAt(document, first),
  };
}

/** What a part of a document is recognised by: the key whose value it is, else file and line. */
export async function labelAt(document: vscode.TextDocument, range: vscode.Range): Promise<string> {
  const name = await nameIn(document, range);
  if (name !== undefined) return name;
  const file = document.uri.path.split('/').at(-1) ?? '';
  return vscode.l10n.t('{0}, line {1}', file, range.start.line + 1);
}

/** The value under the cursor. */
export async function valueAtCursor(
  editor: vscode.TextEditor | undefined,
): Promise<Gathered | undefined> {
  if (!editor) return undefined;
  const { document, selection } = editor;
  const found = await assignmentIn(document, selection.active);
  if (!found || found.value === '') return undefined;
  const { start, end, value } = found;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  return { text: value, label: await labelAt(document, range) };
}

export async function clipboardText({ clipboard }: App): Promise<Gathered> {
  return { text: await clipboard.readText(), label: vscode.l10n.t('From the clipboard') };
}
