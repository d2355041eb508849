import * as vscode from 'vscode';

/** A modal question with one or more ways to go on. @returns undefined for Cancel */
export async function confirm<T>(
  question: string,
  detail: string,
  answers: readonly { readonly title: string; readonly value: T }[],
): Promise<T | undefined> {
  const items = answers.map(({ title, value }) => ({ title, value }));
  const chosen = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail },
    ...items,
  );
  return chosen?.value;
}
