import * as vscode from 'vscode';
import { ALONE, BACK, placeInSteps, withBack, type Step } from './steps';

export interface InputBoxOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Hides what is typed. */
  readonly password?: boolean;
  readonly buttons?: readonly (vscode.QuickInputButton & {
    readonly pressed: (box: vscode.InputBox) => void;
  })[];
  /**
   * Looks at the text when it is accepted; may ask a server. The box stays open meanwhile and
   * shows what comes back, so that what was typed is not lost.
   * @returns what is wrong with it; undefined accepts it
   */
  readonly check?: (value: string) => Promise<string | undefined> | string | undefined;
}

/**
 * Asks for one line. Stays open when the focus goes elsewhere: people fetch what is asked for.
 * @returns undefined for Esc
 */
export async function askLine(options: InputBoxOptions): Promise<string | undefined> {
  const answer = await askLineInSteps(options, ALONE);
  return answer === BACK ? undefined : answer;
}

/** The same as one step of a flow. */
export async function askLineInSteps(
  options: InputBoxOptions,
  at: Step,
): Promise<string | typeof BACK | undefined> {
  const box = vscode.window.createInputBox();
  box.title = options.title;
  box.prompt = options.prompt;
  box.placeholder = options.placeholder ?? '';
  box.value = options.value ?? '';
  box.password = options.password ?? false;
  box.buttons = withBack(at, options.buttons ?? []);
  box.ignoreFocusOut = true;
  placeInSteps(box, at);
  try {
    return await new Promise((resolve, reject) => {
      box.onDidAccept(() => {
        accept(box, options).then((accepted) => {
          if (accepted) resolve(box.value);
        }, reject);
      });
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
      });
      box.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve(BACK);
        else options.buttons?.find((one) => one === button)?.pressed(box);
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

async function accept(box: vscode.InputBox, { check }: InputBoxOptions): Promise<boolean> {
  if (!check) return true;
  box.busy = true;
  box.enabled = false;
  try {
    box.validationMessage = await check(box.value);
    return box.validationMessage === undefined;
  } finally {
    box.busy = false;
    box.enabled = true;
  }
}
