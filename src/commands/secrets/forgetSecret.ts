import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ForgetArgs } from '../../core/secrets/args';
import type { RecentSecret } from '../../core/secrets/list';
import { confirm } from '../../views/prompts/confirm';
import { bulleted, labelsInWords } from '../../views/secrets/severalInWords';
import { labelOf } from '../../views/words';
import { isUnopened, itemsOf, itemsOfArgs, anyItemQuestion, type Items } from './itemsOf';
import type { SecretServices } from './services';

/** Takes secrets off the list, one, several or with `{all: true}` all of them. Asks no server. */
export async function forgetSecret(
  services: SecretServices,
  ...args: readonly unknown[]
): Promise<void> {
  const parsed = parseArgs(ForgetArgs, args[0]);
  const all = parsed?.all === true && parsed.id === undefined;
  const items = all
    ? { secrets: await services.recent.list(), confirmed: false }
    : await chosen(services, args, parsed);
  const [first] = items?.secrets ?? [];
  if (!items || !first) {
    if (all) services.notifications.tell({ message: anyItemQuestion('').none });
    return;
  }
  const { secrets, confirmed } = items;
  const risky = all || secrets.length > 1 || secrets.some(isUnopened);
  if (risky && !confirmed && !(await agreedToForget(secrets, first))) return;
  await services.recent.forget(secrets.map(({ id }) => id));
  const message =
    secrets.length === 1
      ? vscode.l10n.t('“{0}” is off the list.', labelOf(first))
      : vscode.l10n.t('{0} secrets are off the list: {1}.', secrets.length, labelsInWords(secrets));
  services.notifications.tell({ icon: 'list-selection', message });
}

async function chosen(
  services: SecretServices,
  args: readonly unknown[],
  parsed: ForgetArgs | undefined,
): Promise<Items | undefined> {
  const question = anyItemQuestion(vscode.l10n.t('Forget Which Secret?'));
  return parsed ? itemsOfArgs(services, parsed, question) : itemsOf(services, args, question);
}

async function agreedToForget(
  secrets: readonly RecentSecret[],
  first: RecentSecret,
): Promise<boolean> {
  const unopened = secrets.filter(isUnopened).length;
  const question =
    secrets.length === 1
      ? vscode.l10n.t('Forget “{0}”?', labelOf(first))
      : vscode.l10n.t('Forget {0} secrets?', secrets.length);
  const consequences = [
    vscode.l10n.t('Only this list changes; nothing changes on the server.'),
    ...lost(unopened, secrets.length),
  ].join(' ');
  const detail = secrets.length === 1 ? [consequences] : [...bulleted(secrets), '', consequences];
  const answer = { title: vscode.l10n.t('Forget'), value: true };
  return (await confirm(question, detail.join('\n'), [answer])) ?? false;
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
