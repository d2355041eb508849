import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/secrets/list';
import { withProgress } from '../../host/progress';
import { labelsWithOutcomes } from '../../views/secrets/severalInWords';
import { hostOf, labelOf, outcomeInWords } from '../../views/words';
import { guardedAgain } from '../tell';
import { agreedToBurn, burnOne, detailOfMany } from './burning';
import { burnMany } from './burnMany';
import { isUnopened, itemsOf, unopenedQuestion } from './itemsOf';
import type { SecretServices } from './services';
import { withUnused } from './unused';

/** Destroys secrets unread, after a question. */
export async function burnSecret(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const items = await itemsOf(
    services,
    args,
    unopenedQuestion(vscode.l10n.t('Burn Which Secret?')),
  );
  if (!items) return;
  const unopened = items.secrets.filter(isUnopened);
  const [first] = unopened;
  if (!first) {
    tellGoneAlready(services, items.secrets);
    return;
  }
  if (!items.confirmed && !(await agreedToBurnAll(unopened, first))) return;
  await guardedAgain(services, async () =>
    unopened.length > 1 ? burnMany(services, unopened) : burnAndTell(services, first),
  );
}

async function agreedToBurnAll(
  unopened: readonly RecentSecret[],
  first: RecentSecret,
): Promise<boolean> {
  if (unopened.length > 1) {
    return agreedToBurn(
      vscode.l10n.t('Burn {0} secrets?', unopened.length),
      detailOfMany(unopened),
    );
  }
  return agreedToBurn(
    vscode.l10n.t('Burn “{0}”?', labelOf(first)),
    vscode.l10n.t(
      'Its link stops working at once, and nobody can read the secret any more. This cannot be undone.',
    ),
  );
}

async function burnAndTell(services: SecretServices, secret: RecentSecret): Promise<void> {
  const { what, unused } = await burnOne(services, secret, withProgress);
  if (what === 'late') await tellTooLate(services, secret);
  if (what !== 'burned') return;
  const burned = vscode.l10n.t(
    'Burned: the link of “{0}” does not work any more.',
    labelOf(secret),
  );
  services.notifications.tell({
    icon: 'flame',
    short: vscode.l10n.t('Burned: {0}', labelOf(secret)),
    ...withUnused(services, [burned], [unused]),
  });
}

function tellGoneAlready(services: SecretServices, secrets: readonly RecentSecret[]): void {
  const [first, ...more] = secrets;
  if (!first) return;
  const now = services.clock.now();
  services.notifications.tell({
    message:
      more.length === 0
        ? vscode.l10n.t('“{0}” is gone already: {1}.', labelOf(first), outcomeInWords(first, now))
        : vscode.l10n.t(
            'Nothing to burn, they are gone already: {0}.',
            labelsWithOutcomes(secrets, now),
          ),
  });
}

/** Burning came too late: says what had become of the secret, if the server tells. */
async function tellTooLate(services: SecretServices, { id }: RecentSecret): Promise<void> {
  const secret = await services.recent.get(id);
  const words = outcomeInWords(secret, services.clock.now());
  services.notifications.tell({
    severity: 'warning',
    message: isUnopened(secret)
      ? vscode.l10n.t(
          '{0} does not know “{1}” any more. There was nothing to burn.',
          hostOf(secret.server),
          labelOf(secret),
        )
      : vscode.l10n.t('Too late to burn “{0}”: {1}.', labelOf(secret), words),
  });
}
