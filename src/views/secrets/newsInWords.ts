import * as vscode from 'vscode';
import type { News } from '../../core/secrets/notices';
import { labelOf, outcomeInWords } from '../words';

/** "“DB_PASSWORD” was opened just now." or "2 of your secrets were opened, 1 expired unopened." */
export function newsInWords({ opened, expired }: News, now: number): string {
  const [first] = [...opened, ...expired];
  if (first && opened.length + expired.length === 1) {
    const words = outcomeInWords(first, now);
    return first.outcome === 'opened'
      ? vscode.l10n.t('“{0}” was {1}.', labelOf(first), words)
      : vscode.l10n.t('“{0}” {1}. Nobody has read it.', labelOf(first), words);
  }
  if (expired.length === 0) return vscode.l10n.t('{0} of your secrets were opened.', opened.length);
  if (opened.length === 0)
    return vscode.l10n.t('{0} of your secrets expired unopened.', expired.length);
  return vscode.l10n.t(
    'News of your secrets: {0} opened, {1} expired unopened.',
    opened.length,
    expired.length,
  );
}
