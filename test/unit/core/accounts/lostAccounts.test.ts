import assert from 'node:assert/strict';
import { accountId, Accounts } from '../../../../src/core/accounts/accounts';
import { GoneAccounts } from '../../../../src/core/accounts/goneAccounts';
import type { SecretStore } from '../../../../src/core/ports';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';
import { MemoryMemento } from '../support/memoryMemento';

const EU = 'https://eu.onetimesecret.com';
const ME = 'me@example.com';
const KEY = `account.${accountId({ server: EU, username: ME })}`;

/** SecretStorage of a host that tells its keys, of one where that throws, and of an older one. */
const HOSTS: Readonly<Record<string, (secrets: MemorySecrets) => Partial<SecretStore>>> = {
  'tells its keys': (secrets) => ({
    keys: async () => Promise.resolve([...secrets.values.keys()]),
  }),
  'throws (1.104)': () => ({
    keys: () => {
      throw new Error('CANNOT use API proposal');
    },
  }),
  'has no keys': () => ({}),
};

for (const [name, keysOf] of Object.entries(HOSTS)) {
  describe(`An account that the index lost, in a host that ${name}`, () => {
    let secrets: MemorySecrets & Partial<SecretStore>;
    let index: MemoryIdIndex;
    let log: MemoryLog;
    let memory: MemoryMemento;
    beforeEach(() => {
      secrets = new MemorySecrets();
      Object.assign(secrets, keysOf(secrets));
      [index, log, memory] = [new MemoryIdIndex(), new MemoryLog(), new MemoryMemento()];
    });
    const start = (): Accounts => new Accounts(index, secrets, log, memory);
    const places = [{ server: EU, username: ME }];

    it('is there again after a start, and can be signed out', async () => {
      const token = newToken();
      const { account } = await start().add(EU, ME, token);
      index.added.clear();
      const later = start();
      assert.deepEqual(await later.known(), []);
      await later.findLost(places);
      assert.deepEqual(await later.known(), [account]);
      assert.equal(await later.token(account), token);
      await later.remove(account);
      assert.equal(secrets.values.size, 0);
      assert.ok(!log.text.includes(token));
    });

    it('is deleted where it was signed out, and another window wrote it back', async () => {
      const { account } = await start().add(EU, ME, newToken());
      const text = secrets.values.get(KEY) ?? '';
      await start().remove(account);
      secrets.values.set(KEY, text);
      const later = start();
      await later.findLost(places);
      assert.deepEqual(await later.known(), []);
      assert.equal(secrets.values.size, 0);
      await later.add(EU, ME, newToken());
      index.added.clear();
      const last = start();
      await last.findLost(places);
      assert.deepEqual(await last.known(), [account], 'signing in again counts');
    });

    it('is left alone if it cannot be read, or the index cannot', async () => {
      await start().add(EU, ME, newToken());
      const before = new Map(secrets.values);
      index.failing = true;
      await start().findLost(places);
      index.failing = false;
      index.added.clear();
      secrets.values.set(KEY, '{');
      const later = start();
      await later.findLost(places);
      assert.equal(later.unreadable.size, 0);
      assert.equal(secrets.values.size, before.size);
      assert.equal(index.added.size, 0);
    });
  });
}

describe('An account that is signed out while its index file is missing', () => {
  it('leaves nothing behind', async () => {
    const [secrets, index] = [new MemorySecrets(), new MemoryIdIndex()];
    const accounts = new Accounts(index, secrets, new MemoryLog());
    const { account } = await accounts.add(EU, ME, newToken());
    index.added.clear();
    await accounts.remove(account);
    assert.equal(secrets.values.size, 0);
  });
});

describe('Accounts that went', () => {
  it('are told once, whichever window removed them, and not those that cannot be read', async () => {
    const [secrets, index] = [new MemorySecrets(), new MemoryIdIndex()];
    const here = new Accounts(index, secrets, new MemoryLog());
    const there = new Accounts(index, secrets, new MemoryLog());
    secrets.onDidChange((key) => {
      there.storageChanged(key);
    });
    const { account } = await here.add(EU, ME, newToken());
    const gone = new GoneAccounts(there);
    assert.deepEqual(await gone.news(), []);
    index.failing = true;
    assert.deepEqual(await gone.news(), []);
    index.failing = false;
    await here.remove(account);
    assert.deepEqual(await gone.news(), [account]);
    assert.deepEqual(await gone.news(), []);
  });
});
