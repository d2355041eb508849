import * as vscode from 'vscode';
import { parseArgs } from '../../core/args';
import { ItemArgs } from '../../core/secrets/args';
import type { RecentSecret } from '../../core/secrets/list';
import { pickItem } from '../../views/prompts/pick';
import { SecretNode } from '../../views/secrets/tree';
import { labelOf, outcomeInWords } from '../../views/words';
import type { SecretServices } from './services';

export interface Items {
  readonly secrets: readonly RecentSecret[];
  /** Whether the caller, who named one by its id, wants no question about it. */
  readonly confirmed: boolean;
}

type ItemServices = Pick<SecretServices, 'clock' | 'notifications' | 'recent' | 'tree'>;

/** What is asked where nothing says which secret is meant. */
export interface ItemQuestion {
  readonly title: string;
  /** Which secrets the command can do something with. */
  readonly fits: (secret: RecentSecret) => boolean;
  /** Said when there is none. */
  readonly none: string;
}

export function isUnopened({ group }: RecentSecret): boolean {
  return group === 'unopened';
}

/** The same secrets as they are known by now. */
export async function asKnownNow(
  { recent }: Pick<SecretServices, 'recent'>,
  secrets: readonly RecentSecret[],
): Promise<RecentSecret[]> {
  const known = new Map((await recent.list()).map((secret) => [secret.id, secret]));
  return secrets.map((secret) => known.get(secret.id) ?? secret);
}

/** The unopened ones. */
export function unopenedQuestion(title: string): ItemQuestion {
  const none = vscode.l10n.t(
    'There is no unopened secret in the list. What you share appears there.',
  );
  return { title, fits: isUnopened, none };
}

/** Any one of the list. */
export function anyItemQuestion(title: string): ItemQuestion {
  const none = vscode.l10n.t('The list is empty. What you share appears there.');
  return { title, fits: () => true, none };
}

/**
 * The secrets an item command is about: those of Args, the tree's element(s), else one that is
 * picked: the palette says nothing, and what is selected in the view may be out of mind.
 *
 * @returns undefined for Esc, or when there is none; that is told
 * @throws BadArgumentError, NoSuchSecretError
 */
export async function itemsOf(
  services: ItemServices,
  [element, elements]: readonly unknown[],
  question: ItemQuestion,
): Promise<Items | undefined> {
  const args = parseArgs(ItemArgs, element);
  if (args) return itemsOfArgs(services, args, question);
  const nodes = Array.isArray(elements) ? (elements as readonly unknown[]) : [element];
  const given = nodes.flatMap((node) => (node instanceof SecretNode ? [node.secret] : []));
  return given.length > 0 ? { secrets: given, confirmed: false } : pickOne(services, question);
}

/** The same for Args that are parsed already. @throws NoSuchSecretError */
export async function itemsOfArgs(
  services: ItemServices,
  { id, confirm, focused }: ItemArgs,
  question: ItemQuestion,
): Promise<Items | undefined> {
  if (id !== undefined) {
    return { secrets: [await services.recent.get(id)], confirmed: confirm === false };
  }
  if (focused !== true) return pickOne(services, question);
  const secrets = services.tree.takeFocused();
  if (secrets.length > 0) return { secrets, confirmed: false };
  services.notifications.tell({
    message: vscode.l10n.t('No secret is chosen. Go to the row of one in the list first.'),
  });
  return undefined;
}

/** The same for a command about one alone: of several rows, the one whose menu it was called from. */
export async function itemOf(
  services: ItemServices,
  [element]: readonly unknown[],
  question: ItemQuestion,
): Promise<RecentSecret | undefined> {
  return (await itemsOf(services, [element], question))?.secrets[0];
}

/** Those selected in the view stand first, so that Enter takes them. */
async function pickOne(
  services: ItemServices,
  { title, fits, none }: ItemQuestion,
): Promise<Items | undefined> {
  const fitting = (await services.recent.list()).filter(fits);
  if (fitting.length === 0) {
    services.notifications.tell({ message: none });
    return undefined;
  }
  const selected = new Set(services.tree.selection.map(({ id }) => id));
  const [first, rest] = [true, false].map((wanted) =>
    fitting.filter(({ id }) => selected.has(id) === wanted),
  );
  const chosen = await pickItem(
    [...(first ?? []), ...(rest ?? [])].map((secret) => ({
      label: labelOf(secret),
      description: outcomeInWords(secret, services.clock.now()),
      secret,
    })),
    { title, placeholder: vscode.l10n.t('Which one?'), ignoreFocusOut: false },
  );
  return chosen && { secrets: [chosen.secret], confirmed: false };
}
