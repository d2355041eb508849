import { setUserSettings } from './settings';
import type { Stage } from './stage';

/** From now on new secrets go to this server, with the only account that is signed in there. */
export async function switchTo({ workbench }: Stage, server: string): Promise<void> {
  await setUserSettings(workbench, {
    'onetimeSecret.region': 'custom',
    'onetimeSecret.serverUrl': server,
  });
  await workbench.reload();
}
