import { parseServerUrl, regionOfOrigin } from '../../api';
import { chosenServer } from './chooseServer';
import type { AccountServices } from './services';

/**
 * Whether a server is one of the service's or one that the person chose: in the settings, or by
 * signing in there. Links and Args may name any other: the person is asked about it first.
 * @param server base address: another one of the same host may be anybody's
 */
export async function isKnownServer(
  services: Pick<AccountServices, 'accounts' | 'settings'>,
  server: string,
): Promise<boolean> {
  if (regionOfOrigin(server)) return true;
  const own = [chosenServer(services), ownShareDomain(services)];
  if (own.includes(server)) return true;
  return (await services.accounts.known()).some((account) => account.server === server);
}

function ownShareDomain({ settings }: Pick<AccountServices, 'settings'>): string | undefined {
  try {
    return parseServerUrl(settings.shareDomain());
  } catch {
    return undefined; // None, or one that is no address.
  }
}
