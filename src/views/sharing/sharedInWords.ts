import * as vscode from 'vscode';
import { baseOfLink } from '../../api';
import type { ShareChoices, Shared } from '../../core/sharing/share';
import { duration, hostOf, moment } from '../words';

/** What is on the clipboard after a share: the link, or a message with it. */
export type CopiedFormat = 'link' | 'message';

/** "One-time link copied." */
export function copiedInWords(count: number, copied: CopiedFormat): string {
  if (copied === 'message') {
    return count === 1
      ? vscode.l10n.t('Message with the one-time link copied.')
      : vscode.l10n.t('{0} messages with one-time links copied.', count);
  }
  return count === 1
    ? vscode.l10n.t('One-time link copied.')
    : vscode.l10n.t('{0} one-time links copied.', count);
}

export function notCopiedInWords(count: number): string {
  return count === 1
    ? vscode.l10n.t(
        'Shared, but not copied: the clipboard cannot be used. Copy the link from the box.',
      )
    : vscode.l10n.t(
        'Shared, but not copied: the clipboard cannot be used. Copy the {0} links from the list.',
        count,
      );
}

/** Until when several, shared together, can be opened. */
export function lifetimeInWords({ expires, ttl }: Shared, count: number): string {
  return count === 1
    ? vscode.l10n.t('It opens once, until {0} ({1}).', moment(expires), duration(ttl))
    : vscode.l10n.t('Each opens once, until {0} ({1}).', moment(expires), duration(ttl));
}

export function passphraseInWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('It asks for the passphrase, which is kept nowhere: copy it now.')
    : vscode.l10n.t('Each asks for the passphrase, which is kept nowhere: copy it now.');
}

/** To whom the link goes by mail; `''` for nobody. */
export function mailedInWords({ recipients }: Shared): string {
  return recipients.length > 0
    ? vscode.l10n.t('The server mails the link to {0}.', recipients.join(', '))
    : '';
}

/** Where it is, and as whose. */
export function storedInWords({ place, anonymous }: Shared): string {
  const host = hostOf(place.server);
  return place.username !== undefined && !anonymous
    ? vscode.l10n.t('Stored at {0} with the account {1}.', host, place.username)
    : vscode.l10n.t('Stored at {0}, anonymously.', host);
}

/** What the server did otherwise than asked, a sentence each. */
export function differencesInWords(
  { place, ttl, requestedTtl, anonymous, recipients, link }: Shared,
  { recipient, shareDomain }: ShareChoices,
): string[] {
  const base = baseOfLink(link);
  const host = hostOf(base);
  const differences: string[] = [];
  if (ttl !== requestedTtl) {
    const [granted, asked] = [duration(ttl), duration(requestedTtl)];
    differences.push(vscode.l10n.t('The server gave it {0} instead of {1}.', granted, asked));
  }
  if (place.username !== undefined && anonymous) {
    differences.push(
      vscode.l10n.t('The server did not count it to your account {0}.', place.username),
    );
  }
  if (shareDomain !== '' && shareDomain.toLowerCase() !== new URL(base).host) {
    differences.push(
      vscode.l10n.t('The link is at {0}: the server did not use {1}.', host, shareDomain),
    );
  }
  if (shareDomain === '' && host !== hostOf(place.server)) {
    differences.push(vscode.l10n.t('The link is at {0}, which the server chose by itself.', host));
  }
  // Old servers pass over an address that they do not like.
  if (recipient !== '' && recipients.length === 0) {
    differences.push(vscode.l10n.t('The server mailed it to nobody: send the link yourself.'));
  }
  return differences;
}
