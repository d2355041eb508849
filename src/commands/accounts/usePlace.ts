import type { Place } from '../../core/accounts/place';
import { keepServer, serverChoiceOf } from './chooseServer';
import type { AccountServices } from './services';
import { useAccount } from './useAccount';

/**
 * Writes into the settings where new secrets go, and as whom.
 * @returns whether they go there now; if not, the settings are as they were before
 */
export async function usePlace(
  services: Pick<AccountServices, 'accounts' | 'log' | 'settings'>,
  place: Place,
): Promise<boolean> {
  const before = services.settings.writtenPlace();
  const isUsed =
    (await keepServer(services, serverChoiceOf(place.server))) &&
    (await useAccount(services, place));
  // Half a change would send secrets where nobody meant them to go.
  if (!isUsed) await services.settings.writePlace(before).catch(() => undefined);
  return isUsed;
}
