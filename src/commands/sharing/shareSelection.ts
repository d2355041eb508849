import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import { askSecretLine } from '../../views/sharing/askSecretLine';
import type { App } from '../app';
import type { CapturedText, Done, ShareResult } from './job';
import { runShare } from './run';
import { clipboardText, joinedSelections, named, valueAtCursor } from './sources';

/** Shares the selections of the active editor, the value under the cursor, or a line that is typed. */
export async function shareSelection(app: App, first?: unknown): Promise<ShareResult | undefined> {
  return share(app, parseArgs(ShareArgs, first) ?? {}, false);
}

/** The same, asking for every option first. */
export async function shareSelectionWithOptions(
  app: App,
  first?: unknown,
): Promise<ShareResult | undefined> {
  return share(app, parseArgs(ShareArgs, first) ?? {}, true);
}

async function share(
  app: App,
  args: ShareArgs,
  asksOptions: boolean,
): Promise<ShareResult | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = joinedSelections(editor);
  if (selected) return runShare(app, { secrets: [selected], args, asksOptions });
  const value = await valueAtCursor(editor);
  if (value) {
    // Nothing was selected: what was taken instead has to be said.
    const words = ({ copied }: Done): string => valueInWords(value.name, copied);
    return runShare(app, { secrets: [value], args, asksOptions, words });
  }
  const typed = await askForText(app);
  return typed && runShare(app, { secrets: [typed], args, asksOptions });
}

function valueInWords(key: string, copied: Done['copied']): string {
  return copied === 'link'
    ? vscode.l10n.t('One-time link of the value {0} copied.', key)
    : vscode.l10n.t('Message with the one-time link of the value {0} copied.', key);
}

async function askForText(app: App): Promise<CapturedText | undefined> {
  const answer = await askSecretLine();
  if (!answer) return undefined;
  return answer.from === 'typed'
    ? named(answer.text, vscode.l10n.t('Typed text'))
    : clipboardText(app);
}
