import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';
import type { ShareRecord } from '../../core/secrets/record';
import type { RecentSecrets } from '../../core/secrets/recentSecrets';
import { setContext } from '../../host/contextKeys';
import { ContextKeys, type ListState } from '../../ids';
import { failureInWords } from '../failureWords';
import { hostOf } from '../words';
import { stateOfFailure } from './listState';
import type { RecentRows } from './rows';

/** Of the message above the rows, in characters. */
const LONGEST = 600;

/**
 * What the view says beside its rows: what went wrong, and what an empty list means. An empty view
 * shows the welcome text of package.json for its state, but only without a message.
 */
export class RecentState {
  private view: { message?: string | undefined } | undefined;
  private rows: RecentRows | undefined;
  private shown: ListState | undefined;
  private rowsShown = false;

  constructor(
    private readonly recent: RecentSecrets,
    private readonly record: ShareRecord,
    /** Whether servers are asked without the person asking for it. */
    private readonly watching: () => boolean,
  ) {
    for (const event of [recent.onDidBeginAsking, recent.onDidEndAsking]) {
      event(() => {
        this.showAll();
      });
    }
  }

  showOn(view: vscode.TreeView<unknown>): void {
    this.view = view;
  }

  /** To be called when the rows, the record or the settings changed. */
  update(rows: RecentRows): void {
    this.rows = rows;
    this.showAll();
  }

  /** To be called when the view asks for the rows of a group: no welcome text is shown any more. */
  showingRows(): void {
    if (this.rowsShown) return;
    this.rowsShown = true;
    this.showAll();
  }

  private showAll(): void {
    const isEmpty = this.rows?.isEmpty ?? true;
    this.rowsShown &&= !isEmpty;
    // VS Code takes a message that comes while it shows a welcome text for nothing high, and leaves
    // no room for the last rows.
    const isReady = isEmpty || this.rowsShown;
    if (this.view && isReady) {
      const message = this.message(isEmpty);
      this.view.message = message === undefined ? undefined : asText(message, LONGEST);
    }
    const state = this.state();
    if (this.shown === state) return;
    this.shown = state;
    void setContext(ContextKeys.listState, state);
  }

  private state(): ListState {
    const [failure] = this.recent.failures;
    // A failure stays while it is tried again: its button keeps the focus, and progress is shown.
    if (failure) return stateOfFailure(failure.error);
    return !this.rows || this.recent.asking ? 'loading' : 'known';
  }

  private message(isEmpty: boolean): string | undefined {
    if (this.recent.failures.length > 0) return isEmpty ? undefined : this.failuresInWords();
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

  /** The first one in full, and which other servers are meant. */
  private failuresInWords(): string | undefined {
    const [first, ...others] = this.recent.failures;
    const message = failureInWords(first?.error);
    const hosts = new Set(others.map(({ place }) => hostOf(place.server)));
    if (first) hosts.delete(hostOf(first.place.server));
    if (hosts.size === 0 || message === undefined) return message;
    return `${message} ${vscode.l10n.t('Not up to date either: {0}.', [...hosts].join(', '))}`;
  }
}
