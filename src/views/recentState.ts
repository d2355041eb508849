import * as vscode from 'vscode';
import type { ShareRecord } from '../core/record';
import type { RecentRows } from '../core/recentRows';
import type { RecentSecrets } from '../core/recentSecrets';
import { ContextKeys } from '../ids';
import { failureOf } from './failures';

/**
 * What the view says beside its rows: what went wrong, and what an empty list means. An empty view
 * shows one of the welcome texts of package.json, by context keys, but only without a message.
 */
export class RecentState {
  private view: { message?: string | undefined } | undefined;
  private rows: RecentRows | undefined;
  private failure: unknown;
  private readonly contexts = new Map<string, boolean>();

  constructor(
    private readonly recent: RecentSecrets,
    private readonly record: ShareRecord,
    /** Whether servers are asked without the person asking for it. */
    private readonly watching: () => boolean,
  ) {
    recent.on('asking', () => {
      this.showAll();
    });
    recent.on('asked', (failure) => {
      this.failure = failure;
      this.showAll();
    });
  }

  showOn(view: vscode.TreeView<unknown>): void {
    this.view = view;
  }

  /** To be called when the rows, the record or the settings changed. */
  update(rows: RecentRows): void {
    this.rows = rows;
    this.showAll();
  }

  private showAll(): void {
    const isEmpty = this.rows?.isEmpty ?? true;
    const failed = this.failure !== undefined;
    if (this.view) this.view.message = this.message(isEmpty);
    this.setContext(ContextKeys.loading, isEmpty && this.recent.asking && !failed);
    this.setContext(ContextKeys.failed, isEmpty && failed);
  }

  private message(isEmpty: boolean): string | undefined {
    if (this.failure !== undefined && !isEmpty) return failureOf(this.failure)?.message;
    const { size } = this.record.unreadable;
    if (size > 0) {
      return vscode.l10n.t(
        'Secrets left out of this list, since they cannot be read here: {0}. The log says why; nothing was deleted.',
        size,
      );
    }
    const unopened = (this.rows?.count('unopened') ?? 0) > 0;
    return unopened && !this.watching()
      ? vscode.l10n.t(
          'The list is not kept up to date, since onetimeSecret.watch is off. Refresh it to see what became of your secrets.',
        )
      : undefined;
  }

  private setContext(key: string, value: boolean): void {
    if (this.contexts.get(key) === value) return;
    this.contexts.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
