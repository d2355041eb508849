import * as vscode from 'vscode';
import { coalesced } from '../../core/coalesced';
import type { RecentSecrets } from '../../core/secrets/recentSecrets';
import type { Unseen } from '../../core/secrets/unseen';

/** What the badge needs of the view that it sits on. */
export interface BadgedView {
  readonly visible: boolean;
  badge?: vscode.ViewBadge | undefined;
}

/** The number on the view: secrets opened since the person last looked at it. */
export class RecentBadge {
  /** To be called when the list, the focus or the view's visibility changed. */
  readonly update = coalesced(async () => this.updateOnce());

  constructor(
    private readonly view: BadgedView,
    private readonly recent: RecentSecrets,
    private readonly unseen: Unseen,
    private readonly focused: () => boolean,
  ) {}

  private async updateOnce(): Promise<void> {
    let count = this.unseen.count(await this.recent.list());
    if (count > 0 && this.view.visible && this.focused()) {
      await this.unseen.look();
      count = 0;
    }
    if (count === (this.view.badge?.value ?? 0)) return;
    this.view.badge = count === 0 ? undefined : { value: count, tooltip: inWords(count) };
  }
}

function inWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 secret was opened since you last looked')
    : vscode.l10n.t('{0} secrets were opened since you last looked', count);
}
