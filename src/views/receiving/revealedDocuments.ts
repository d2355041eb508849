import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { REVEALED_SCHEME } from '../../ids';

/**
 * Opened secrets in read-only documents that are never written to disk. Their address holds
 * a random id and a name for people; the text is forgotten with its last tab.
 */
export class RevealedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** By address. */
  private readonly shown = new Map<string, { readonly uri: vscode.Uri; readonly text: string }>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: { dispose(): unknown }[];

  constructor() {
    this.disposables = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(REVEALED_SCHEME, this),
      // Tabs are exact; onDidCloseTextDocument may come minutes later (microsoft/vscode#102737).
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some((tab) => uriOf(tab)?.scheme === REVEALED_SCHEME)) this.forgetClosed();
      }),
    ];
  }

  /** @param host of the server that it comes from; its tab is called by it */
  async show(text: string, host: string): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: REVEALED_SCHEME,
      path: this.freeName(host),
      query: randomUUID(),
    });
    this.shown.set(uri.toString(), { uri, text });
    try {
      await vscode.window.showTextDocument(uri, { preview: false });
    } catch (error) {
      this.forget(uri);
      throw error;
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.shown.get(uri.toString())?.text ??
      vscode.l10n.t('This one-time secret was shown before and is gone. It was not kept anywhere.')
    );
  }

  dispose(): void {
    this.shown.clear();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private forgetClosed(): void {
    const open = new Set(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map((tab) => uriOf(tab)?.toString()),
    );
    for (const [address, { uri }] of this.shown) if (!open.has(address)) this.forget(uri);
  }

  /** The tab's name, and what Save As proposes: several of one host are numbered. */
  private freeName(host: string): string {
    const names = new Set(Array.from(this.shown.values(), ({ uri }) => uri.path));
    // File names have none of these signs. Nor does it end with the host: ".sh" is a language.
    const place = host.replace(/[\\/:*?"<>|]/g, '-');
    let name = vscode.l10n.t('One-Time Secret ({0})', place);
    for (let number = 2; names.has(name); number++) {
      name = vscode.l10n.t('One-Time Secret {0} ({1})', number, place);
    }
    return name;
  }

  /** VS Code may keep the document for minutes: telling it of the change empties it at once. */
  private forget(uri: vscode.Uri): void {
    this.shown.delete(uri.toString());
    this.changed.fire(uri);
  }
}

function uriOf(tab: vscode.Tab): vscode.Uri | undefined {
  return tab.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
}
