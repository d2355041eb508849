import * as vscode from 'vscode';

/** The person wants the step before. */
export const BACK = Symbol('back');

/** Where a box stands in a flow. */
export interface Step {
  readonly step: number;
  readonly totalSteps: number;
  /** Whether there is a box to go back to. */
  readonly back: boolean;
}

/** A box that is no part of a flow. */
export const ALONE: Step = { step: 1, totalSteps: 1, back: false };

/** A box that another one of the same step leads to. */
export function within(at: Step): Step {
  return { ...at, back: true };
}

/** One question of a flow; undefined is Esc. */
export type Question = (step: Step) => Promise<typeof BACK | 'answered' | undefined>;

/**
 * Asks questions one after the other; the back button returns to the one before, which remembers
 * its answer.
 * @returns false for Esc at any of them
 */
export async function askInSteps(questions: readonly Question[]): Promise<boolean> {
  for (let position = 0; position < questions.length;) {
    const answer = await questions[position]?.({
      step: position + 1,
      totalSteps: questions.length,
      back: position > 0,
    });
    if (answer === undefined) return false;
    position = answer === BACK ? Math.max(position - 1, 0) : position + 1;
  }
  return true;
}

/** Puts a box at its place in a flow. */
export function placeInSteps(box: vscode.QuickInput, { step, totalSteps }: Step): void {
  if (totalSteps === 1) return;
  box.step = step;
  box.totalSteps = totalSteps;
}

/** The buttons of a box, with the back button first where there is a box to go back to. */
export function withBack<T extends vscode.QuickInputButton>(
  { back }: Step,
  buttons: readonly T[],
): readonly (T | vscode.QuickInputButton)[] {
  return back ? [vscode.QuickInputButtons.Back, ...buttons] : buttons;
}
