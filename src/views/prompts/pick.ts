import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';
import { BACK, placeInSteps, within, withBack, type Step } from './steps';

/** Characters; a sentence has room. */
const LONGEST_DETAIL = 300;

interface Offer<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Name of a codicon. */
  readonly icon?: string;
  /** Those that follow one another with the same one stand under it. */
  readonly group?: string;
  /** Another answer, by a click on an icon of its row. Keyboards need a row for it, too. */
  readonly button?: vscode.QuickInputButton & { readonly value: T };
  /** The one that Enter takes at once; the first, if none is. */
  readonly preferred?: boolean;
}

/** An answer, or the way to a box that asks for one. */
export type Choice<T> = Offer<T> &
  ({ readonly value: T } | { readonly ask: (at: Step) => Promise<T | typeof BACK | undefined> });

interface Item<T> extends vscode.QuickPickItem {
  readonly choice: Choice<T>;
}

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  readonly at: Step;
}

/**
 * Asks for one of several. Stays open when the focus goes elsewhere; the back button of a box that
 * a choice leads to returns here.
 * @returns undefined for Esc
 */
export async function pick<T>(options: PickOptions<T>): Promise<T | typeof BACK | undefined> {
  for (;;) {
    const chosen = await choose(options);
    if (chosen === undefined || chosen === BACK) return chosen;
    if ('value' in chosen) return chosen.value;
    const asked = await chosen.ask(within(options.at));
    if (asked !== BACK) return asked;
  }
}

async function choose<T>({
  title,
  placeholder,
  choices,
  at,
}: PickOptions<T>): Promise<Choice<T> | typeof BACK | undefined> {
  const box = vscode.window.createQuickPick<Item<T> | vscode.QuickPickItem>();
  box.title = asText(title);
  box.placeholder = asText(placeholder, LONGEST_DETAIL);
  const items = choices.map((choice): Item<T> => {
    const { icon, button } = choice;
    return {
      ...disarmed(choice),
      choice,
      buttons: button ? [button] : [],
      ...(icon && { iconPath: new vscode.ThemeIcon(icon) }),
    };
  });
  box.items = items.flatMap((item, at) => {
    const { group } = item.choice;
    const isNew = group !== undefined && group !== items[at - 1]?.choice.group;
    return isNew ? [{ label: group, kind: vscode.QuickPickItemKind.Separator }, item] : [item];
  });
  const active = items.find(({ choice }) => choice.preferred) ?? items[0];
  box.activeItems = active ? [active] : [];
  box.buttons = withBack(at, []);
  box.ignoreFocusOut = true;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  placeInSteps(box, at);
  try {
    return await new Promise((resolve) => {
      box.onDidAccept(() => {
        const [chosen] = box.activeItems;
        if (chosen && 'choice' in chosen) resolve(chosen.choice);
      });
      box.onDidTriggerButton(() => {
        resolve(BACK);
      });
      box.onDidTriggerItemButton(({ item }) => {
        if (!('choice' in item)) return;
        const { label, button } = item.choice;
        if (button) resolve({ label, value: button.value });
      });
      box.onDidHide(() => {
        resolve(undefined);
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

export interface PickItemOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** false: closes when the focus goes elsewhere. Absent: true. */
  readonly ignoreFocusOut?: boolean;
}

/** Asks for one of several things that lead nowhere else. @returns undefined for Esc */
export async function pickItem<T extends vscode.QuickPickItem>(
  items: readonly T[],
  { title, placeholder, ignoreFocusOut = true }: PickItemOptions,
): Promise<T | undefined> {
  return vscode.window.showQuickPick(items.map(disarmed), {
    title: asText(title),
    ...(placeholder === undefined ? {} : { placeHolder: placeholder }),
    matchOnDescription: true,
    ignoreFocusOut,
  });
}

/**
 * What others wrote makes no icons: VS Code would draw some for `$(name)`
 * (microsoft/vscode#84012).
 */
function disarmed<T extends { label: string; description?: string; detail?: string }>(item: T): T {
  const { label, description, detail } = item;
  return {
    ...item,
    label: asText(label),
    ...(description === undefined ? {} : { description: asText(description) }),
    ...(detail === undefined ? {} : { detail: asText(detail, LONGEST_DETAIL) }),
  };
}
