import * as vscode from 'vscode';
import type { RecentSecret } from '../../core/secrets/list';
import {
  failuresInWords,
  labelsWithOutcomes,
  labelsInWords,
} from '../../views/secrets/severalInWords';
import { labelOf, outcomeInWords } from '../../views/words';
import { putOnClipboard } from '../sharing/putOnClipboard';
import { guardedAgain, logFailure } from '../tell';
import { fetchLinks, type Linked } from './fetchLinks';
import { asKnownNow } from './itemsOf';
import type { SecretServices } from './services';
import { withUnused } from './unused';

/** What is made of links. */
export interface Copy {
  /** For the clipboard. */
  readonly text: (linked: readonly Linked[]) => string;
  /** A sentence that says what was copied, and of which secrets. */
  readonly told: (names: string, count: number) => string;
}

/**
 * Copies what can be had of the links of secrets, and tells in one message of which ones, which have
 * none any more, and which could not be asked for and why. Never rejects.
 */
export async function copyLinks(
  services: SecretServices,
  secrets: readonly RecentSecret[],
  copy: Copy,
): Promise<void> {
  await guardedAgain(services, async () => copyOnce(services, secrets, copy));
}

/** @throws ActionFailedError where one alone was wanted, or after Cancel */
async function copyOnce(
  services: SecretServices,
  secrets: readonly RecentSecret[],
  { text, told }: Copy,
): Promise<void> {
  const { linked, withoutLink, failed, unused } = await fetchLinks(services, secrets);
  const isAlone = secrets.length === 1;
  if (isAlone && failed[0]) throw failed[0].error;
  for (const { error } of failed) logFailure(services, error);
  const isCopied =
    linked.length > 0 &&
    (await putOnClipboard(
      services,
      text(linked),
      linked.map(({ link }) => link),
    ));
  const refused = linked.length > 0 && !isCopied;
  const names = labelsInWords(linked.map(({ secret }) => secret));
  const sentences = [
    ...(isCopied ? [told(names, linked.length)] : []),
    ...(refused ? [vscode.l10n.t('The clipboard cannot be used: copy from the box.')] : []),
    ...(linked.length > 0 || isAlone ? [] : [vscode.l10n.t('Nothing was copied.')]),
    ...(withoutLink.length > 0
      ? [withoutLinkInWords(await asKnownNow(services, withoutLink), isAlone, services.clock.now())]
      : []),
    ...failuresInWords(failed, (those) => vscode.l10n.t('Not copied: {0}.', those)),
  ];
  const severity = refused || withoutLink.length + failed.length > 0 ? 'warning' : 'info';
  services.notifications.tell({
    severity,
    icon: 'link',
    ...withUnused(services, sentences, unused),
  });
}

function withoutLinkInWords(
  withoutLink: readonly RecentSecret[],
  isAlone: boolean,
  now: number,
): string {
  const [first] = withoutLink;
  return first && isAlone
    ? vscode.l10n.t(
        '“{0}” has no link any more: {1}. Share it again for a new link.',
        labelOf(first),
        outcomeInWords(first, now),
      )
    : vscode.l10n.t('No link any more: {0}.', labelsWithOutcomes(withoutLink, now));
}
