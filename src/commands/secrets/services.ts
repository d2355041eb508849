import type { Clock } from '../../core/clock';
import type { Clipboard, Memory } from '../../core/ports';
import type { SecretActions } from '../../core/secrets/actions';
import type { RecentSecrets } from '../../core/secrets/recentSecrets';
import type { ShareRecord } from '../../core/secrets/record';
import type { RecentSecretsTree } from '../../views/secrets/tree';
import type { AccountServices } from '../accounts/services';

/** What commands about listed secrets use. */
export interface SecretServices extends AccountServices {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  /** Hints that outlive VS Code, unencrypted. */
  readonly memory: Memory;
  readonly recent: RecentSecrets;
  readonly record: Pick<ShareRecord, 'rename'>;
  readonly secretActions: SecretActions;
  readonly tree: RecentSecretsTree;
}
