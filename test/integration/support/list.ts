import * as vscode from 'vscode';
import { Commands, Views } from '../../../src/ids';
import { messages } from './stage';
import { until } from './waiting';

/** Ends before the test does, which would go on in the tests that follow. */
const LIMIT_MS = 15_000;

/**
 * Selects every row of the first group in the view, as Ctrl+A does, once there are so many; the
 * messages until then are forgotten.
 */
export async function selectRows(count: number): Promise<void> {
  const { answer } = messages;
  messages.answer = undefined;
  const end = Date.now() + LIMIT_MS;
  await until(async () => {
    try {
      await vscode.commands.executeCommand(`${Views.recent}.focus`);
      await vscode.commands.executeCommand('list.focusFirst');
      await vscode.commands.executeCommand('list.focusDown');
      await vscode.commands.executeCommand('list.selectAll');
    } catch {
      // VS Code's own commands fail while it draws rows anew ("Data tree node not found").
      if (Date.now() > end) throw new Error(`Rows could not be selected: ${count}`);
      return false;
    }
    messages.shown.length = 0;
    // Its question says what is selected, and is answered with Cancel.
    await vscode.commands.executeCommand(Commands.forgetSecret, { focused: true });
    const [question] = messages.shown;
    if (Date.now() > end) throw new Error(`Not ${count} rows: ${JSON.stringify(messages.shown)}`);
    return question?.message === `Forget ${count} secrets?`;
  });
  messages.shown.length = 0;
  messages.answer = answer;
}

/** Empties the list. */
export async function forgetAll(): Promise<void> {
  messages.answer = 'Forget';
  await vscode.commands.executeCommand(Commands.forgetSecret, { all: true });
  messages.answer = undefined;
  messages.shown.length = 0;
}
