import * as vscode from 'vscode';
import type { App } from './commands/app';
import { listenToEvents, startUp } from './commands/lifecycle';
import { registerCommands } from './commands/registry';
import { tellFailure } from './commands/tell';
import { tellNews } from './commands/secrets/tellNews';
import { signInFromAccountsMenu } from './commands/accounts/signIn';
import { signOutOf } from './commands/accounts/signOut';
import { Accounts } from './core/accounts/accounts';
import { Ceilings } from './core/sharing/ceilings';
import { ClipboardGuard } from './core/receiving/clipboardGuard';
import { GoneAccounts } from './core/accounts/goneAccounts';
import { Hidden } from './core/secrets/hidden';
import { LastPlaces } from './core/accounts/lastPlaces';
import { RefusedTokens } from './core/accounts/refusedTokens';
import { LastUsed } from './core/storage/lastUsed';
import { MissingAccounts } from './core/accounts/missingAccounts';
import { Notices } from './core/secrets/notices';
import { RecentSecrets } from './core/secrets/recentSecrets';
import { Refresh } from './core/secrets/refresh';
import { PendingWork } from './core/pendingWork';
import { ShareRecord } from './core/secrets/record';
import { SecretActions } from './core/secrets/actions';
import { Sharing } from './core/sharing/share';
import { StorageLasts } from './core/storage/storageLasts';
import { Unseen } from './core/secrets/unseen';
import { Watch } from './core/secrets/watch';
import { AccountsProvider } from './host/authenticationProvider';
import { createClientFor, createSignInClient } from './host/clients';
import { IdIndexFiles } from './host/idIndexFiles';
import { Notifications } from './host/notifications';
import { Settings } from './host/settings';
import { hostClock } from './host/clock';
import { Transports } from './host/transports';
import { hasFocus } from './host/windowFocus';
import { AUTHENTICATION_PROVIDER } from './ids';
import { NextPlaceItem } from './views/accounts/nextPlaceItem';
import { RecentBadge } from './views/secrets/badge';
import { RecentSecretsTree } from './views/secrets/tree';
import { RecentState } from './views/secrets/message';
import { RevealedDocuments } from './views/receiving/revealedDocuments';
import { ShareCodeActions } from './views/sharing/shareCodeActions';

let clipboardGuard: ClipboardGuard | undefined;
const pendingWork = new PendingWork();

/** Builds the house and registers everything; reading the record and all requests come later. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Onetime Secret', { log: true });
  const { secrets, globalState, globalStorageUri } = context;
  const index = (name: string) => new IdIndexFiles(vscode.Uri.joinPath(globalStorageUri, name));
  const version = String((context.extension.packageJSON as { version?: unknown }).version);
  const clock = hostClock;
  const { clipboard } = vscode.env;

  const settings = new Settings();
  const accounts = new Accounts(index('accounts'), secrets, log, globalState);
  const record = new ShareRecord(index('record'), secrets, clock, log, () =>
    settings.historyDays(),
  );
  const transports = new Transports(log);
  const places = new LastPlaces(globalState);
  const refusedTokens = new RefusedTokens(accounts);
  const clientFor = createClientFor(accounts, refusedTokens, transports, log, version);
  const hidden = new Hidden(globalState, clock);
  const rounds = new Refresh(record, accounts, clientFor, clock, log);
  const recent = new RecentSecrets(record, accounts, rounds, clock, hidden);
  const watching = (): boolean => settings.watch();
  const tree = new RecentSecretsTree(recent, clock, new RecentState(recent, record, watching));
  clipboardGuard = new ClipboardGuard(clipboard, () => settings.clearClipboardAfter(), clock, log);

  const app: App = {
    accounts,
    badge: new RecentBadge(tree.view, recent, new Unseen(globalState, clock), hasFocus),
    ceilings: new Ceilings(globalState),
    clientFor,
    signInClient: createSignInClient(transports, log, version),
    clipboard,
    clipboardGuard,
    clock,
    goneAccounts: new GoneAccounts(accounts),
    log,
    memory: globalState,
    nextPlaceItem: new NextPlaceItem(() => tree.view.visible),
    missingAccounts: new MissingAccounts(accounts, globalState),
    notices: new Notices({
      recent,
      record,
      focused: hasFocus,
      enabled: watching,
      tell: (news) => {
        tellNews(app, news);
      },
    }),
    notifications: new Notifications((error) => {
      tellFailure(app, error);
    }),
    pendingWork,
    places,
    recent,
    recipients: new LastUsed(globalState, 'recipients'),
    record,
    refusedTokens,
    revealed: new RevealedDocuments(),
    secretActions: new SecretActions(recent, accounts, clientFor, refusedTokens),
    settings,
    shareDomains: new LastUsed(globalState, 'shareDomains'),
    sharing: new Sharing(clientFor, clock),
    storageLasts: new StorageLasts(globalState, secrets),
    tree,
    watch: new Watch({
      clock,
      log,
      enabled: watching,
      focused: hasFocus,
      waiting: async () => recent.waiting(),
      refresh: async (scope) => recent.refresh(scope),
    }),
  };
  const provider = new AccountsProvider(accounts, {
    signIn: async () => signInFromAccountsMenu(app),
    signOut: async (account) => signOutOf(app, account),
  });
  context.subscriptions.push(
    log,
    transports,
    app.revealed,
    app.tree,
    app.nextPlaceItem,
    provider,
    vscode.authentication.registerAuthenticationProvider(
      AUTHENTICATION_PROVIDER,
      'Onetime Secret',
      provider,
      { supportsMultipleAccounts: true },
    ),
    vscode.languages.registerCodeActionsProvider('*', new ShareCodeActions()),
    registerCommands(app),
    listenToEvents(app, provider, secrets),
  );
  void startUp(app, provider);
}

/**
 * A plaintext of ours does not stay on the clipboard when nobody is left to clear it, and what was
 * shared a moment ago is still written into the record.
 */
export async function deactivate(): Promise<void> {
  await Promise.all([clipboardGuard?.clear(), pendingWork.done()]);
}
