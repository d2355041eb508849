import * as vscode from 'vscode';
import { Commands, RowCommands, type CommandId, type RowCommandId } from '../ids';
import type { App, Command } from './app';
import { burnSecret } from './secrets/burnSecret';
import { burnUnopened } from './secrets/burnUnopened';
import { copyLink } from './secrets/copyLink';
import { copyMessage } from './secrets/copyMessage';
import { forgetSecret } from './secrets/forgetSecret';
import { generatePassword } from './sharing/generatePassword';
import { openReceipt } from './secrets/openReceipt';
import { pasteAsSecret } from './sharing/pasteAsSecret';
import { refreshRecent } from './secrets/refreshRecent';
import { renameSecret } from './secrets/renameSecret';
import { revealSecret } from './receiving/revealSecret';
import { shareAndReplace } from './sharing/shareAndReplace';
import { shareClipboard } from './sharing/shareClipboard';
import { shareFile } from './sharing/shareFile';
import { shareSelection, shareSelectionWithOptions } from './sharing/shareSelection';
import { shareTerminalSelection } from './sharing/shareTerminalSelection';
import { showLog } from './showLog';
import { showMore } from './secrets/showMore';
import { signIn } from './accounts/signIn';
import { signInAgain } from './accounts/signInAgain';
import { signOut } from './accounts/signOut';
import { switchAccount } from './accounts/switchAccount';
import { checkConnection } from './accounts/checkConnection';
import { guarded } from './tell';

const COMMANDS: Readonly<Record<CommandId | RowCommandId, Command>> = {
  [Commands.shareSelection]: shareSelection,
  [Commands.shareSelectionWithOptions]: shareSelectionWithOptions,
  [Commands.shareAndReplace]: shareAndReplace,
  [Commands.shareFile]: shareFile,
  [Commands.shareClipboard]: shareClipboard,
  [Commands.pasteAsSecret]: pasteAsSecret,
  [Commands.shareTerminalSelection]: shareTerminalSelection,
  [Commands.generatePassword]: generatePassword,
  [Commands.revealSecret]: revealSecret,
  [Commands.refreshRecent]: refreshRecent,
  [Commands.burnSecret]: burnSecret,
  [Commands.burnUnopened]: burnUnopened,
  [Commands.copyLink]: copyLink,
  [Commands.copyMessage]: copyMessage,
  [Commands.openReceipt]: openReceipt,
  [Commands.renameSecret]: renameSecret,
  [Commands.forgetSecret]: forgetSecret,
  [Commands.signIn]: signIn,
  [Commands.signInAgain]: signInAgain,
  [Commands.signOut]: signOut,
  [Commands.switchAccount]: switchAccount,
  [Commands.checkConnection]: checkConnection,
  [Commands.showLog]: showLog,
  [RowCommands.showMore]: showMore,
};

/** Registers every command; a failure is told, and the command resolves to undefined. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([id, command]) =>
      vscode.commands.registerCommand(id, async (...args: readonly unknown[]) =>
        guarded(app, async () => command(app, ...args)),
      ),
    ),
  );
}
