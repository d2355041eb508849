import * as vscode from 'vscode';
import { renderMessage } from '../../core/templates';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { exactMoment } from '../../views/words';
import type { App } from '../app';
import type { SharePlan } from './sharePlan';
import { tellShared } from './tellShared';

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
  /** All of them, where one command shares several secrets. */
  readonly items?: readonly ShareResult[];
}

/**
 * Puts the links (or messages) on the clipboard, writes the record, and only then says so; nobody
 * has to wait for the notification to close.
 *
 * @param shared at least one
 * @param what the notification's first sentence, such as "One-time link copied."
 * @param actions buttons before the usual ones
 */
export async function handOver(
  app: App,
  shared: readonly Shared[],
  { options }: SharePlan,
  what: string,
  ...actions: readonly NotificationAction[]
): Promise<ShareResult | undefined> {
  const asMessage = app.settings.copyFormat() === 'message';
  const links = shared.map(({ link }) => link).join('\n');
  const messages = (): string =>
    shared.map((one) => messageFor(app, one, options.passphrase)).join('\n\n');
  await putOnClipboard(app, asMessage ? messages() : links);
  const results: ShareResult[] = [];
  for (const one of shared) results.push(resultOf(await app.sharing.remember(one), one));
  app.recent.emit('changed');
  const [first] = results;
  tellShared(app, shared, results, what, {
    passphrase: options.passphrase,
    actions,
    other: asMessage
      ? { title: vscode.l10n.t('Copy Link'), run: async () => putOnClipboard(app, links) }
      : { title: vscode.l10n.t('Copy Message'), run: async () => putOnClipboard(app, messages()) },
  });
  return first && results.length > 1 ? { ...first, items: results } : first;
}

/** A link must not be lost: where the clipboard fails, a box shows it to be copied by hand. */
export async function putOnClipboard(app: App, text: string): Promise<void> {
  try {
    await app.clipboard.writeText(text);
  } catch {
    app.log.warn('The clipboard could not be written; the link is shown instead.');
    void vscode.window.showInputBox({
      title: vscode.l10n.t('One-Time Link'),
      prompt: vscode.l10n.t('The clipboard could not be used. Copy the link from here.'),
      value: text,
      ignoreFocusOut: true,
    });
  }
}

/** The text to send with a link, by the person's template. */
function messageFor(app: App, { link, expires }: Shared, passphrase: string): string {
  return renderMessage(app.settings.messageTemplate(), {
    link,
    expires: exactMoment(expires),
    passphraseHint:
      passphrase === ''
        ? ''
        : vscode.l10n.t('It asks for a passphrase, which I send you another way.'),
  });
}

function resultOf(id: string, shared: Shared): ShareResult {
  const { link, expires, ttl, requestedTtl, anonymous } = shared;
  return { id, link, expiresAt: new Date(expires).toISOString(), ttl, requestedTtl, anonymous };
}
