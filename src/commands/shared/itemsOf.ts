import * as vscode from 'vscode';
import { parseItemArgs, type ItemArgs } from '../../core/args';
import type { RecentSecret } from '../../core/recentList';
import { pickItem } from '../../views/prompts/pick';
import { SecretNode } from '../../views/recentSecretsTree';
import { labelOf, outcomeInWords } from '../../views/words';
import type { App } from '../app';

export interface Items {
  readonly secrets: readonly RecentSecret[];
  readonly args: ItemArgs;
}

/** What is asked where nothing says which secret is meant. */
export interface Which {
  readonly title: string;
  /** Which secrets the command can do something with. */
  readonly fits: (secret: RecentSecret) => boolean;
  /** Said when there is none. */
  readonly none: string;
}

export function isUnopened({ group }: RecentSecret): boolean {
  return group === 'unopened';
}

/** The unopened ones. */
export function whichUnopened(title: string): Which {
  const none = vscode.l10n.t(
    'There is no unopened secret in the list. What you share appears there.',
  );
  return { title, fits: isUnopened, none };
}

/** Any one of the list. */
export function whichOfAll(title: string): Which {
  const none = vscode.l10n.t('The list is empty. What you share appears there.');
  return { title, fits: () => true, none };
}

/**
 * The secrets an item command is about: `{id}`, the tree's element(s), the view's selection, else
 * one that is picked.
 *
 * @returns undefined for Esc, or when there is none; that is told
 * @throws BadArgumentError, NoSuchSecretError
 */
export async function itemsOf(
  app: App,
  [element, elements]: readonly unknown[],
  which: Which,
): Promise<Items | undefined> {
  const args = parseItemArgs(element);
  if (args?.id !== undefined) return { secrets: [await app.recent.get(args.id)], args };
  const nodes = Array.isArray(elements) ? (elements as readonly unknown[]) : [element];
  const given = nodes.flatMap((node) => (node instanceof SecretNode ? [node.secret] : []));
  const chosen = given.length > 0 ? given : app.tree.selection;
  if (chosen.length > 0) return { secrets: chosen, args: args ?? {} };
  const picked = await pick(app, which);
  return picked && { secrets: [picked], args: args ?? {} };
}

async function pick(app: App, { title, fits, none }: Which): Promise<RecentSecret | undefined> {
  const fitting = (await app.recent.list()).filter(fits);
  if (fitting.length === 0) {
    app.notifications.tell({ message: none });
    return undefined;
  }
  const chosen = await pickItem(
    fitting.map((secret) => ({
      label: labelOf(secret),
      description: outcomeInWords(secret, app.clock()),
      secret,
    })),
    { title, placeholder: vscode.l10n.t('Which one?'), ignoreFocusOut: false },
  );
  return chosen?.secret;
}
