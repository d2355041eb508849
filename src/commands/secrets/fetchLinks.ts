import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/secrets/list';
import type { UnusedAccount } from '../../core/secrets/unusedAccount';
import { withProgress } from '../../host/progress';
import type { Failed } from '../../views/secrets/severalInWords';
import { labelOf } from '../../views/words';
import { isUnopened } from './itemsOf';
import type { SecretServices } from './services';

/** A secret and its link. */
export interface Linked {
  readonly secret: RecentSecret;
  readonly link: string;
}

/** What came of asking for links. */
export interface Links {
  readonly linked: readonly Linked[];
  /** Those that have no link any more. */
  readonly withoutLink: readonly RecentSecret[];
  /** Those that could not be asked for. */
  readonly failed: readonly Failed[];
  /** The accounts that they were asked for without. */
  readonly unused: readonly (UnusedAccount | undefined)[];
}

/**
 * Asks servers for the links of secrets again. One that fails stops no other.
 * @throws ActionFailedError after Cancel: nothing is to be copied then
 */
export async function fetchLinks(
  { secretActions }: Pick<SecretServices, 'secretActions'>,
  secrets: readonly RecentSecret[],
): Promise<Links> {
  const linked: Linked[] = [];
  const withoutLink: RecentSecret[] = [];
  const failed: Failed[] = [];
  const unused: (UnusedAccount | undefined)[] = [];
  const ask = async (secret: RecentSecret, signal: AbortSignal): Promise<void> => {
    try {
      const asked = isUnopened(secret) ? await secretActions.link(secret.id, signal) : undefined;
      if (asked?.link === undefined) withoutLink.push(secret);
      else linked.push({ secret, link: asked.link });
      unused.push(asked?.unused);
    } catch (error) {
      if (signal.aborted) throw error;
      failed.push({ secret, error });
    }
  };
  await withProgress(progressInWords(secrets), async (signal) => {
    for (const secret of secrets) await ask(secret, signal);
  });
  return { linked, withoutLink, failed, unused };
}

function progressInWords(secrets: readonly RecentSecret[]): string {
  const [first] = secrets;
  return first && secrets.length === 1
    ? vscode.l10n.t('Asking for the link of “{0}”…', labelOf(first))
    : vscode.l10n.t('Asking for {0} links…', secrets.length);
}
