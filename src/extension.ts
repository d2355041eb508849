import * as vscode from 'vscode';
import type { App } from './commands/app';
import { onStorageChange, startUp } from './commands/events';
import { registerCommands } from './commands/registry';
import { signInFromAccountsMenu } from './commands/signIn';
import { Accounts } from './core/accounts';
import { Ceilings } from './core/ceilings';
import { ClipboardGuard } from './core/clipboardGuard';
import { LastUsed } from './core/lastUsed';
import { RecentSecrets } from './core/recentSecrets';
import { ShareRecord } from './core/record';
import { SecretActions } from './core/secretActions';
import { Sharing } from './core/sharing';
import { AccountsProvider } from './host/authenticationProvider';
import { createClientFor, createSignInClient } from './host/clients';
import { IdIndexFiles } from './host/idIndexFiles';
import { Notifications } from './host/notifications';
import { Settings } from './host/settings';
import { AUTHENTICATION_PROVIDER } from './ids';
import { RecentSecretsTree } from './views/recentSecretsTree';
import { RevealedDocuments } from './views/revealedDocuments';
import { ShareCodeActions } from './views/shareCodeActions';

let clipboardGuard: ClipboardGuard | undefined;

/** Builds the house and registers everything; reading the record and all requests come later. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Onetime Secret', { log: true });
  const { secrets, globalState, globalStorageUri } = context;
  const index = (name: string) => new IdIndexFiles(vscode.Uri.joinPath(globalStorageUri, name));
  const version = String((context.extension.packageJSON as { version?: unknown }).version);
  const clock = Date.now;
  const { clipboard } = vscode.env;

  const settings = new Settings();
  const accounts = new Accounts(index('accounts'), secrets, log);
  const record = new ShareRecord(index('record'), secrets, clock, log, () =>
    settings.historyDays(),
  );
  const clientFor = createClientFor(accounts, log, version);
  const recent = new RecentSecrets(record, accounts, clientFor, clock, log);
  clipboardGuard = new ClipboardGuard(clipboard, () => settings.clearClipboardAfter(), log);

  const app: App = {
    accounts,
    ceilings: new Ceilings(globalState),
    clientFor,
    signInClient: createSignInClient(log, version),
    clipboard,
    clipboardGuard,
    clock,
    log,
    notifications: new Notifications(),
    recent,
    recipients: new LastUsed(globalState, 'recipients'),
    record,
    revealed: new RevealedDocuments(),
    secretActions: new SecretActions(recent, accounts, clientFor),
    settings,
    shareDomains: new LastUsed(globalState, 'shareDomains'),
    sharing: new Sharing(clientFor, record, clock, log),
    tree: new RecentSecretsTree(recent, clock),
  };
  const provider = new AccountsProvider(accounts, async () => signInFromAccountsMenu(app));
  context.subscriptions.push(
    log,
    app.revealed,
    app.tree,
    provider,
    vscode.authentication.registerAuthenticationProvider(
      AUTHENTICATION_PROVIDER,
      'Onetime Secret',
      provider,
      { supportsMultipleAccounts: true },
    ),
    vscode.languages.registerCodeActionsProvider('*', new ShareCodeActions()),
    registerCommands(app),
    secrets.onDidChange(({ key }) => void onStorageChange(app, provider, key)),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) void app.clipboardGuard.retryIfDue();
    }),
  );
  void startUp(app, provider);
}

/** A plaintext of ours does not stay on the clipboard when nobody is left to clear it. */
export async function deactivate(): Promise<void> {
  await clipboardGuard?.clear();
}
