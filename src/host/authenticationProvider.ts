import * as vscode from 'vscode';
import type { Account, Accounts } from '../core/accounts/accounts';
import { coalesced } from '../core/coalesced';
import { cleanText } from '../core/foreignText';
import { hostOf } from '../core/hostOf';

/**
 * The accounts in VS Code's Accounts menu. Other extensions get a session after one click on
 * Allow, so its `accessToken` is an opaque handle and never the API token.
 */
export class AccountsProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  private readonly changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.changed.event;
  private known: readonly vscode.AuthenticationSession[] = [];

  constructor(
    private readonly accounts: Accounts,
    private readonly person: {
      /** Asks the person; undefined for Esc. */
      readonly signIn: () => Promise<Account | undefined>;
      readonly signOut: (account: Account) => Promise<void>;
    },
  ) {}

  /** Undefined scopes mean all sessions. Servers have no scopes: a session with some is none of ours. */
  async getSessions(
    scopes: readonly string[] | undefined,
    { account }: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    if (scopes !== undefined && scopes.length > 0) return [];
    const sessions = (await this.accounts.known()).map(sessionOf);
    return sessions.filter((one) => account === undefined || isSame(one.account, account));
  }

  async createSession(): Promise<vscode.AuthenticationSession> {
    const account = await this.person.signIn();
    if (!account) throw new vscode.CancellationError();
    return sessionOf(account);
  }

  async removeSession(id: string): Promise<void> {
    const account = (await this.accounts.known()).find((one) => one.id === id);
    if (account) await this.person.signOut(account);
    await this.refresh();
  }

  /** Tells VS Code which accounts came and went, in this window or in another. */
  readonly refresh = coalesced(async () => this.refreshOnce());

  private async refreshOnce(): Promise<void> {
    const before = this.known;
    const now = await this.getSessions(undefined, {});
    this.known = now;
    const added = now.filter(({ id }) => !before.some((session) => session.id === id));
    const removed = before.filter(({ id }) => !now.some((session) => session.id === id));
    if (added.length + removed.length > 0) this.changed.fire({ added, removed, changed: [] });
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** VS Code itself knows the accounts that extensions prefer by their labels, which are unique here. */
function isSame(
  one: vscode.AuthenticationSessionAccountInformation,
  other: vscode.AuthenticationSessionAccountInformation,
): boolean {
  return one.id === other.id || one.label === other.label;
}

function sessionOf({ id, server, username }: Account): vscode.AuthenticationSession {
  return {
    id,
    accessToken: id,
    account: { id, label: `${cleanText(username)} (${hostOf(server)})` },
    scopes: [],
  };
}
