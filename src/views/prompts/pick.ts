import * as vscode from 'vscode';
import { BACK, placeInSteps, withBack, type Step } from './steps';

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The one that Enter takes at once; the first, if none is. */
  readonly preferred?: (value: T) => boolean;
  readonly at: Step;
}

/**
 * Asks for one of several. Stays open when the focus goes elsewhere.
 * @returns undefined for Esc
 */
export async function pick<T>(
  options: PickOptions<T>,
): Promise<Choice<T> | typeof BACK | undefined> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & Choice<T>>();
  box.title = options.title;
  box.placeholder = options.placeholder;
  box.items = [...options.choices];
  const [first] = box.items;
  const active = box.items.find(({ value }) => options.preferred?.(value)) ?? first;
  box.activeItems = active ? [active] : [];
  box.buttons = withBack(options.at, []);
  box.ignoreFocusOut = true;
  box.matchOnDescription = true;
  placeInSteps(box, options.at);
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
