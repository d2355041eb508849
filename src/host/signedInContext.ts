import * as vscode from 'vscode';
import type { Accounts } from '../core/accounts/accounts';
import { ContextKeys } from '../ids';

/** Tells `when` clauses whether any account is signed in. */
export async function updateSignedInContext(accounts: Accounts): Promise<void> {
  const signedIn = (await accounts.known()).length > 0;
  await vscode.commands.executeCommand('setContext', ContextKeys.signedIn, signedIn);
}
