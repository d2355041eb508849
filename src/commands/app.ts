import type { OnetimeSecretClient } from '../api';
import type { Accounts } from '../core/accounts/accounts';
import type { Ceilings } from '../core/sharing/ceilings';
import type { ClipboardGuard } from '../core/receiving/clipboardGuard';
import type { LastUsed } from '../core/storage/lastUsed';
import type { MissingAccounts } from '../core/accounts/missingAccounts';
import type { Notices } from '../core/secrets/notices';
import type { PendingWork } from '../core/pendingWork';
import type { ClientFor } from '../core/accounts/destination';
import type { Clock } from '../core/clock';
import type { Clipboard, Log, Memory } from '../core/ports';
import type { ShareRecord } from '../core/secrets/record';
import type { RecentSecrets } from '../core/secrets/recentSecrets';
import type { SecretActions } from '../core/secrets/actions';
import type { Sharing } from '../core/sharing/share';
import type { StorageLasts } from '../core/storage/storageLasts';
import type { Watch } from '../core/secrets/watch';
import type { Notifications } from '../host/notifications';
import type { Settings } from '../host/settings';
import type { RecentBadge } from '../views/secrets/badge';
import type { RecentSecretsTree } from '../views/secrets/tree';
import type { RevealedDocuments } from '../views/receiving/revealedDocuments';

/** What commands work with; `extension.ts` puts it together. */
export interface App {
  readonly accounts: Accounts;
  readonly badge: RecentBadge;
  readonly ceilings: Ceilings;
  readonly clientFor: ClientFor;
  /** A client with a token that is not kept yet. */
  readonly signInClient: (
    server: string,
    username: string,
    token: string,
  ) => Promise<OnetimeSecretClient>;
  readonly clipboard: Clipboard;
  readonly clipboardGuard: ClipboardGuard;
  readonly clock: Clock;
  readonly log: Log & { show(): void };
  /** Hints that outlive VS Code, unencrypted. */
  readonly memory: Memory;
  readonly missingAccounts: MissingAccounts;
  readonly notices: Notices;
  readonly notifications: Notifications;
  /** What nobody waits for, but for the window's end. */
  readonly pendingWork: PendingWork;
  readonly recent: RecentSecrets;
  /** Addresses that links were mailed to. */
  readonly recipients: LastUsed;
  readonly record: ShareRecord;
  readonly revealed: RevealedDocuments;
  readonly secretActions: SecretActions;
  readonly settings: Settings;
  /** Custom domains that links were made for. */
  readonly shareDomains: LastUsed;
  readonly sharing: Sharing;
  readonly storageLasts: StorageLasts;
  readonly tree: RecentSecretsTree;
  readonly watch: Watch;
}

/** A command: never rejects once registered; its results hold no plaintext. */
export type Command = (app: App, ...args: readonly unknown[]) => Promise<unknown>;
