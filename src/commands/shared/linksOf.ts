import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/recentList';
import { withProgress } from '../../host/progress';
import { labelOf, outcomeInWords } from '../../views/words';
import type { App } from '../app';
import { isUnopened } from './itemsOf';

/** A secret and its link. */
export interface Linked {
  readonly secret: RecentSecret;
  readonly link: string;
}

/** Asks servers for the links of secrets again; says of each that has none any more why. */
export async function linksOf(app: App, secrets: readonly RecentSecret[]): Promise<Linked[]> {
  const linked: Linked[] = [];
  for (const secret of secrets) {
    const link = isUnopened(secret) ? await askForLink(app, secret) : undefined;
    if (link === undefined) await tellGone(app, secret);
    else linked.push({ secret, link });
  }
  return linked;
}

async function askForLink(app: App, secret: RecentSecret): Promise<string | undefined> {
  return withProgress(
    vscode.l10n.t('Asking for the link of “{0}”…', labelOf(secret)),
    async (signal) => app.secretActions.link(secret.id, signal),
  );
}

async function tellGone(app: App, { id }: RecentSecret): Promise<void> {
  const secret = await app.recent.get(id);
  app.notifications.tell({
    severity: 'warning',
    message: vscode.l10n.t(
      '“{0}” has no link any more: {1}. Share it again for a new link.',
      labelOf(secret),
      outcomeInWords(secret, app.clock()),
    ),
  });
}
