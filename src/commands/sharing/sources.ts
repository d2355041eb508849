import * as vscode from 'vscode';
import { assignmentIn, nameIn } from '../../views/sharing/assignmentIn';
import type { CapturedText } from './job';
import type { SharingServices } from './services';

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
  const { version } = document;
  // What was edited meanwhile may stand under another key.
  const label = async (): Promise<string> =>
    document.version === version ? labelAt(document, selection) : fileAndLine(document, selection);
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

/** What a part of a document is recognised by: the key whose value it is, else file and line. */
async function labelAt(document: vscode.TextDocument, range: vscode.Range): Promise<string> {
  const name = await nameIn(document, range);
  return name ?? fileAndLine(document, range);
}

function fileAndLine({ uri }: vscode.TextDocument, { start }: vscode.Range): string {
  return vscode.l10n.t('{0}, line {1}', uri.path.split('/').at(-1) ?? '', start.line + 1);
}

/** The value under the cursor, and what it is recognised by. */
export async function valueAtCursor(
  editor: vscode.TextEditor | undefined,
): Promise<(CapturedText & { readonly name: string }) | undefined> {
  if (!editor) return undefined;
  const { document, selection } = editor;
  const found = await assignmentIn(document, selection.active);
  if (!found || found.value === '') return undefined;
  const { start, end, value } = found;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const name = await labelAt(document, range);
  return { kind: 'text', text: value, label: async () => Promise.resolve(name), name };
}

export async function clipboardText({
  clipboard,
}: Pick<SharingServices, 'clipboard'>): Promise<CapturedText> {
  return labelledText(await clipboard.readText(), vscode.l10n.t('From the clipboard'));
}

/** A text whose label is known from the start. */
export function labelledText(text: string, label: string): CapturedText {
  return { kind: 'text', text, label: async () => Promise.resolve(label) };
}
