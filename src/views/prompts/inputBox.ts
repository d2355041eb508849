import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';
import { ALONE, BACK, placeInSteps, withBack, type Step } from './steps';

/** Characters: what a server says, and what to do about it. */
const LONGEST = 600;

type BoxButton = vscode.QuickInputButton & { readonly pressed: (box: vscode.InputBox) => void };

/**
 * Texts in a box may come from others: VS Code would make links of them
 * (microsoft/vscode#173885), so they are disarmed.
 */
export interface InputBoxOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Hides what is typed; a button shows it. */
  readonly password?: boolean;
  readonly buttons?: readonly BoxButton[];
  /** Takes what was typed when the person goes back: for the box to have it the next time. */
  readonly onBack?: (typed: string) => void;
  /**
   * Looks at the text when it is accepted; may ask a server. The box stays open meanwhile and
   * shows what comes back, so that what was typed is not lost.
   * @param signal aborts when the box is closed meanwhile
   * @returns what is wrong with it; undefined accepts it
   */
  readonly check?: (
    value: string,
    signal: AbortSignal,
  ) => Promise<string | undefined> | string | undefined;
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
  box.title = asText(options.title);
  box.prompt = asText(options.prompt, LONGEST);
  box.placeholder = options.placeholder ?? '';
  box.value = options.value ?? '';
  const own = options.buttons ?? [];
  let buttons = own;
  const hide = (isHidden: boolean): void => {
    box.password = isHidden;
    const toggle = eye(isHidden, () => {
      hide(!isHidden);
    });
    buttons = options.password === true ? [...own, toggle] : own;
    box.buttons = withBack(at, buttons);
  };
  hide(options.password ?? false);
  box.ignoreFocusOut = true;
  placeInSteps(box, at);
  const closed = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      box.onDidAccept(() => {
        accept(box, options, closed.signal).then((accepted) => {
          if (accepted) resolve(box.value);
        }, reject);
      });
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
      });
      box.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) {
          options.onBack?.(box.value);
          resolve(BACK);
        } else buttons.find((one) => one === button)?.pressed(box);
      });
      box.onDidHide(() => {
        closed.abort();
        resolve(undefined);
      });
      box.show();
    });
  } finally {
    closed.abort();
    box.dispose();
  }
}

/** Shows what is typed, or hides it again. */
function eye(isHidden: boolean, pressed: () => void): BoxButton {
  return {
    iconPath: new vscode.ThemeIcon(isHidden ? 'eye' : 'eye-closed'),
    tooltip: isHidden ? vscode.l10n.t('Show What Is Typed') : vscode.l10n.t('Hide What Is Typed'),
    pressed,
  };
}

async function accept(
  box: vscode.InputBox,
  { check }: InputBoxOptions,
  signal: AbortSignal,
): Promise<boolean> {
  if (!check) return true;
  box.busy = true;
  box.enabled = false;
  try {
    const wrong = await check(box.value, signal);
    if (signal.aborted) return false;
    box.validationMessage = wrong === undefined ? undefined : asText(wrong, LONGEST);
    return wrong === undefined;
  } finally {
    box.busy = false;
    box.enabled = true;
  }
}
