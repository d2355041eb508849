import * as vscode from 'vscode';
import { BadSettingError } from '../../core/errors';
import type { Shared } from '../../core/sharing';
import type { NotificationAction } from '../../host/notifications';
import { settingFaultInWords } from '../../views/failureInputs';
import type { App } from '../app';
import { messageFor } from './messageFor';
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

/** What a command adds to the usual words and buttons. */
export interface HandOverWords {
  /** The notification's first sentence, such as "One-time link copied." */
  readonly what: string;
  /** What went otherwise than the person meant; makes it a warning. */
  readonly trouble?: readonly string[];
  /** The notification's last sentence. */
  readonly afterword?: string;
  /** Buttons before the usual ones. */
  readonly actions?: readonly NotificationAction[];
}

/**
 * Puts the links (or messages) on the clipboard, writes the record, and only then says so; nobody
 * has to wait for the notification to close.
 *
 * @param shared at least one
 */
export async function handOver(
  app: App,
  shared: readonly Shared[],
  plan: SharePlan,
  words: HandOverWords,
): Promise<ShareResult | undefined> {
  const { messageTemplate: template } = plan;
  const links = shared.map(({ link }) => link).join('\n');
  const messages = (written: string): string =>
    shared.map((one) => messageFor(written, one, plan.options.passphrase !== '')).join('\n\n');
  await putOnClipboard(app, template === undefined ? links : messages(template));
  const results: ShareResult[] = [];
  for (const one of shared) results.push(resultOf(await app.sharing.remember(one), one));
  app.recent.emit('changed');
  const [first] = results;
  tellShared(app, shared, results, plan, {
    ...words,
    other:
      template === undefined
        ? { title: vscode.l10n.t('Copy Message'), run: async () => copyMessage(app, messages) }
        : { title: vscode.l10n.t('Copy Link'), run: async () => putOnClipboard(app, links) },
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

/** The link is shared and copied by now: a template that cannot be used is told, and no more. */
async function copyMessage(app: App, messages: (template: string) => string): Promise<void> {
  try {
    await putOnClipboard(app, messages(app.settings.messageTemplate()));
  } catch (error) {
    if (!(error instanceof BadSettingError)) throw error;
    app.notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'The setting {0} cannot be used: {1}. No message was copied.',
        error.setting,
        settingFaultInWords(error.reason),
      ),
    });
  }
}

function resultOf(id: string, shared: Shared): ShareResult {
  const { link, expires, ttl, requestedTtl, anonymous } = shared;
  return { id, link, expiresAt: new Date(expires).toISOString(), ttl, requestedTtl, anonymous };
}
