import type { Clock } from '../../core/clock';
import type { PendingWork } from '../../core/pendingWork';
import type { Clipboard } from '../../core/ports';
import type { ShareRecord } from '../../core/secrets/record';
import type { Ceilings } from '../../core/sharing/ceilings';
import type { Sharing } from '../../core/sharing/share';
import type { LastUsed } from '../../core/storage/lastUsed';
import type { RecentSecretsTree } from '../../views/secrets/tree';
import type { AccountServices } from '../accounts/services';
import type { PlaintextServices } from '../receiving/services';

/** What a share uses. */
export interface SharingServices extends AccountServices, PlaintextServices {
  readonly ceilings: Ceilings;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  /** What nobody waits for, but for the window's end. */
  readonly pendingWork: PendingWork;
  /** Addresses that links were mailed to. */
  readonly recipients: LastUsed;
  readonly record: Pick<ShareRecord, 'remember'>;
  /** Custom domains that links were made for. */
  readonly shareDomains: LastUsed;
  readonly sharing: Sharing;
  readonly tree: Pick<RecentSecretsTree, 'refresh' | 'reveal' | 'view'>;
}
