import * as vscode from 'vscode';
import { looksSecret } from '../../core/assignment/looksSecret';
import { looksLikeName } from '../../core/assignment/name';
import { assignmentOnLine } from '../../core/assignment/onLine';
import { syntaxOf } from '../../core/assignment/syntaxOf';
import { Commands } from '../../ids';
import { assignmentIn } from './assignmentIn';

/** So much of a selection is looked at unasked, in UTF-16 units; a private key has 3,000. */
const LONGEST_SELECTION = 10_000;

/**
 * "Share … as one-time secret" behind the light bulb. The action has no kind and is not offered
 * when kinds are asked for: a workspace's `editor.codeActionsOnSave` would run it on every save.
 *
 * Unasked, at each move of the cursor, only the lines of the selection are looked at; the document
 * is read where they look like a secret, and once a version.
 */
export class ShareCodeActions implements vscode.CodeActionProvider {
  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range | vscode.Selection,
    { only, triggerKind }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (only) return [];
    const asked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
    if (!range.isEmpty) return asked || selectsSecret(document, range) ? [ofSelection()] : [];
    if (!asked && !mayBeSecret(document, range.start.line)) return [];
    // What is named is what a click shares: the same reader, which reads a version once.
    const found = await assignmentIn(document, range.start);
    if (!found || found.value === '' || !(asked || looksSecret(found.key, found.value))) return [];
    return [ofValue(found.key)];
  }
}

function selectsSecret(document: vscode.TextDocument, range: vscode.Range): boolean {
  const { start, end } = range;
  let length = end.character - start.character;
  for (let line = start.line; line < end.line && length <= LONGEST_SELECTION; line++) {
    length += document.lineAt(line).text.length + 1;
  }
  return length <= LONGEST_SELECTION && looksSecret('', document.getText(range));
}

/** A quick guess by the line alone, so that most moves of the cursor cost nothing. */
function mayBeSecret(document: vscode.TextDocument, line: number): boolean {
  const fileName = document.uri.path.split('/').at(-1) ?? '';
  if (!syntaxOf(document.languageId, fileName)) return false;
  const { key, value } = assignmentOnLine(document.lineAt(line).text) ?? {};
  return key !== undefined && value !== undefined && looksSecret(key, value);
}

function ofSelection(): vscode.CodeAction {
  return action(vscode.l10n.t('Share selection as one-time secret'));
}

function ofValue(key: string): vscode.CodeAction {
  return action(
    looksLikeName(key)
      ? vscode.l10n.t('Share the value of {0} as one-time secret', key)
      : vscode.l10n.t('Share the value under the cursor as one-time secret'),
  );
}

function action(title: string): vscode.CodeAction {
  const one = new vscode.CodeAction(title);
  one.command = { command: Commands.shareSelection, title };
  return one;
}
