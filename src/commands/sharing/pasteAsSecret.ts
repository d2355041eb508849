import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import { renderPlaceholder } from '../../core/sharing/templates';
import { EditTarget } from '../../host/editTarget';
import { copiedInWords } from '../../views/sharing/sharedInWords';
import type { Done, Placed, Sent, ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { clipboardText } from './sources';

/** Shares the clipboard and puts the placeholder with its link at the cursors. */
export async function pasteAsSecret(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const args = parseArgs(ShareArgs, first) ?? {};
  const placeholder = services.settings.placeholder();
  const target = EditTarget.atCursors();
  if (!target) {
    services.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'There is no editor to paste into. Open a file first; nothing was sent.',
      ),
    });
    return undefined;
  }
  const place = async ([sent]: readonly Sent[]): Promise<Placed> => {
    const text = renderPlaceholder(placeholder, sent?.link ?? '');
    return (await target.fill(text))
      ? { isPlaced: true }
      : { isPlaced: false, trouble: [notPasted()] };
  };
  return runShare(services, {
    secrets: [await clipboardText(services)],
    args,
    place,
    words: pastedInWords,
  });
}

function pastedInWords({ isPlaced, copied }: Done): string {
  if (isPlaced !== true) return copiedInWords(1, copied);
  return copied === 'link'
    ? vscode.l10n.t('One-time link pasted and copied.')
    : vscode.l10n.t('One-time link pasted; a message with it is copied.');
}

function notPasted(): string {
  return vscode.l10n.t(
    'It was not pasted: the text there has changed meanwhile, or the editor was closed or cannot be written to.',
  );
}
