import * as vscode from 'vscode';
import { causeOf, isCanceledUnsent } from '../../core/errors';
import type { RecentSecret } from '../../core/secrets/list';
import type { UnusedAccount } from '../../core/secrets/unusedAccount';
import { withProgress } from '../../host/progress';
import {
  failuresInWords,
  labelsWithOutcomes,
  labelsInWords,
  type Failed,
} from '../../views/secrets/severalInWords';
import { logFailure } from '../tell';
import { burnOne } from './burning';
import { asKnownNow } from './itemsOf';
import type { SecretServices } from './services';
import { withUnused } from './unused';

/** What came of each. */
interface Results {
  readonly burned: RecentSecret[];
  readonly late: RecentSecret[];
  readonly failed: Failed[];
  /** The accounts that it was done without. */
  readonly unused: (UnusedAccount | undefined)[];
  /** After Esc or Cancel. */
  readonly left: RecentSecret[];
}

/** Burns several secrets, those first that need no passphrase, and tells the results in one message. */
export async function burnMany(
  services: SecretServices,
  secrets: readonly RecentSecret[],
): Promise<void> {
  const results: Results = { burned: [], late: [], failed: [], unused: [], left: [] };
  const order = [...secrets].sort(
    (a, b) => Number(a.passphrase === true) - Number(b.passphrase === true),
  );
  await withProgress(vscode.l10n.t('Burning {0} secrets…', secrets.length), async (signal) => {
    for (const secret of order) await burnNext(services, secret, results, signal);
  });
  await tellResults(services, results);
}

async function burnNext(
  services: Pick<SecretServices, 'log' | 'secretActions'>,
  secret: RecentSecret,
  results: Results,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || results.left.length > 0) {
    results.left.push(secret);
    return;
  }
  try {
    const { what, unused } = await burnOne(services, secret, async (_title, task) => task(signal));
    results[what === 'canceled' ? 'left' : what].push(secret);
    results.unused.push(unused);
  } catch (error) {
    logFailure(services, error);
    if (isCanceledUnsent(error)) results.left.push(secret);
    else results.failed.push({ secret, error });
  }
}

async function tellResults(
  services: SecretServices,
  { burned, late, failed, unused, left }: Results,
): Promise<void> {
  const asked = burned.length + late.length + failed.length + left.length;
  const [uncertain, sure] = [true, false].map((wanted) =>
    failed.filter(({ error }) => (causeOf(error)?.isUncertain ?? false) === wanted),
  );
  const sentences = [
    burnedInWords(burned, asked),
    ...(late.length > 0
      ? [
          vscode.l10n.t(
            'Too late for {0}.',
            labelsWithOutcomes(await asKnownNow(services, late), services.clock.now()),
          ),
        ]
      : []),
    ...failuresInWords(uncertain ?? [], (names) => vscode.l10n.t('Burned or not: {0}.', names)),
    ...(uncertain?.length ? [vscode.l10n.t('Refresh the list to see.')] : []),
    ...failuresInWords(sure ?? [], (names) => vscode.l10n.t('Not burned: {0}.', names)),
    ...(left.length > 0 ? [vscode.l10n.t('Left as they were: {0}.', labelsInWords(left))] : []),
  ];
  services.notifications.tell({
    severity: burned.length === asked ? 'info' : 'warning',
    icon: 'flame',
    ...withUnused(services, sentences, unused),
  });
}

function burnedInWords(burned: readonly RecentSecret[], asked: number): string {
  return burned.length === asked
    ? vscode.l10n.t(
        '{0} secrets are burned, their links do not work any more: {1}.',
        asked,
        labelsInWords(burned),
      )
    : vscode.l10n.t('Burned {0} of {1} secrets.', burned.length, asked);
}
