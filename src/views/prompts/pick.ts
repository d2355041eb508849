import * as vscode from 'vscode';
import { BACK, placeInSteps, within, withBack, type Step } from './steps';

interface Offer {
  readonly label: string;
  readonly description?: string;
  /** The one that Enter takes at once; the first, if none is. */
  readonly preferred?: boolean;
}

/** An answer, or the way to a box that asks for one. */
export type Choice<T> = Offer &
  ({ readonly value: T } | { readonly ask: (at: Step) => Promise<T | typeof BACK | undefined> });

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
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & Choice<T>>();
  box.title = title;
  box.placeholder = placeholder;
  box.items = choices;
  const active = choices.find(({ preferred }) => preferred) ?? choices[0];
  box.activeItems = active ? [active] : [];
  box.buttons = withBack(at, []);
  box.ignoreFocusOut = true;
  box.matchOnDescription = true;
  placeInSteps(box, at);
  try {
    return await new Promise((resolve) => {
      box.onDidAccept(() => {
        const [chosen] = box.activeItems;
        if (chosen) resolve(chosen);
      });
      box.onDidTriggerButton(() => {
        resolve(BACK);
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
