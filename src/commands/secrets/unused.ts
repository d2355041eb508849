import type { UnusedAccount } from '../../core/secrets/unusedAccount';
import type { Notice } from '../../host/notifications';
import { unusedInWords } from '../../views/secrets/unusedInWords';
import { signInAgainAction } from '../accounts/remedies';
import type { SecretServices } from './services';

/** What is told of something that was done, and of the accounts that it was done without. */
export function withUnused(
  services: SecretServices,
  sentences: readonly string[],
  unused: readonly (UnusedAccount | undefined)[],
): Pick<Notice, 'message' | 'actions'> {
  const accounts = unused.filter((one) => one !== undefined);
  const refused = accounts.find(({ why }) => why === 'refused');
  return {
    message: [...sentences, ...unusedInWords(accounts)].join(' '),
    actions: refused ? [signInAgainAction(services, refused)] : [],
  };
}
