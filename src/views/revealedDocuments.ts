import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { REVEALED_SCHEME } from '../ids';

/**
 * Opened secrets in read-only documents that are never written to disk. Their address is a random
 * id; the text is forgotten with its last tab.
 */
export class RevealedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: { dispose(): unknown }[];

  constructor() {
    this.disposables = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(REVEALED_SCHEME, this),
      // Tabs are exact; onDidCloseTextDocument may come minutes later.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some((tab) => uriOf(tab)?.scheme === REVEALED_SCHEME)) this.forgetClosed();
      }),
    ];
  }

  async show(text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: REVEALED_SCHEME, path: randomUUID() });
    this.texts.set(uri.path, text);
    try {
      await vscode.window.showTextDocument(uri, { preview: false });
    } catch (error) {
      this.forget(uri);
      throw error;
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.texts.get(uri.path) ??
      vscode.l10n.t('This one-time secret was shown before and is gone. It was not kept anywhere.')
    );
  }

  dispose(): void {
    this.texts.clear();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private forgetClosed(): void {
    const open = new Set(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map((tab) => uriOf(tab)?.toString()),
    );
    for (const path of this.texts.keys()) {
      const uri = vscode.Uri.from({ scheme: REVEALED_SCHEME, path });
      if (!open.has(uri.toString())) this.forget(uri);
    }
  }

  /** VS Code may keep the document for minutes: telling it of the change empties it at once. */
  private forget(uri: vscode.Uri): void {
    this.texts.delete(uri.path);
    this.changed.fire(uri);
  }
}

function uriOf(tab: vscode.Tab): vscode.Uri | undefined {
  return tab.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
}
