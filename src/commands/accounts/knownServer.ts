import { parseServerUrl, regionOfOrigin } from '../../api';
import type { App } from '../app';
import { chosenServer } from './chooseServer';

/**
 * Whether a server is one of the service's or one that the person chose: in the settings, or by
 * signing in there. Links and Args may name any other: the person is asked about it first.
 * @param server origin
 */
export async function isKnownServer(app: App, server: string): Promise<boolean> {
  if (regionOfOrigin(server)) return true;
  const own = [chosenServer(app), ownShareDomain(app)];
  if (own.includes(server)) return true;
  return (await app.accounts.known()).some((account) => account.server === server);
}

function ownShareDomain({ settings }: App): string | undefined {
  try {
    return parseServerUrl(settings.shareDomain());
  } catch {
    return undefined; // None, or one that is no address.
  }
}
