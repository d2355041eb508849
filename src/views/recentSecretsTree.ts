import * as vscode from 'vscode';
import type { Clock } from '../core/ports';
import type { RecentSecret } from '../core/recentList';
import type { RecentSecrets } from '../core/recentSecrets';
import { GROUPS, type Group } from '../core/secretState';
import { Views } from '../ids';
import { failureOf } from './failures';
import { itemOf } from './recentSecretItem';

/** Words like "5 minutes ago" are renewed this often, and only while somebody can see them. */
const RENEW_WORDS_MS = 30_000;

/** A row of the view: a group, or a secret by its opaque id. */
export class GroupNode {
  constructor(readonly group: Group) {}
}
export class SecretNode {
  constructor(readonly secret: RecentSecret) {}
}
export type RecentNode = GroupNode | SecretNode;

/** The view "Recent Secrets": groups of secrets by what became of them, newest first. */
export class RecentSecretsTree implements vscode.TreeDataProvider<RecentNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RecentNode | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<RecentNode>;
  private readonly disposables: { dispose(): unknown }[];
  private secrets: readonly RecentSecret[] = [];
  private renewing: NodeJS.Timeout | undefined;

  constructor(
    private readonly recent: RecentSecrets,
    private readonly clock: Clock,
  ) {
    this.view = vscode.window.createTreeView(Views.recent, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    const redraw = (): void => {
      this.changed.fire(undefined);
    };
    recent.on('changed', redraw);
    this.disposables = [
      this.view,
      this.changed,
      { dispose: () => recent.off('changed', redraw) },
      this.view.onDidChangeVisibility(({ visible }) => {
        this.visibilityChanged(visible);
      }),
    ];
    this.visibilityChanged(this.view.visible);
  }

  /** The secrets selected in the view. */
  get selection(): readonly RecentSecret[] {
    return this.view.selection.flatMap((node) => (node instanceof SecretNode ? [node.secret] : []));
  }

  /**
   * Asks the servers. A failure stays visible above the list, which shows what was last known.
   * @throws ActionFailedError
   */
  async refresh(): Promise<void> {
    try {
      await this.recent.refresh();
      delete this.view.message;
    } catch (error) {
      const message = failureOf(error)?.message;
      if (message !== undefined) this.view.message = message;
      throw error;
    }
  }

  /** Shows the view, with one secret selected. */
  async reveal(id: string): Promise<void> {
    await vscode.commands.executeCommand(`${Views.recent}.focus`);
    const secret = (await this.recent.list()).find((one) => one.id === id);
    if (secret) await this.view.reveal(new SecretNode(secret), { select: true, focus: true });
  }

  getTreeItem(node: RecentNode): vscode.TreeItem {
    return node instanceof SecretNode
      ? itemOf(node.secret, this.clock())
      : this.groupItem(node.group);
  }

  async getChildren(parent?: RecentNode): Promise<RecentNode[]> {
    if (parent instanceof SecretNode) return [];
    if (parent) {
      return this.secrets
        .filter(({ group }) => group === parent.group)
        .map((secret) => new SecretNode(secret));
    }
    this.secrets = await this.recent.list();
    return GROUPS.filter((group) => this.secrets.some((secret) => secret.group === group)).map(
      (group) => new GroupNode(group),
    );
  }

  getParent(node: RecentNode): RecentNode | undefined {
    return node instanceof SecretNode ? new GroupNode(node.secret.group) : undefined;
  }

  dispose(): void {
    clearInterval(this.renewing);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private groupItem(group: Group): vscode.TreeItem {
    const names: Readonly<Record<Group, string>> = {
      unopened: vscode.l10n.t('Unopened'),
      opened: vscode.l10n.t('Opened'),
      gone: vscode.l10n.t('Burned or expired'),
    };
    const item = new vscode.TreeItem(names[group], vscode.TreeItemCollapsibleState.Expanded);
    item.id = `group.${group}`;
    item.contextValue = 'group';
    const count = this.secrets.filter((secret) => secret.group === group).length;
    item.description = String(count);
    return item;
  }

  private visibilityChanged(visible: boolean): void {
    clearInterval(this.renewing);
    this.renewing = undefined;
    if (!visible) return;
    this.renewing = setInterval(() => {
      this.changed.fire(undefined);
    }, RENEW_WORDS_MS);
    this.refresh().catch(() => {
      // Nobody asked for this; the view's own message tells it.
    });
  }
}
