import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import { checkSecret } from '../core/limits';
import type { Shared } from '../core/sharing';
import { renderPlaceholder } from '../core/templates';
import type { NotificationAction } from '../host/notifications';
import type { App } from './app';
import { edited, isReadOnly } from './shared/editing';
import { labelAt, selectionsOf, type Gathered } from './shared/gather';
import { handOver, type ShareResult } from './shared/handOver';
import { sendEach } from './shared/send';
import { planShare } from './shared/sharePlan';

interface Selected extends Gathered {
  readonly selection: vscode.Selection;
}

/** Shares each selection by itself and puts a placeholder with its link in its place. */
export async function shareAndReplace(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const args = parseShareArgs(first) ?? {};
  const placeholder = app.settings.placeholder();
  const editor = vscode.window.activeTextEditor;
  const selections = editor ? selectionsOf(editor) : [];
  if (!editor || selections.length === 0) {
    app.notifications.warn(
      vscode.l10n.t('Nothing is selected. Select what to replace by a one-time link first.'),
    );
    return undefined;
  }
  const { document } = editor;
  if (isReadOnly(document)) {
    app.notifications.warn(
      vscode.l10n.t(
        'This document is read-only, so nothing was sent. Share the selection instead.',
      ),
    );
    return undefined;
  }
  const secrets = await Promise.all(selections.map(async (one) => gather(document, one)));
  for (const { text } of secrets) checkSecret(text);
  const plan = await planShare(app, secrets, args);
  if (!plan) return undefined;
  const { shared, trouble } = await sendEach(app, plan, secrets, args.label);
  const replaced = await replace(editor, secrets, shared, placeholder);
  const words = replaced
    ? {
        what: replacedInWords(shared.length, secrets.length),
        trouble,
        afterword: whereOldTextIs(document),
        actions: afterwards(document),
      }
    : { what: copiedInWords(shared.length), trouble: [NOT_REPLACED(), ...trouble] };
  return handOver(app, shared, plan, words);
}

async function gather(
  document: vscode.TextDocument,
  selection: vscode.Selection,
): Promise<Selected> {
  const label = await labelAt(document, selection);
  return { text: document.getText(selection), label, selection };
}

/**
 * One edit, so one undo step. What was edited while prompts or requests were waiting stays as it
 * is: nothing is replaced but the very texts that were shared.
 */
async function replace(
  editor: vscode.TextEditor,
  selected: readonly Selected[],
  shared: readonly Shared[],
  placeholder: string,
): Promise<boolean> {
  const { document } = editor;
  const finished = selected.slice(0, shared.length);
  if (finished.some(({ selection, text }) => document.getText(selection) !== text)) return false;
  return edited(editor, (edit) => {
    for (const [position, { link }] of shared.entries()) {
      const { selection } = finished[position] ?? {};
      if (selection) edit.replace(selection, renderPlaceholder(placeholder, link));
    }
  });
}

function whereOldTextIs({ isUntitled }: vscode.TextDocument): string {
  return isUntitled
    ? vscode.l10n.t('The old text is still in the undo history.')
    : vscode.l10n.t(
        'The old text is still in the file on disk until you save, in the undo history, and in the local history.',
      );
}

function replacedInWords(done: number, asked: number): string {
  if (done < asked) {
    return vscode.l10n.t('Replaced only {0} of {1} selections by one-time links.', done, asked);
  }
  return done === 1
    ? vscode.l10n.t('Replaced by a one-time link, which is copied, too.')
    : vscode.l10n.t('Replaced by {0} one-time links, which are copied, too.', done);
}

function copiedInWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('One-time link copied.')
    : vscode.l10n.t('{0} one-time links copied.', count);
}

const NOT_REPLACED = (): string =>
  vscode.l10n.t(
    'Nothing was replaced: the text has changed meanwhile, or the editor was closed or cannot be written to.',
  );

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
