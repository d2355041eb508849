import * as vscode from 'vscode';
import { parseShareArgs } from '../core/args';
import { checkSecret } from '../core/limits';
import { withProgress } from '../host/progress';
import { askSecretLine } from '../views/prompts/secretLine';
import { hostOf } from '../views/words';
import type { App } from './app';
import { chooseDestination } from './shared/chooseDestination';
import { handOver, type ShareResult } from './shared/handOver';
import { shareOptions } from './shared/shareOptions';

interface Gathered {
  readonly text: string;
  readonly label: string;
}

/** Shares the selections of the active editor; without one, asks for a line. */
export async function shareSelection(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const args = parseShareArgs(first) ?? {};
  const gathered = selected(vscode.window.activeTextEditor) ?? (await ask(app));
  if (!gathered) return undefined;
  checkSecret(gathered.text);
  const destination = await chooseDestination(app);
  if (!destination) return undefined;
  const options = await shareOptions(app, destination, args, gathered.label);
  if (!options) return undefined;
  const shared = await withProgress(
    vscode.l10n.t('Sharing at {0}…', hostOf(destination.server)),
    async (signal) => app.sharing.share(destination, gathered.text, options, signal),
  );
  return handOver(app, shared, vscode.l10n.t('One-time link copied.'));
}

/** The selections in document order, joined by the document's line breaks. */
function selected(editor: vscode.TextEditor | undefined): Gathered | undefined {
  if (!editor) return undefined;
  const { document } = editor;
  const selections = editor.selections
    .filter((selection) => !selection.isEmpty)
    .sort((a, b) => a.start.compareTo(b.start));
  const [first] = selections;
  if (!first) return undefined;
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return {
    text: selections.map((selection) => document.getText(selection)).join(lineBreak),
    label: labelFor(document, first.start.line),
  };
}

/** File and line: what a person recognises it by later. */
function labelFor(document: vscode.TextDocument, line: number): string {
  const file = document.uri.path.split('/').at(-1) ?? '';
  return vscode.l10n.t('{0}, line {1}', file, line + 1);
}

async function ask(app: App): Promise<Gathered | undefined> {
  const answer = await askSecretLine();
  if (!answer) return undefined;
  return answer.from === 'typed'
    ? { text: answer.text, label: vscode.l10n.t('Typed text') }
    : { text: await app.clipboard.readText(), label: vscode.l10n.t('From the clipboard') };
}
