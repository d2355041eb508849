import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import { checkSecret } from '../core/limits';
import type { Shared } from '../core/sharing';
import { renderPlaceholder } from '../core/templates';
import type { NotificationAction } from '../host/notifications';
import type { App } from './app';
import { labelAt, selectionsOf, type Gathered } from './shared/gather';
import { handOver, type ShareResult } from './shared/handOver';
import { planShare } from './shared/sharePlan';
import { sendOne } from './shared/shareText';
import { tellFailure } from './shared/tellFailure';

interface Replaced {
  readonly selection: vscode.Selection;
  readonly shared: Shared;
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
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    app.notifications.warn(
      vscode.l10n.t(
        'This document is read-only, so nothing was sent. Share the selection instead.',
      ),
    );
    return undefined;
  }
  const secrets = await Promise.all(selections.map(async (one) => gather(document, one)));
  for (const { text } of secrets) checkSecret(text);
  const plan = await planShare(app, secrets, args, false);
  if (!plan) return undefined;

  const { version } = document;
  const done: Replaced[] = [];
  let failure: unknown;
  for (const [position, secret] of secrets.entries()) {
    const selection = selections[position];
    try {
      const shared = await sendOne(app, plan, secret, args.label);
      if (selection) done.push({ selection, shared });
    } catch (error) {
      failure = error;
      break;
    }
  }
  if (failure !== undefined) tellFailure(app, failure);
  if (done.length === 0) return undefined;
  const replaced = document.version === version && (await replace(editor, done, placeholder));
  const what = replaced ? replacedInWords(done.length, selections.length) : NOT_REPLACED();
  const actions = replaced ? afterwards(document) : [];
  return handOver(
    app,
    done.map(({ shared }) => shared),
    plan,
    what,
    ...actions,
  );
}

async function gather(
  document: vscode.TextDocument,
  selection: vscode.Selection,
): Promise<Gathered> {
  const label = await labelAt(document, selection.start);
  return { text: document.getText(selection), label };
}

/** One edit, so one undo step. */
async function replace(
  editor: vscode.TextEditor,
  done: readonly Replaced[],
  placeholder: string,
): Promise<boolean> {
  return editor.edit((edit) => {
    for (const { selection, shared } of done) {
      edit.replace(selection, renderPlaceholder(placeholder, shared.link));
    }
  });
}

function replacedInWords(done: number, asked: number): string {
  const what =
    done === asked
      ? vscode.l10n.t('Replaced by a one-time link.')
      : vscode.l10n.t('Replaced {0} of {1} selections by one-time links.', done, asked);
  const where = vscode.l10n.t(
    'The old text is still in the file on disk until you save, in the undo history, and in the local history.',
  );
  return `${what} ${where}`;
}

const NOT_REPLACED = (): string =>
  vscode.l10n.t(
    'The document changed or could not be written to, so nothing was replaced. The one-time link is on the clipboard.',
  );

/** Ways to see to the old text. */
function afterwards(document: vscode.TextDocument): NotificationAction[] {
  return [
    { title: vscode.l10n.t('Save'), run: async () => document.save() },
    {
      title: vscode.l10n.t('Open Timeline'),
      run: () => vscode.commands.executeCommand('files.openTimeline', document.uri),
    },
  ];
}
