import * as vscode from 'vscode';
import { coalesced } from '../../core/coalesced';
import type { Clock } from '../../core/clock';
import type { RecentSecret } from '../../core/secrets/list';
import type { RecentSecrets } from '../../core/secrets/recentSecrets';
import { withProgressOfView } from '../../host/progress';
import { Views } from '../../ids';
import { FocusedRow } from './focusedRow';
import { groupItem, moreItem, rowOf, rowWords, tooltipOf } from './item';
import type { RecentState } from './message';
import { GroupNode, MoreNode, RecentRows, SecretNode, type RecentNode } from './rows';

export { SecretNode };

/** Words like "5 minutes ago" are renewed this often, and only while somebody can see them. */
const RENEW_WORDS_MS = 30_000;

/** The view "Recent Secrets": groups of secrets by what became of them, newest first. */
export class RecentSecretsTree implements vscode.TreeDataProvider<RecentNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RecentNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly view: vscode.TreeView<RecentNode>;
  private readonly rows = new RecentRows();
  private readonly focusedRow = new FocusedRow<RecentNode>();
  /** What each row says now. */
  private readonly words = new WeakMap<SecretNode, string>();
  private readonly disposables: { dispose(): unknown }[];
  private loaded = false;
  private stopRenewing: (() => void) | undefined;
  /** Takes in the list as it is known now. */
  readonly update = coalesced(async () => this.updateOnce());

  constructor(
    private readonly recent: RecentSecrets,
    private readonly clock: Clock,
    private readonly state: RecentState,
  ) {
    this.view = vscode.window.createTreeView(Views.recent, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    state.showOn(this.view);
    this.disposables = [
      this.view,
      this.changed,
      this.view.onDidChangeSelection(({ selection }) => {
        this.focusedRow.selected(selection);
      }),
      this.view.onDidChangeVisibility(() => {
        this.renewWhileVisible();
      }),
    ];
    this.renewWhileVisible();
  }

  /** The secrets selected in the view; none while it is hidden, since nobody sees which are meant. */
  get selection(): readonly RecentSecret[] {
    return this.view.visible ? this.inOrder(this.view.selection) : [];
  }

  /** The secrets that a key pressed in the view just now is about; none on a heading. */
  takeFocused(): readonly RecentSecret[] {
    return this.inOrder(this.focusedRow.take());
  }

  /**
   * Asks the servers, because the person wants it now. A failure stays visible above the list,
   * which shows what was last known.
   * @throws ActionFailedError
   */
  async refresh(): Promise<void> {
    await withProgressOfView(Views.recent, async () => this.recent.refresh());
  }

  /** Shows the view, with one secret selected. */
  async reveal(id: string): Promise<void> {
    await vscode.commands.executeCommand(`${Views.recent}.focus`);
    await this.update();
    const node = this.rows.find(id);
    if (!node) return;
    const group = this.rows.parent(node);
    // Its group may show more rows than before.
    if (group) this.changed.fire([group]);
    await this.view.reveal(node, { select: true, focus: true });
  }

  /** The first of the new rows is where the row was that stood for them. */
  async showMore({ group }: MoreNode): Promise<void> {
    const first = this.rows.showMore(group);
    const parent = first && this.rows.parent(first);
    if (!parent) return;
    this.changed.fire([parent]);
    await this.view.reveal(first, { select: true, focus: true });
  }

  getTreeItem(node: RecentNode): vscode.TreeItem {
    if (node instanceof GroupNode) return groupItem(node);
    if (node instanceof MoreNode) return moreItem(node);
    const { item, words } = rowOf(node.secret, this.clock.now(), this.rows.places);
    this.words.set(node, words);
    return item;
  }

  /** Tooltips are made when they are looked at. */
  resolveTreeItem(item: vscode.TreeItem, node: RecentNode): vscode.TreeItem {
    if (node instanceof SecretNode) item.tooltip = tooltipOf(node.secret, this.clock.now());
    return item;
  }

  async getChildren(parent?: RecentNode): Promise<RecentNode[]> {
    if (!this.loaded) await this.update();
    if (parent) this.state.showingRows();
    return this.rows.children(parent);
  }

  getParent(node: RecentNode): RecentNode | undefined {
    return this.rows.parent(node);
  }

  dispose(): void {
    this.stopRenewing?.();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The secrets of rows, in the order of the list; selections are in that of the clicks. */
  private inOrder(nodes: readonly RecentNode[]): readonly RecentSecret[] {
    const wanted = new Set(nodes);
    return this.rows.visible().flatMap((node) => (wanted.has(node) ? [node.secret] : []));
  }

  private async updateOnce(): Promise<void> {
    const changed = this.rows.update(await this.recent.list());
    const first = !this.loaded;
    this.loaded = true;
    this.state.update(this.rows);
    if (changed === 'all' || first) this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire([...changed]);
  }

  private renewWhileVisible(): void {
    this.stopRenewing?.();
    this.stopRenewing = undefined;
    if (!this.view.visible) return;
    this.renewWords();
    this.stopRenewing = this.clock.startTimer(() => {
      this.renewWhileVisible();
    }, RENEW_WORDS_MS);
  }

  private renewWords(): void {
    void this.update().then(() => {
      const now = this.clock.now();
      const stale = this.rows
        .visible()
        .filter((node) => (this.words.get(node) ?? '') !== rowWords(node.secret, now));
      if (stale.length > 0) this.changed.fire(stale);
    });
  }
}
