import * as vscode from 'vscode';
import { parseShareArgs, type ShareArgs } from '../core/args';
import { askSecretLine } from '../views/prompts/secretLine';
import type { App } from './app';
import { clipboardText, joinedSelections, valueAtCursor, type Gathered } from './shared/gather';
import type { ShareResult } from './shared/handOver';
import { shareText } from './shared/shareText';

/** Shares the selections of the active editor, the value under the cursor, or a line that is typed. */
export async function shareSelection(app: App, first?: unknown): Promise<ShareResult | undefined> {
  return share(app, parseShareArgs(first) ?? {}, false);
}

/** The same, asking for every option first. */
export async function shareSelectionWithOptions(
  app: App,
  first?: unknown,
): Promise<ShareResult | undefined> {
  return share(app, parseShareArgs(first) ?? {}, true);
}

async function share(app: App, args: ShareArgs, ask: boolean): Promise<ShareResult | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = await joinedSelections(editor);
  if (selected) return shareText(app, selected, args, { ask });
  const value = await valueAtCursor(editor);
  if (value) {
    // Nothing was selected: what was taken instead has to be said.
    const what = vscode.l10n.t('One-time link of the value {0} copied.', value.label);
    return shareText(app, value, args, { ask, words: async () => Promise.resolve({ what }) });
  }
  const typed = await askForText(app);
  return typed && shareText(app, typed, args, { ask });
}

async function askForText(app: App): Promise<Gathered | undefined> {
  const answer = await askSecretLine();
  if (!answer) return undefined;
  return answer.from === 'typed'
    ? { text: answer.text, label: vscode.l10n.t('Typed text') }
    : clipboardText(app);
}
