import * as vscode from 'vscode';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { Commands } from '../../ids';
import { duration, hostOf, moment } from '../../views/words';
import type { App } from '../app';

/** What a share command resolves to. No key and no plaintext is in it. */
export interface ShareResult {
  /** Opaque; item commands take it as `{id}`. */
  readonly id: string;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Seconds, as granted. */
  readonly ttl: number;
  /** Seconds, as asked for. */
  readonly requestedTtl: number;
  readonly anonymous: boolean;
}

/**
 * Puts the link on the clipboard, writes the record, and only then says so; nobody has to wait
 * for the notification to close.
 *
 * @param what completes the notification's first sentence, such as "One-time link copied."
 * @param actions buttons before the usual ones
 */
export async function handOver(
  app: App,
  shared: Shared,
  what: string,
  ...actions: readonly NotificationAction[]
): Promise<ShareResult> {
  await putOnClipboard(app, shared.link);
  const id = await app.sharing.remember(shared);
  app.recent.emit('changed');
  tell(app, id, shared, what, actions);
  return {
    id,
    link: shared.link,
    expiresAt: new Date(shared.expires).toISOString(),
    ttl: shared.ttl,
    requestedTtl: shared.requestedTtl,
    anonymous: shared.anonymous,
  };
}

/** The link must not be lost: where the clipboard fails, a box shows it to be copied by hand. */
export async function putOnClipboard(app: App, link: string): Promise<void> {
  try {
    await app.clipboard.writeText(link);
  } catch {
    app.log.warn('The clipboard could not be written; the link is shown instead.');
    void vscode.window.showInputBox({
      title: vscode.l10n.t('One-Time Link'),
      prompt: vscode.l10n.t('The clipboard could not be used. Copy the link from here.'),
      value: link,
      ignoreFocusOut: true,
    });
  }
}

function tell(
  app: App,
  id: string,
  shared: Shared,
  what: string,
  actions: readonly NotificationAction[],
): void {
  const { destination, ttl, requestedTtl, anonymous, expires } = shared;
  const host = hostOf(destination.server);
  const lifetime = vscode.l10n.t('It opens once, until {0} ({1}).', moment(expires), duration(ttl));
  const where =
    destination.account && !anonymous
      ? vscode.l10n.t('Stored at {0} with the account {1}.', host, destination.account.username)
      : vscode.l10n.t('Stored at {0}, anonymously.', host);
  const surprises = [
    ttl === requestedTtl
      ? ''
      : vscode.l10n.t(
          'The server gave it {0} instead of {1}.',
          duration(ttl),
          duration(requestedTtl),
        ),
    destination.account && anonymous
      ? vscode.l10n.t(
          'The server did not count it to your account {0}.',
          destination.account.username,
        )
      : '',
  ].filter((sentence) => sentence !== '');
  const message = [what, lifetime, ...surprises, where].join(' ');
  const show = {
    title: vscode.l10n.t('Show in Sidebar'),
    run: async () => app.tree.reveal(id),
  };
  const burn = {
    title: vscode.l10n.t('Burn'),
    run: () => vscode.commands.executeCommand(Commands.burnSecret, { id }),
  };
  // A notification has room for three buttons; the sidebar burns as well.
  const buttons = actions.length > 0 ? [...actions, show] : [show, burn];
  app.notifications.status(`$(lock) ${what}`);
  if (surprises.length > 0) app.notifications.warn(message, ...buttons);
  else app.notifications.info(message, ...buttons);
}
