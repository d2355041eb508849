import * as vscode from 'vscode';
import type { News } from '../../core/secrets/notices';
import { newsInWords } from '../../views/secrets/newsInWords';
import type { SecretServices } from './services';

/** Tells of openings and expiries: one notification for all, with a way to the list. */
export function tellNews(
  { clock, notifications, tree }: Pick<SecretServices, 'clock' | 'notifications' | 'tree'>,
  news: News,
): void {
  const message = newsInWords(news, clock.now());
  const [first] = [...news.opened, ...news.expired];
  const icon = news.opened.length > 0 ? 'mail-read' : 'clock';
  const show = {
    title: vscode.l10n.t('Show'),
    run: async () => first && tree.reveal(first.id),
  };
  notifications.tell({ icon, message, actions: [show] });
}
