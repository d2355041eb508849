import * as vscode from 'vscode';
import { parseFileArgs } from '../core/args';
import { checkSecret } from '../core/limits';
import type { Shared } from '../core/sharing';
import type { App } from './app';
import { readTextFile, type TextFile } from './shared/textFile';
import { handOver, type ShareResult } from './shared/handOver';
import { planShare } from './shared/sharePlan';
import { sendOne } from './shared/shareText';
import { tellFailure } from './shared/tellFailure';

/** Shares whole text files, one secret each. */
export async function shareFile(
  app: App,
  first?: unknown,
  second?: unknown,
): Promise<ShareResult | undefined> {
  const { uri, ...args } = parseFileArgs(first) ?? {};
  const uris = urisOf(uri ?? first, second);
  if (uris.length === 0) {
    app.notifications.warn(
      vscode.l10n.t('There is no file to share. Open one, or choose it in the Explorer.'),
    );
    return undefined;
  }
  const files: TextFile[] = [];
  for (const one of uris) files.push(await readTextFile(one));
  for (const { text } of files) checkSecret(text);
  const plan = await planShare(app, files, args, false);
  if (!plan) return undefined;
  const done: Shared[] = [];
  for (const file of files) {
    try {
      done.push(await sendOne(app, plan, file, args.label));
    } catch (error) {
      tellFailure(app, error);
      break;
    }
  }
  if (done.length === 0) return undefined;
  return handOver(app, done, plan, sharedInWords(done, files));
}

/** What menus pass (a Uri and all that are selected), else the active editor's file. */
function urisOf(first: unknown, second: unknown): readonly vscode.Uri[] {
  if (Array.isArray(second)) {
    const all = second.filter((one): one is vscode.Uri => one instanceof vscode.Uri);
    if (all.length > 0) return all;
  }
  if (first instanceof vscode.Uri) return [first];
  if (typeof first === 'string') return [vscode.Uri.parse(first, true)];
  const active = vscode.window.activeTextEditor?.document.uri ?? activeTabsUri();
  return active ? [active] : [];
}

/** Pictures and other binary files have tabs, but no text editor. */
function activeTabsUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return hasUri ? input.uri : undefined;
}

function sharedInWords(done: readonly Shared[], files: readonly TextFile[]): string {
  const [file] = files;
  const unsaved = files.slice(0, done.length).some((one) => one.unsaved)
    ? ` ${vscode.l10n.t('The text in the editor was shared, with its unsaved changes.')}`
    : '';
  const what =
    files.length === 1
      ? vscode.l10n.t('One-time link of {0} copied.', file?.label ?? '')
      : vscode.l10n.t(
          '{0} of {1} files shared, a one-time link each; all links copied.',
          done.length,
          files.length,
        );
  return what + unsaved;
}
