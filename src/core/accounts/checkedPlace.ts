import { AccountsUnreadableError, BadSettingError } from '../errors';
import type { Accounts } from './accounts';
import type { CheckedPlace, Finding } from './connection';
import type { DestinationSettings, NextPlace } from './nextPlace';

/** The settings that a share reads. */
export interface ShareSettings extends DestinationSettings {
  /** @throws BadSettingError */
  defaultTtl(): number;
  copyFormat(): 'link' | 'message';
  /** @throws BadSettingError */
  messageTemplate(): string;
  /** @throws BadSettingError */
  placeholder(): string;
}

/**
 * What a check looks at for the next secret to get where it goes.
 * @returns undefined: no server is settled
 */
export async function checkedPlaceOf(
  next: NextPlace,
  accounts: Pick<Accounts, 'on'>,
): Promise<CheckedPlace | undefined> {
  switch (next.kind) {
    case 'settled':
    case 'refused': {
      const { server, username } = next.place;
      return { server, usernames: username === undefined ? [] : [username] };
    }
    case 'ask': {
      const { server } = next;
      return { server, usernames: (await accounts.on(server)).map(({ username }) => username) };
    }
    case 'sign-in': {
      const { place } = next;
      const obstacle = { code: 'signed-out', level: 'bad', place } as const;
      return { server: place.server, usernames: [], obstacle };
    }
    case 'unreadable': {
      const error = new AccountsUnreadableError();
      const obstacle = { code: 'accounts', level: 'bad', error } as const;
      return { server: next.server, usernames: [], obstacle };
    }
    case 'unchosen':
    case 'bad-setting':
      return undefined;
  }
}

/** What the next share would stumble over in the settings, whatever the server says. */
export function badSettings(settings: ShareSettings): readonly Finding[] {
  const read = [
    () => settings.server(),
    () => settings.defaultTtl(),
    () => (settings.copyFormat() === 'message' ? settings.messageTemplate() : undefined),
    () => settings.placeholder(),
  ];
  return read.flatMap((setting) => {
    try {
      setting();
      return [];
    } catch (error) {
      if (!(error instanceof BadSettingError)) throw error;
      return [{ code: 'settings', level: 'bad', error } as const];
    }
  });
}
