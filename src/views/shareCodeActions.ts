import * as vscode from 'vscode';
import { looksSecret } from '../core/assignment/looksSecret';
import { Commands } from '../ids';
import { assignmentIn } from './assignmentIn';

/**
 * "Share … as one-time secret" behind the light bulb. The action has no kind and is not offered
 * when kinds are asked for: a workspace's `editor.codeActionsOnSave` would run it on every save.
 */
export class ShareCodeActions implements vscode.CodeActionProvider {
  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range | vscode.Selection,
    { only, triggerKind }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (only) return [];
    const asked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
    if (!range.isEmpty) {
      const offered = asked || looksSecret('', document.getText(range));
      return offered ? [action(vscode.l10n.t('Share selection as one-time secret'))] : [];
    }
    const found = await assignmentIn(document, range.start);
    if (!found || found.value === '' || !(asked || looksSecret(found.key, found.value))) return [];
    return [action(vscode.l10n.t('Share the value of {0} as one-time secret', found.key))];
  }
}

function action(title: string): vscode.CodeAction {
  const one = new vscode.CodeAction(title);
  one.command = { command: Commands.shareSelection, title };
  return one;
}
