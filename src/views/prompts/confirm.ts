import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';

/** Characters; a list of names to agree to has room. */
const LONGEST = 300;

/**
 * A modal question with one or more ways to go on. Texts in it may come from others: they are shown
 * as text.
 * @param detail one or more lines
 * @returns undefined for Cancel
 */
export async function confirm<T>(
  question: string,
  detail: string,
  answers: readonly { readonly title: string; readonly value: T }[],
): Promise<T | undefined> {
  const items = answers.map(({ title, value }) => ({ title: asText(title), value }));
  const lines = detail.split('\n').map((line) => asText(line, LONGEST));
  const chosen = await vscode.window.showWarningMessage(
    asText(question, LONGEST),
    { modal: true, detail: lines.join('\n') },
    ...items,
  );
  return chosen?.value;
}
