import * as vscode from 'vscode';
import { parseForgetArgs } from '../core/args';
import type { RecentSecret } from '../core/recentList';
import { confirm } from '../views/prompts/confirm';
import { labelOf } from '../views/words';
import type { App } from './app';
import { isUnopened, itemsOf, whichOfAll } from './shared/itemsOf';

/** Takes secrets off the list, one, several or with `{all: true}` all of them. Asks no server. */
export async function forgetSecret(app: App, ...args: readonly unknown[]): Promise<void> {
  const { all = false } = parseForgetArgs(args[0]) ?? {};
  const secrets = all ? await app.recent.list() : await chosen(app, args);
  const [first] = secrets ?? [];
  if (!secrets || !first) {
    if (all) app.notifications.tell({ message: whichOfAll('').none });
    return;
  }
  const risky = all || secrets.length > 1 || secrets.some(isUnopened);
  if (risky && !(await agreed(secrets, first))) return;
  await app.recent.forget(secrets.map(({ id }) => id));
  const message =
    secrets.length === 1
      ? vscode.l10n.t('“{0}” is off the list.', labelOf(first))
      : vscode.l10n.t('{0} secrets are off the list.', secrets.length);
  app.notifications.tell({ icon: 'list-selection', message });
}

async function chosen(
  app: App,
  args: readonly unknown[],
): Promise<readonly RecentSecret[] | undefined> {
  const items = await itemsOf(app, args, whichOfAll(vscode.l10n.t('Forget Which Secret?')));
  return items?.secrets;
}

async function agreed(secrets: readonly RecentSecret[], first: RecentSecret): Promise<boolean> {
  const unopened = secrets.filter(isUnopened).length;
  const question =
    secrets.length === 1
      ? vscode.l10n.t('Forget “{0}”?', labelOf(first))
      : vscode.l10n.t('Forget {0} secrets?', secrets.length);
  const detail = [
    vscode.l10n.t('Only this list changes; nothing changes on the server.'),
    ...lost(unopened, secrets.length),
  ];
  const answer = { title: vscode.l10n.t('Forget'), value: true };
  return (await confirm(question, detail.join(' '), [answer])) ?? false;
}

/** What is given up with the unopened ones. */
function lost(unopened: number, of: number): string[] {
  if (unopened === 0) return [];
  if (of === 1) {
    return [
      vscode.l10n.t(
        'Nobody has opened it yet. Its link goes on working, but you are not told when it is opened, and cannot burn it from here any more.',
      ),
    ];
  }
  return [
    vscode.l10n.t(
      'Still unopened: {0}. Their links go on working, but you are not told when they are opened, and cannot burn them from here any more.',
      unopened,
    ),
  ];
}
