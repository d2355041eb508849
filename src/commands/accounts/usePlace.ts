import type { Place } from '../../core/accounts/place';
import { serverSettingsFor } from './chooseServer';
import type { AccountServices } from './services';
import { accountSettingFor } from './useAccount';

/**
 * Writes into the settings where new secrets go, and as whom.
 * @returns whether they go there now; if not, the settings are as they were before
 */
export async function usePlace(
  services: Pick<AccountServices, 'accounts' | 'log' | 'places' | 'settings'>,
  place: Place,
): Promise<boolean> {
  const { log, settings } = services;
  const before = settings.writtenPlace();
  try {
    const account = await accountSettingFor(services, place);
    await settings.writePlace(new Map([...serverSettingsFor(place.server), ...account]));
  } catch {
    log.warn('Where new secrets go could not be written into the settings.');
    // Half a change would send secrets where nobody meant them to go.
    await settings.writePlace(before).catch(() => {
      log.warn('What was written of it could not be taken back.');
    });
    return false;
  }
  await remember(services, place);
  return true;
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
