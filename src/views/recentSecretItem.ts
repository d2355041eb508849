import * as vscode from 'vscode';
import type { RecentSecret } from '../core/recentList';
import type { Outcome } from '../core/secretState';
import { hostOf, labelOf, moment, outcomeInWords } from './words';

const ICONS: Readonly<Record<Outcome, vscode.ThemeIcon>> = {
  unopened: new vscode.ThemeIcon('mail', new vscode.ThemeColor('charts.blue')),
  opened: new vscode.ThemeIcon('mail-read', new vscode.ThemeColor('charts.green')),
  burned: new vscode.ThemeIcon('flame', new vscode.ThemeColor('disabledForeground')),
  expired: new vscode.ThemeIcon('clock', new vscode.ThemeColor('disabledForeground')),
  unknown: new vscode.ThemeIcon('question', new vscode.ThemeColor('disabledForeground')),
};

/** How one secret looks in the tree. No link and no key is in it. */
export function itemOf(secret: RecentSecret, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(secret));
  const words = outcomeInWords(secret, now);
  item.id = secret.id;
  item.description = words;
  item.iconPath = ICONS[secret.outcome];
  item.contextValue = `secret.${secret.outcome}`;
  item.accessibilityInformation = { label: `${labelOf(secret)}, ${words}` };
  item.tooltip = tooltipOf(secret, words);
  return item;
}

function tooltipOf(secret: RecentSecret, words: string): vscode.MarkdownString {
  const facts = [
    vscode.l10n.t('Shared {0}', moment(secret.created)),
    secret.outcome === 'unopened'
      ? vscode.l10n.t('Expires {0}', moment(secret.expires))
      : undefined,
    secret.ended === undefined
      ? undefined
      : secret.outcome === 'opened'
        ? vscode.l10n.t('Opened {0}', moment(secret.ended))
        : vscode.l10n.t('Burned {0}', moment(secret.ended)),
    secret.account === undefined
      ? vscode.l10n.t('{0}, anonymous', hostOf(secret.server))
      : vscode.l10n.t('{0}, {1}', hostOf(secret.server), secret.account),
    secret.passphrase === true ? vscode.l10n.t('Protected by a passphrase') : undefined,
    secret.recipients.length > 0
      ? vscode.l10n.t('Mailed to {0}', secret.recipients.join(', '))
      : undefined,
    vscode.l10n.t('Last checked {0}', moment(secret.checked)),
  ];
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(labelOf(secret)).appendMarkdown('  \n**').appendText(words);
  tooltip.appendMarkdown('**\n');
  for (const fact of facts) {
    if (fact !== undefined) tooltip.appendMarkdown('\n- ').appendText(fact);
  }
  return tooltip;
}
