import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import { renderPlaceholder } from '../../core/sharing/templates';
import { EditTarget, isReadOnly } from '../../host/editTarget';
import type { NotificationAction } from '../../host/notifications';
import { copiedInWords } from '../../views/sharing/sharedInWords';
import type { Done, Placed, Sent, ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { selectedText, selectionsOf } from './sources';

/** Shares each selection by itself and puts a placeholder with its link in its place. */
export async function shareAndReplace(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const args = parseArgs(ShareArgs, first) ?? {};
  const placeholder = services.settings.placeholder();
  const editor = vscode.window.activeTextEditor;
  const selections = editor ? selectionsOf(editor) : [];
  if (!editor || selections.length === 0) {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Nothing is selected. Select what to replace by a one-time link first.',
      ),
    });
    return undefined;
  }
  const { document } = editor;
  if (isReadOnly(document)) {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'This document is read-only, so nothing was sent. Share the selection instead.',
      ),
    });
    return undefined;
  }
  const target = new EditTarget(document, selections);
  const place = async (sent: readonly Sent[]): Promise<Placed> => {
    const placeholders = sent.map(({ link }) => renderPlaceholder(placeholder, link));
    return (await target.replace(placeholders))
      ? { isPlaced: true, afterword: whereOldTextIs(document), actions: afterwards(document) }
      : { isPlaced: false, trouble: [notReplaced()] };
  };
  const secrets = selections.map((selection) => selectedText(document, selection));
  return runShare(services, { secrets, args, place, words: replacedInWords });
}

function replacedInWords({ sent: { length }, asked, copied, isPlaced }: Done): string {
  if (isPlaced !== true) return copiedInWords(length, copied);
  if (length < asked) {
    return vscode.l10n.t('Replaced only {0} of {1} selections by one-time links.', length, asked);
  }
  if (length === 1) {
    return copied === 'link'
      ? vscode.l10n.t('Replaced by a one-time link, which is copied, too.')
      : vscode.l10n.t('Replaced by a one-time link; a message with it is copied.');
  }
  return copied === 'link'
    ? vscode.l10n.t('Replaced by {0} one-time links, which are copied, too.', length)
    : vscode.l10n.t('Replaced by {0} one-time links; messages with them are copied.', length);
}

function whereOldTextIs({ isUntitled }: vscode.TextDocument): string {
  return isUntitled
    ? vscode.l10n.t('The old text is still in the undo history.')
    : vscode.l10n.t(
        'The old text is still in the file on disk until you save, in the undo history, and in the local history.',
      );
}

function notReplaced(): string {
  return vscode.l10n.t(
    'Nothing was replaced: the text has changed meanwhile, or the editor was closed or cannot be written to.',
  );
}

/** Ways to see to the old text. */
function afterwards(document: vscode.TextDocument): NotificationAction[] {
  if (document.isUntitled) return [];
  return [
    { title: vscode.l10n.t('Save'), run: async () => document.save() },
    {
      title: vscode.l10n.t('Open Timeline'),
      run: () => vscode.commands.executeCommand('files.openTimeline', document.uri),
    },
  ];
}
