import * as vscode from 'vscode';
import type { Shared } from '../../core/sharing/share';
import { duration } from '../../views/words';
import type { SharePlan } from './plan';

/** What the server did otherwise than asked, a sentence each. */
export function surprisesOf(shared: Shared, { options }: SharePlan): string[] {
  const { place, ttl, requestedTtl, anonymous, recipients, link } = shared;
  const { host } = new URL(link);
  return [
    ...(ttl === requestedTtl
      ? []
      : [
          vscode.l10n.t(
            'The server gave it {0} instead of {1}.',
            duration(ttl),
            duration(requestedTtl),
          ),
        ]),
    ...(place.username !== undefined && anonymous
      ? [vscode.l10n.t('The server did not count it to your account {0}.', place.username)]
      : []),
    ...(options.shareDomain !== '' && options.shareDomain.toLowerCase() !== host
      ? [
          vscode.l10n.t(
            'The link is at {0}: the server did not use {1}.',
            host,
            options.shareDomain,
          ),
        ]
      : []),
    ...(options.shareDomain === '' && host !== new URL(place.server).host
      ? [vscode.l10n.t('The link is at {0}, which the server chose by itself.', host)]
      : []),
    // Old servers pass over an address that they do not like.
    ...(options.recipient !== '' && recipients.length === 0
      ? [vscode.l10n.t('The server mailed it to nobody: send the link yourself.')]
      : []),
  ];
}
