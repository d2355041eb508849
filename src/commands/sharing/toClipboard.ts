import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';
import type { Log } from '../../core/ports';
import { pickItem } from '../../views/prompts/pick';
import { showToCopy } from '../../views/prompts/showToCopy';
import { hostOf } from '../../views/words';
import type { App } from '../app';
import { messageFor } from '../../views/sharing/messageFor';
import type { Sent } from './job';
import type { SharePlan } from './plan';

/** What copying takes. */
interface Clipboards extends Pick<App, 'clipboard'> {
  readonly log: Log;
}

/** One link each line, or messages by the person's template. @returns what is on the clipboard */
export async function copySent(
  app: App,
  sent: readonly Sent[],
  { messageTemplate, options }: Pick<SharePlan, 'messageTemplate' | 'options'>,
): Promise<'link' | 'message' | undefined> {
  const text =
    messageTemplate === undefined
      ? linksOf(sent).join('\n')
      : messagesOf(sent, messageTemplate, options.passphrase !== '');
  if (!(await putOnClipboard(app, text, linksOf(sent)))) return undefined;
  return messageTemplate === undefined ? 'link' : 'message';
}

export function linksOf(sent: readonly Sent[]): readonly string[] {
  return sent.map(({ link }) => link);
}

export function messagesOf(
  sent: readonly Sent[],
  template: string,
  hasPassphrase: boolean,
): string {
  return sent.map((one) => messageFor(template, one, hasPassphrase)).join('\n\n');
}

/**
 * Copies a text with links. A link must not be lost: where the clipboard fails, they are shown, to
 * be copied by hand.
 * @returns whether it is on the clipboard
 */
export async function putOnClipboard(
  { clipboard, log }: Clipboards,
  text: string,
  links: readonly string[],
): Promise<boolean> {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    log.warn('The clipboard could not be written; the links are shown instead.');
    void showLinks(links);
    return false;
  }
}

/** A box has one line: several links are a list, and each of them leads to its box. */
async function showLinks(links: readonly string[]): Promise<void> {
  const [first = ''] = links;
  if (links.length === 1) {
    await showLink(first);
    return;
  }
  const items = links.map((link, at) => ({
    label: vscode.l10n.t('Link {0}', at + 1),
    description: asText(link),
    link,
  }));
  for (;;) {
    const chosen = await pickItem(items, {
      title: vscode.l10n.t('{0} One-Time Links at {1}', links.length, hostOf(first)),
      placeholder: vscode.l10n.t('The clipboard could not be used. Choose a link to copy it.'),
    });
    if (!chosen) return;
    await showLink(chosen.link);
  }
}

async function showLink(link: string): Promise<void> {
  const prompt = vscode.l10n.t('The clipboard could not be used. Copy the link from here.');
  await showToCopy(vscode.l10n.t('One-Time Link'), prompt, link);
}
