import * as vscode from 'vscode';
import type { App } from '../app';
import { copyLinks } from './copyLinks';
import { itemsOf, whichUnopened } from './itemsOf';

/** Copies the links of secrets again; servers tell them as long as nobody opened them. */
export async function copyLink(app: App, ...args: readonly unknown[]): Promise<void> {
  const which = whichUnopened(vscode.l10n.t('Copy the Link of Which Secret?'));
  const items = await itemsOf(app, args, which);
  if (!items) return;
  await copyLinks(app, items.secrets, {
    text: (linked) => linked.map(({ link }) => link).join('\n'),
    told: (names, count) =>
      count === 1
        ? vscode.l10n.t('Link of {0} copied.', names)
        : vscode.l10n.t('Links of {0} copied.', names),
  });
}
