import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import { askSecretLine } from '../../views/sharing/askSecretLine';
import type { CapturedText, Done, ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { clipboardText, joinedSelections, labelledText, valueAtCursor } from './sources';

/** Shares the selections of the active editor, the value under the cursor, or a line that is typed. */
export async function shareSelection(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  return share(services, parseArgs(ShareArgs, first) ?? {}, false);
}

/** The same, asking for every option first. */
export async function shareSelectionWithOptions(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  return share(services, parseArgs(ShareArgs, first) ?? {}, true);
}

async function share(
  services: SharingServices,
  args: ShareArgs,
  asksOptions: boolean,
): Promise<ShareResult | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = joinedSelections(editor);
  if (selected) return runShare(services, { secrets: [selected], args, asksOptions });
  const value = await valueAtCursor(editor);
  if (value) {
    // Nothing was selected: what was taken instead has to be said.
    const words = ({ copied }: Done): string => valueInWords(value.name, copied);
    return runShare(services, { secrets: [value], args, asksOptions, words });
  }
  const typed = await askForText(services);
  return typed && runShare(services, { secrets: [typed], args, asksOptions });
}

function valueInWords(key: string, copied: Done['copied']): string {
  return copied === 'link'
    ? vscode.l10n.t('One-time link of the value {0} copied.', key)
    : vscode.l10n.t('Message with the one-time link of the value {0} copied.', key);
}

async function askForText(services: SharingServices): Promise<CapturedText | undefined> {
  const answer = await askSecretLine();
  if (!answer) return undefined;
  return answer.from === 'typed'
    ? labelledText(answer.text, vscode.l10n.t('Typed text'))
    : clipboardText(services);
}
