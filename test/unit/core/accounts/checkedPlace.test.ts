import assert from 'node:assert/strict';
import {
  badSettings,
  checkedPlaceOf,
  type ShareSettings,
} from '../../../../src/core/accounts/checkedPlace';
import type { NextPlace } from '../../../../src/core/accounts/nextPlace';
import { AccountsUnreadableError, BadSettingError } from '../../../../src/core/errors';

const server = 'https://ots.example';
const ada = { server, username: 'ada@example.com' };
const bob = { server, username: 'bob@example.com' };
const bad = (setting: string): never => {
  throw new BadSettingError(setting, 'needs-link');
};

describe('What a check looks at', () => {
  const accounts = {
    on: async () =>
      Promise.resolve([
        { ...ada, id: '1' },
        { ...bob, id: '2' },
      ]),
  };

  it('is the place that the next secret goes to, for all that it may go as', async () => {
    const cases: readonly [NextPlace, readonly string[]][] = [
      [{ kind: 'settled', place: { server, username: undefined } }, []],
      [{ kind: 'settled', place: ada }, [ada.username]],
      // The server may accept the token again.
      [{ kind: 'refused', place: ada }, [ada.username]],
      [{ kind: 'ask', server }, [ada.username, bob.username]],
    ];
    for (const [next, usernames] of cases)
      assert.deepEqual(await checkedPlaceOf(next, accounts), { server, usernames });
  });

  it('is the server alone where nothing is shared before a sign-in, and why', async () => {
    assert.deepEqual(await checkedPlaceOf({ kind: 'sign-in', place: ada }, accounts), {
      server,
      usernames: [],
      obstacle: { code: 'signed-out', level: 'bad', place: ada },
    });
    const unreadable = await checkedPlaceOf({ kind: 'unreadable', server }, accounts);
    assert.ok(unreadable?.obstacle?.code === 'accounts');
    assert.ok(unreadable.obstacle.error instanceof AccountsUnreadableError);
  });

  it('is nothing where no server is settled', async () => {
    const error = new BadSettingError('onetimeSecret.serverUrl', 'scheme');
    for (const next of [{ kind: 'unchosen' }, { kind: 'bad-setting', error }] as const)
      assert.equal(await checkedPlaceOf(next, accounts), undefined);
  });
});

describe('Settings in the way of a share', () => {
  const good: ShareSettings = {
    server: () => server,
    account: () => '',
    defaultTtl: () => 3600,
    copyFormat: () => 'link',
    messageTemplate: () => '{link}',
    placeholder: () => '{link}',
  };
  const found = (settings: Partial<ShareSettings>): readonly string[] =>
    badSettings({ ...good, ...settings }).map((finding) =>
      finding.code === 'settings' ? finding.error.setting : finding.code,
    );

  it('are all that cannot be used', () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ server: () => bad('a'), defaultTtl: () => bad('b') }), ['a', 'b']);
    assert.deepEqual(found({ placeholder: () => bad('c') }), ['c']);
  });

  it('are the message only where one is copied', () => {
    const messageTemplate = (): never => bad('d');
    assert.deepEqual(found({ messageTemplate }), []);
    assert.deepEqual(found({ messageTemplate, copyFormat: () => 'message' }), ['d']);
  });

  it('hide no fault of the code', () => {
    const placeholder = (): never => {
      throw new TypeError('x');
    };
    assert.throws(() => found({ placeholder }), TypeError);
  });
});
