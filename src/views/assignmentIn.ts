import type * as vscode from 'vscode';
import type { Assignment } from '../core/assignment/types';
import { syntaxOf } from '../core/assignment/syntaxOf';

/**
 * The `KEY=value` around a place, if the file is one that has such. The parsers are loaded on first
 * use.
 */
export async function assignmentIn(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Assignment | undefined> {
  const fileName = document.uri.path.split('/').at(-1) ?? '';
  const syntax = syntaxOf(document.languageId, fileName);
  if (!syntax) return undefined;
  const { assignmentAt } = await import('../core/assignment');
  return assignmentAt(document.getText(), document.offsetAt(position), syntax);
}
