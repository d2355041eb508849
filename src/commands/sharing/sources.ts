import * as vscode from 'vscode';
import { assignmentIn } from '../../views/assignmentIn';
import type { App } from '../app';
import type { CapturedText } from './job';

/** The selections that are not empty, in document order. */
export function selectionsOf({ selections }: vscode.TextEditor): readonly vscode.Selection[] {
  return selections
    .filter((selection) => !selection.isEmpty)
    .sort((a, b) => a.start.compareTo(b.start));
}

/** What is in one selection. */
export function selectedText(
  document: vscode.TextDocument,
  selection: vscode.Selection,
): CapturedText {
  const label = async (): Promise<string> => labelAt(document, selection.start);
  return { kind: 'text', text: document.getText(selection), label };
}

/** The selections as one text, joined by the document's line breaks; undefined if all are empty. */
export function joinedSelections(editor: vscode.TextEditor | undefined): CapturedText | undefined {
  const each = editor ? selectionsOf(editor) : [];
  const [first] = each;
  if (!editor || !first) return undefined;
  const { document } = editor;
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const text = each.map((selection) => document.getText(selection)).join(lineBreak);
  return { ...selectedText(document, first), text };
}

/** What a place in a document is recognised by: the key of its value, else file and line. */
async function labelAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const { key } = (await assignmentIn(document, position)) ?? {};
  if (key !== undefined) return key;
  const file = document.uri.path.split('/').at(-1) ?? '';
  return vscode.l10n.t('{0}, line {1}', file, position.line + 1);
}

/** The value under the cursor, and its key. */
export async function valueAtCursor(
  editor: vscode.TextEditor | undefined,
): Promise<(CapturedText & { readonly key: string }) | undefined> {
  if (!editor) return undefined;
  const { active } = editor.selection;
  const found = await assignmentIn(editor.document, active);
  if (!found || found.value === '') return undefined;
  const key = await labelAt(editor.document, active);
  return { kind: 'text', text: found.value, label: async () => Promise.resolve(key), key };
}

export async function clipboardText({ clipboard }: App): Promise<CapturedText> {
  return named(await clipboard.readText(), vscode.l10n.t('From the clipboard'));
}

/** A text whose name is known from the start. */
export function named(text: string, label: string): CapturedText {
  return { kind: 'text', text, label: async () => Promise.resolve(label) };
}
