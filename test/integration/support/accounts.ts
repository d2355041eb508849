import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Account } from '../../../dev/server';
import { AUTHENTICATION_PROVIDER, Commands } from '../../../src/ids';
import type { Messages } from './messages';
import type { Prompts } from './prompts';

/** An account with a token made at run time. */
export function account(username: string): Account {
  return { username, token: randomBytes(20).toString('hex') };
}

/** Signs in by the command, with the token typed into its box. @throws Error if that fails */
export async function signIn(
  prompts: Prompts,
  server: string,
  { username, token }: Account,
): Promise<void> {
  const signingIn = vscode.commands.executeCommand(Commands.signIn, { server, username });
  await (await prompts.box()).answer(token);
  if (!(await signingIn)) throw new Error('it did not sign in');
}

/** Signs out of every account; the list stays as it is. */
export async function signOutOfAll(prompts: Prompts, messages: Messages): Promise<void> {
  const { answer } = messages;
  messages.answer = 'Sign Out, Keep the List';
  for (;;) {
    const accounts = await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER);
    if (accounts.length === 0) break;
    const signingOut = vscode.commands.executeCommand(Commands.signOut);
    if (accounts.length > 1) {
      const pick = await prompts.pick();
      pick.choose(pick.labels[0] ?? '');
    }
    await signingOut;
  }
  messages.answer = answer;
}
