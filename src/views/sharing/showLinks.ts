import * as vscode from 'vscode';
import { baseOfLink } from '../../api';
import { pickItem } from '../prompts/pick';
import { showToCopy } from '../prompts/showToCopy';
import { hostOf } from '../words';

/**
 * Shows links to be copied by hand, where the clipboard cannot be used. A box has one line: several
 * links are a list, and each of them leads to its box.
 */
export async function showLinks(links: readonly string[]): Promise<void> {
  const [first = ''] = links;
  if (links.length === 1) {
    await showLink(first);
    return;
  }
  const items = links.map((link, at) => ({
    label: vscode.l10n.t('Link {0}', at + 1),
    description: link,
    link,
  }));
  for (;;) {
    const chosen = await pickItem(items, {
      title: vscode.l10n.t('{0} One-Time Links at {1}', links.length, hostOf(baseOfLink(first))),
      placeholder: vscode.l10n.t('The clipboard could not be used. Choose a link to copy it.'),
    });
    if (!chosen) return;
    await showLink(chosen.link);
  }
}

async function showLink(link: string): Promise<void> {
  await showToCopy(
    vscode.l10n.t('One-Time Link'),
    vscode.l10n.t('The clipboard could not be used. Copy the link from here.'),
    link,
  );
}
