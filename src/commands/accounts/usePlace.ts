import type { Place } from '../../core/accounts/place';
import { keepServer, serverChoiceOf } from './chooseServer';
import type { AccountServices } from './services';
import { useAccount } from './useAccount';

/**
 * Writes into the settings where new secrets go, and as whom.
 * @returns whether they go there now; if not, the settings are as they were before
 */
export async function usePlace(
  services: Pick<AccountServices, 'accounts' | 'log' | 'places' | 'settings'>,
  place: Place,
): Promise<boolean> {
  const before = services.settings.writtenPlace();
  const isUsed =
    (await keepServer(services, serverChoiceOf(place.server))) &&
    (await useAccount(services, place));
  if (isUsed) await remember(services, place);
  // Half a change would send secrets where nobody meant them to go.
  else await services.settings.writePlace(before).catch(() => undefined);
  return isUsed;
}

/** For the next question and the next switch to prefer it. */
async function remember(
  { log, places }: Pick<AccountServices, 'log' | 'places'>,
  place: Place,
): Promise<void> {
  try {
    await places.add(place);
  } catch {
    log.warn('The place could not be remembered as the one used last.');
  }
}
