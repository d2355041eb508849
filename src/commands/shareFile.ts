import * as vscode from 'vscode';
import { parseFileArgs } from '../core/args';
import { BadArgumentError } from '../core/errors';
import { checkSecret } from '../core/limits';
import type { App } from './app';
import { guarded } from './shared/guarded';
import { handOver, type ShareResult } from './shared/handOver';
import { sendEach, type SentSome } from './shared/send';
import { planShare } from './shared/sharePlan';
import { tellFailure } from './shared/tellFailure';
import { readTextFile, type TextFile } from './shared/textFile';

/** Shares whole text files, one secret each. */
export async function shareFile(
  app: App,
  first?: unknown,
  second?: unknown,
): Promise<ShareResult | undefined> {
  const { uri, ...args } = parseFileArgs(first) ?? {};
  const uris = uri === undefined ? urisOf(first, second) : [uriOf(uri)];
  if (uris.length === 0) {
    app.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t('There is no file to share. Open one, or choose it in the Explorer.'),
    });
    return undefined;
  }
  const files: TextFile[] = [];
  for (const one of uris) files.push(await readTextFile(one));
  for (const { text, fileName } of files) checkSecret(text, fileName);
  const plan = await planShare(app, files, args);
  if (!plan) return undefined;
  let sent: SentSome;
  try {
    sent = await sendEach(app, plan, files, args.label);
  } catch (error) {
    const again = async (): Promise<unknown> =>
      guarded(app, async () => shareFile(app, first, second));
    tellFailure(app, error, { title: vscode.l10n.t('Try Again'), run: again });
    return undefined;
  }
  const { shared, trouble } = sent;
  const what = sharedInWords(shared.length, files.length, files[0]?.fileName ?? '');
  const unsaved = files.slice(0, shared.length).some((file) => file.unsaved);
  const afterword = unsaved
    ? vscode.l10n.t('The text in the editor was shared, with its unsaved changes.')
    : '';
  return handOver(app, shared, plan, { what, trouble, afterword });
}

/** What menus pass (a Uri and all that are selected), else the active editor's file. */
function urisOf(first: unknown, second: unknown): readonly vscode.Uri[] {
  if (Array.isArray(second)) {
    const all = second.filter((one): one is vscode.Uri => one instanceof vscode.Uri);
    if (all.length > 0) return all;
  }
  if (first instanceof vscode.Uri) return [first];
  const active = vscode.window.activeTextEditor?.document.uri ?? activeTabsUri();
  return active ? [active] : [];
}

/** The `uri` of Args: a Uri, its parts as JSON has them, or its text. */
function uriOf(given: unknown): vscode.Uri {
  if (given instanceof vscode.Uri) return given;
  try {
    const uri =
      typeof given === 'string'
        ? vscode.Uri.parse(given, true)
        : vscode.Uri.from(given as Parameters<typeof vscode.Uri.from>[0]);
    if (!uri.path.endsWith('/') && uri.path !== '') return uri;
  } catch {
    // Not the form of a Uri at all.
  }
  throw new BadArgumentError('uri', 'uri');
}

/** Pictures and other binary files have tabs, but no text editor. */
function activeTabsUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return hasUri ? input.uri : undefined;
}

function sharedInWords(done: number, asked: number, fileName: string): string {
  if (asked === 1) return vscode.l10n.t('One-time link of {0} copied.', fileName);
  return done === asked
    ? vscode.l10n.t('{0} files shared, a one-time link each; all links copied.', done)
    : vscode.l10n.t('Only {0} of {1} files shared; their one-time links are copied.', done, asked);
}
