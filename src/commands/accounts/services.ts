import type { OnetimeSecretClient } from '../../api';
import type { Accounts } from '../../core/accounts/accounts';
import type { ClientFor } from '../../core/accounts/destination';
import type { LastPlaces } from '../../core/accounts/lastPlaces';
import type { RefusedTokens } from '../../core/accounts/refusedTokens';
import type { Clock } from '../../core/clock';
import type { Clipboard, Log } from '../../core/ports';
import type { RecentSecrets } from '../../core/secrets/recentSecrets';
import type { Ceilings } from '../../core/sharing/ceilings';
import type { StorageLasts } from '../../core/storage/storageLasts';
import type { Notifications } from '../../host/notifications';
import type { Settings } from '../../host/settings';
import type { RecentSecretsTree } from '../../views/secrets/tree';

/** What commands about accounts and servers use, and telling of a failure with its ways on. */
export interface AccountServices {
  readonly accounts: Accounts;
  readonly ceilings: Ceilings;
  readonly clientFor: ClientFor;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly log: Log & { show(): void };
  readonly notifications: Notifications;
  /** Where secrets went last. */
  readonly places: LastPlaces;
  readonly refusedTokens: RefusedTokens;
  /** Signing in changes what the list can be asked for; signing out, what it knows. */
  readonly recent: Pick<RecentSecrets, 'failures' | 'forgetSharedBy' | 'refresh' | 'sharedBy'>;
  readonly settings: Settings;
  readonly storageLasts: Pick<StorageLasts, 'lasts'>;
  /** A client with a token that is not kept yet. */
  readonly signInClient: (
    server: string,
    username: string,
    token: string,
  ) => Promise<OnetimeSecretClient>;
  readonly tree: Pick<RecentSecretsTree, 'refresh' | 'view'>;
}
