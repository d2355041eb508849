import * as vscode from 'vscode';
import type { ContextKeys, ListState } from '../ids';

/** What each key is set to. */
interface ContextValues {
  readonly [ContextKeys.signedIn]: boolean;
  readonly [ContextKeys.tokenRefused]: boolean;
  readonly [ContextKeys.listState]: ListState;
}

/** Tells `when` clauses of package.json the value of a key. */
export async function setContext<Key extends keyof ContextValues>(
  key: Key,
  value: ContextValues[Key],
): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
