import { parseServerUrl, regionOfOrigin } from '../../api';
import { ownServers } from './chooseServer';
import type { AccountServices } from './services';

/**
 * Whether a server is one of the service's or one that the person chose: in the settings, by
 * signing in there, or for secrets before. Links and Args may name any other: the person is asked about it first.
 * @param server base address: another one of the same host may be anybody's
 */
export async function isKnownServer(
  services: Pick<AccountServices, 'accounts' | 'places' | 'settings'>,
  server: string,
): Promise<boolean> {
  if (regionOfOrigin(server)) return true;
  const own = [ownShareDomain(services), ...(await ownServers(services))];
  return own.includes(server);
}

function ownShareDomain({ settings }: Pick<AccountServices, 'settings'>): string | undefined {
  try {
    return parseServerUrl(settings.shareDomain());
  } catch {
    return undefined; // None, or one that is no address.
  }
}
