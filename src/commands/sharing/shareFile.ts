import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { FileArgs } from '../../core/sharing/args';
import { BadArgumentError } from '../../core/errors';
import type { Done, Sent, ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { readTextFile, type TextFile } from './textFile';

/** Shares whole text files, one secret each. */
export async function shareFile(
  services: SharingServices,
  first?: unknown,
  second?: unknown,
): Promise<ShareResult | undefined> {
  const { uri, ...args } = parseArgs(FileArgs, first) ?? {};
  const uris = uri === undefined ? urisOf(first, second) : [uriOf(uri)];
  if (uris.length === 0) {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t('There is no file to share. Open one, or choose it in the Explorer.'),
    });
    return undefined;
  }
  const files: TextFile[] = [];
  for (const one of uris) files.push(await readTextFile(one));
  return runShare(services, {
    secrets: files,
    args,
    words: (done) => filesInWords(done, files[0]?.fileName ?? ''),
    afterword: (sent) => unsavedInWords(files, sent),
  });
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

function filesInWords({ sent: { length }, asked, copied }: Done, fileName: string): string {
  if (asked === 1) {
    return copied === 'link'
      ? vscode.l10n.t('One-time link of {0} copied.', fileName)
      : vscode.l10n.t('Message with the one-time link of {0} copied.', fileName);
  }
  if (length < asked) {
    return copied === 'link'
      ? vscode.l10n.t(
          'Only {0} of {1} files shared; their one-time links are copied.',
          length,
          asked,
        )
      : vscode.l10n.t(
          'Only {0} of {1} files shared; messages with their one-time links are copied.',
          length,
          asked,
        );
  }
  return copied === 'link'
    ? vscode.l10n.t('{0} files shared, a one-time link each; all links copied.', length)
    : vscode.l10n.t(
        '{0} files shared; a message with the one-time link of each is copied.',
        length,
      );
}

function unsavedInWords(files: readonly TextFile[], sent: readonly Sent[]): string | undefined {
  return files.slice(0, sent.length).some(({ unsaved }) => unsaved)
    ? vscode.l10n.t('The text in the editor was shared, with its unsaved changes.')
    : undefined;
}
