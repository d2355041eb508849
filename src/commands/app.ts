import type { GoneAccounts } from '../core/accounts/goneAccounts';
import type { MissingAccounts } from '../core/accounts/missingAccounts';
import type { Notices } from '../core/secrets/notices';
import type { ShareRecord } from '../core/secrets/record';
import type { Watch } from '../core/secrets/watch';
import type { StorageLasts } from '../core/storage/storageLasts';
import type { NextPlaceItem } from '../views/accounts/nextPlaceItem';
import type { RecentBadge } from '../views/secrets/badge';
import type { ReceivingServices } from './receiving/services';
import type { SecretServices } from './secrets/services';
import type { SharingServices } from './sharing/services';

/** What happens without a command. */
interface UnaskedServices {
  readonly badge: RecentBadge;
  readonly goneAccounts: GoneAccounts;
  readonly missingAccounts: MissingAccounts;
  readonly nextPlaceItem: NextPlaceItem;
  readonly notices: Notices;
  readonly record: ShareRecord;
  readonly storageLasts: StorageLasts;
  readonly watch: Watch;
}

/** All that `extension.ts` puts together: each command takes of it what its wing uses. */
export type App = ReceivingServices & SharingServices & SecretServices & UnaskedServices;

/** A command: never rejects once registered; its results hold no plaintext. */
export type Command = (app: App, ...args: readonly unknown[]) => Promise<unknown>;
