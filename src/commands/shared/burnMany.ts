import * as vscode from 'vscode';
import { CanceledError } from '../../api';
import { ActionFailedError } from '../../core/errors';
import type { RecentSecret } from '../../core/recentList';
import { withProgress } from '../../host/progress';
import { failureOf } from '../../views/failures';
import { labelOf, outcomeInWords } from '../../views/words';
import type { App } from '../app';
import { burnOne } from './burning';

/** What came of each. */
interface Results {
  readonly burned: RecentSecret[];
  readonly late: RecentSecret[];
  readonly failed: RecentSecret[];
  /** After Esc or Cancel. */
  readonly left: RecentSecret[];
  failure: unknown;
}

/** Burns several secrets, those first that need no passphrase, and tells the results in one message. */
export async function burnMany(app: App, secrets: readonly RecentSecret[]): Promise<void> {
  const results: Results = { burned: [], late: [], failed: [], left: [], failure: undefined };
  const order = [...secrets].sort(
    (a, b) => Number(a.passphrase === true) - Number(b.passphrase === true),
  );
  await withProgress(vscode.l10n.t('Burning {0} secrets…', secrets.length), async (signal) => {
    for (const secret of order) await burnNext(app, secret, results, signal);
  });
  await tell(app, results);
}

async function burnNext(
  app: App,
  secret: RecentSecret,
  results: Results,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || results.left.length > 0) {
    results.left.push(secret);
    return;
  }
  try {
    const result = await burnOne(app, secret, async (_title, task) => task(signal));
    results[result === 'canceled' ? 'left' : result].push(secret);
  } catch (error) {
    const cause = error instanceof ActionFailedError ? error.cause : undefined;
    const notSent = cause instanceof CanceledError && cause.outcome === 'not-sent';
    results[notSent ? 'left' : 'failed'].push(secret);
    if (!notSent) results.failure ??= error;
  }
}

async function tell(app: App, { burned, late, failed, left, failure }: Results): Promise<void> {
  const asked = burned.length + late.length + failed.length + left.length;
  const sentences = [burnedInWords(burned.length, asked)];
  if (late.length > 0) {
    const known = new Map((await app.recent.list()).map((secret) => [secret.id, secret]));
    const fates = late.map((secret) => {
      const words = outcomeInWords(known.get(secret.id) ?? secret, app.clock());
      return vscode.l10n.t('“{0}” ({1})', labelOf(secret), words);
    });
    sentences.push(vscode.l10n.t('Too late for {0}.', fates.join(', ')));
  }
  if (failed.length > 0) {
    sentences.push(vscode.l10n.t('Not burned: {0}.', labels(failed)));
    sentences.push(failureOf(failure)?.message ?? '');
  }
  if (left.length > 0) sentences.push(vscode.l10n.t('Left as they were: {0}.', labels(left)));
  const message = sentences.join(' ').trim();
  const isWhole = late.length + failed.length + left.length === 0;
  app.notifications.tell({ severity: isWhole ? 'info' : 'warning', icon: 'flame', message });
}

function burnedInWords(burned: number, asked: number): string {
  if (burned === asked) {
    return vscode.l10n.t('{0} secrets are burned: their links do not work any more.', burned);
  }
  return vscode.l10n.t('Burned {0} of {1} secrets.', burned, asked);
}

function labels(secrets: readonly RecentSecret[]): string {
  return secrets.map((secret) => vscode.l10n.t('“{0}”', labelOf(secret))).join(', ');
}
