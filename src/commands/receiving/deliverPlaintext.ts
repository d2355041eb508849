import * as vscode from 'vscode';
import type { EditTarget } from '../../host/editTarget';
import type { NotificationAction } from '../../host/notifications';
import { showToCopy } from '../../views/prompts/showToCopy';
import { duration } from '../../views/words';
import type { PlaintextServices } from './services';

/**
 * Puts a plaintext on the clipboard, to be taken off again, and says when.
 * @param actions what can be done with it, or instead
 */
export async function copyPlaintext(
  services: PlaintextServices,
  plaintext: string,
  what: string,
  actions: readonly NotificationAction[] = [],
): Promise<void> {
  await services.clipboardGuard.copy(plaintext);
  const seconds = services.settings.clearClipboardAfter();
  const then =
    seconds > 0
      ? vscode.l10n.t('It is cleared from the clipboard after {0}.', duration(seconds))
      : vscode.l10n.t('It stays on the clipboard until you copy something else.');
  const message = `${what} ${then}`;
  services.notifications.tell({ icon: 'clippy', short: message, message, actions });
}

/**
 * The same for one line that is nowhere else: where the clipboard fails, a box shows it.
 * @param name what the box calls it
 */
export async function copyShownIfNot(
  services: PlaintextServices,
  plaintext: string,
  {
    name,
    copied,
    actions = [],
  }: {
    readonly name: string;
    readonly copied: string;
    readonly actions?: readonly NotificationAction[];
  },
): Promise<void> {
  try {
    await copyPlaintext(services, plaintext, copied, actions);
  } catch {
    const prompt = vscode.l10n.t('The clipboard could not be used. Copy it from here.');
    void showToCopy(name, prompt, plaintext);
  }
}

/**
 * Puts a plaintext where it was meant, all cursors alike. Never rejects.
 * @param target undefined: there was no editor that can be written to
 */
export async function insertPlaintext(
  plaintext: string,
  target: EditTarget | undefined,
): Promise<'inserted' | 'no-editor' | 'place-changed'> {
  if (!target) return 'no-editor';
  return (await target.fill(plaintext)) ? 'inserted' : 'place-changed';
}

/** Says what copies of an inserted plaintext VS Code keeps. */
export function insertedInWords(): string {
  return vscode.l10n.t(
    'Inserted. VS Code now keeps it in the undo history and its backup of the file, and in the local history once you save.',
  );
}

/** Said where a plaintext was copied because it could not be inserted. */
export function copiedInsteadInWords(): string {
  return vscode.l10n.t('There is no editor that can be written to, so it was copied instead.');
}
