import * as vscode from 'vscode';
import { Commands, type CommandId } from '../ids';
import type { App, Command } from './app';
import { burnSecret } from './burnSecret';
import { copyLink } from './copyLink';
import { generatePassword } from './generatePassword';
import { refreshRecent } from './refreshRecent';
import { revealSecret } from './revealSecret';
import { tellFailure } from './shared/tellFailure';
import { shareSelection } from './shareSelection';
import { showLog } from './showLog';
import { signIn } from './signIn';
import { signOut } from './signOut';

const COMMANDS: Readonly<Record<CommandId, Command>> = {
  [Commands.shareSelection]: shareSelection,
  [Commands.generatePassword]: generatePassword,
  [Commands.revealSecret]: revealSecret,
  [Commands.refreshRecent]: refreshRecent,
  [Commands.burnSecret]: burnSecret,
  [Commands.copyLink]: copyLink,
  [Commands.signIn]: signIn,
  [Commands.signOut]: signOut,
  [Commands.showLog]: showLog,
};

/**
 * Registers every command. A failure is told once and the command resolves to undefined: VS Code
 * would show the raw text of a rejection in a second message, and log it.
 */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([id, command]) =>
      vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
        try {
          return await command(app, ...args);
        } catch (error) {
          tellFailure(app, error);
          return undefined;
        }
      }),
    ),
  );
}
