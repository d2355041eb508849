import assert from 'node:assert/strict';
import { Accounts } from '../../../../src/core/accounts/accounts';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';

const EU = 'https://eu.onetimesecret.com';
const US = 'https://us.onetimesecret.com';
const ME = 'me@example.com';

function setUp(): {
  secrets: MemorySecrets;
  index: MemoryIdIndex;
  log: MemoryLog;
  accounts: Accounts;
} {
  const secrets = new MemorySecrets();
  const index = new MemoryIdIndex();
  const log = new MemoryLog();
  return { secrets, index, log, accounts: new Accounts(index, secrets, log) };
}

describe('Accounts', () => {
  it('keep one token for each server and user name', async () => {
    const { accounts } = setUp();
    const tokens = { eu: newToken(), us: newToken(), ops: newToken() };
    const eu = await accounts.add(EU, ME, tokens.eu);
    const us = await accounts.add(US, ME, tokens.us);
    const ops = await accounts.add(EU, 'ops@example.com', tokens.ops);
    assert.equal(new Set([eu.account.id, us.account.id, ops.account.id]).size, 3);
    assert.equal(await accounts.token(eu.account), tokens.eu);
    assert.equal(await accounts.token(us.account), tokens.us);
    assert.equal(await accounts.token(ops.account), tokens.ops);
    assert.deepEqual(await accounts.on(EU), [eu.account, ops.account]);
    assert.deepEqual(await accounts.on('https://ca.onetimesecret.com'), []);
  });

  it('replace the token of an account that signs in again', async () => {
    const { accounts } = setUp();
    const first = await accounts.add(EU, ME, newToken());
    const token = newToken();
    const second = await accounts.add(EU, ME, token);
    assert.deepEqual(second.account, first.account);
    assert.equal((await accounts.known()).length, 1);
    assert.equal(await accounts.token(first.account), token);
  });

  it('give no token for another server than the one it was given for', async () => {
    const { accounts } = setUp();
    const { account } = await accounts.add(EU, ME, newToken());
    assert.equal(await accounts.token({ ...account, server: US }), undefined);
  });

  it('show who is signed in, never a token', async () => {
    const { accounts } = setUp();
    const token = newToken();
    const { account } = await accounts.add(EU, ME, token);
    for (const shown of [await accounts.known(), await accounts.on(EU), account]) {
      assert.ok(!JSON.stringify(shown).includes(token));
    }
    assert.deepEqual(Object.keys(account).sort(), ['id', 'server', 'username']);
  });

  it('have an id that tells neither who nor where, since other extensions see it', async () => {
    const { account } = await setUp().accounts.add(EU, ME, newToken());
    assert.match(account.id, /^[0-9a-f-]{36}$/);
  });

  it('last until the next start, and sign out for good', async () => {
    const { accounts, index, secrets, log } = setUp();
    const token = newToken();
    const { account, stored } = await accounts.add(EU, ME, token);
    assert.equal(stored, true);
    const later = new Accounts(index, secrets, log);
    assert.deepEqual(await later.known(), [account]);
    assert.equal(await later.token(account), token);

    await later.remove(account);
    assert.deepEqual(await later.known(), []);
    assert.equal(await later.token(account), undefined);
    assert.equal(secrets.values.size, 0);
    assert.equal(index.added.size, 0);
  });

  it('are seen to come and go in another window once SecretStorage tells', async () => {
    const { accounts: here, index, secrets, log } = setUp();
    const there = new Accounts(index, secrets, log);
    let told = 0;
    there.onDidChange(() => told++);
    secrets.onDidChange((key) => {
      there.storageChanged(key);
    });
    assert.deepEqual(await there.known(), []);

    const { account } = await here.add(EU, ME, newToken());
    assert.deepEqual(await there.known(), [account]);
    const token = newToken();
    await here.add(EU, ME, token);
    assert.equal(await there.token(account), token);
    await here.remove(account);
    assert.deepEqual(await there.known(), []);
    there.storageChanged('record.7b1c');
    assert.equal(told, 3);
  });

  it('skip what is damaged, foreign or of a newer version, and leave it where it is', async () => {
    const { accounts, index, secrets, log } = setUp();
    const good = { version: 1, server: EU, username: ME, token: newToken() };
    const bad = [
      '',
      '{',
      'null',
      '[]',
      JSON.stringify({ ...good, version: 2 }),
      JSON.stringify({ ...good, server: 'eu' }),
      JSON.stringify({ ...good, username: '' }),
      JSON.stringify({ ...good, token: '' }),
      JSON.stringify({ ...good, token: undefined }),
    ];
    for (const [number, text] of bad.entries()) {
      await index.add(`bad-${number}`);
      await secrets.store(`account.bad-${number}`, text);
    }
    await index.add('gone');
    const { account } = await accounts.add(EU, ME, good.token);
    assert.deepEqual(await accounts.known(), [account]);
    assert.equal(secrets.values.size, bad.length + 1);
    assert.equal(index.added.size, bad.length + 2);
    assert.ok(!log.text.includes(good.token));
  });

  it('work in this window where SecretStorage does not, and say that they will not last', async () => {
    const { accounts, secrets, log } = setUp();
    secrets.failing.add('get').add('store').add('delete');
    const token = newToken();
    const { account, stored } = await accounts.add(EU, ME, token);
    assert.equal(stored, false);
    assert.deepEqual(await accounts.known(), [account]);
    assert.equal(await accounts.token(account), token);
    assert.ok(!log.text.includes(token), 'the host quoted the token, our log does not');
    await accounts.remove(account);
    assert.deepEqual(await accounts.known(), []);
  });

  it('stay signed in after signing in where nothing can be read back', async () => {
    const { accounts, secrets } = setUp();
    secrets.onDidChange((key) => {
      accounts.storageChanged(key);
    });
    secrets.failing.add('get');
    const token = newToken();
    const { account } = await accounts.add(EU, ME, token);
    assert.deepEqual(await accounts.known(), [account]);
    assert.equal(await accounts.token(account), token);
  });

  it('tell of every change made here, since SecretStorage does not where it fails', async () => {
    const { accounts, secrets } = setUp();
    secrets.failing.add('store').add('delete');
    const seen: number[] = [];
    const look = async (): Promise<void> => void seen.push((await accounts.known()).length);
    let looking = Promise.resolve();
    accounts.onDidChange(() => {
      looking = look();
    });
    const { account } = await accounts.add(EU, ME, newToken());
    await looking;
    await accounts.remove(account);
    await looking;
    assert.deepEqual(seen, [1, 0]);
  });

  it('are one again after signing in anew because the old entry could not be read', async () => {
    const { accounts, index, secrets, log } = setUp();
    await accounts.add(EU, ME, newToken());
    secrets.failing.add('get');
    const later = new Accounts(index, secrets, log);
    const token = newToken();
    const { account } = await later.add(EU, ME, token);
    secrets.failing.clear();
    const last = new Accounts(index, secrets, log);
    assert.deepEqual(await last.known(), [account]);
    assert.equal(await last.token(account), token);
    await last.remove(account);
    assert.deepEqual(await last.known(), []);
    assert.equal(secrets.values.size, 0);
  });

  it('are told of where one is kept under an id that is not its own', async () => {
    const { accounts, index, secrets } = setUp();
    const id = '11111111-2222-4333-8444-555555555555';
    const stored = { version: 1, server: EU, username: ME, token: newToken() };
    await index.add(id);
    await secrets.store(`account.${id}`, JSON.stringify(stored));
    assert.deepEqual(await accounts.known(), []);
    assert.deepEqual([...accounts.unreadable], [[id, 'damaged']]);
  });

  it('stay signed in where another window signed out and this one has not heard of it', async () => {
    const { accounts: one, index, secrets, log } = setUp();
    const other = new Accounts(index, secrets, log);
    const { account } = await one.add(EU, ME, newToken());
    assert.deepEqual(await other.known(), [account]);
    await one.remove(account);
    secrets.onDidChange((key) => {
      one.storageChanged(key);
      void one.known();
    });
    const token = newToken();
    await other.add(EU, ME, token);
    for (const each of [one, other, new Accounts(index, secrets, log)]) {
      assert.deepEqual(await each.known(), [account]);
      assert.equal(await each.token(account), token);
    }
  });

  it('are not deleted by a window that looked into the index before they were signed in', async () => {
    const { accounts: one, index, secrets, log } = setUp();
    const other = new Accounts(index, secrets, log);
    const { account } = await one.add(EU, ME, newToken());
    await one.remove(account);
    const before = await index.list();
    const token = newToken();
    await other.add(EU, ME, token);
    one.storageChanged(`account.${account.id}`);
    const list = index.list.bind(index);
    // The answer to what was asked before.
    index.list = async () => {
      index.list = list;
      return Promise.resolve(before);
    };
    await one.known();
    assert.equal(await new Accounts(index, secrets, log).token(account), token);
  });

  it('stay signed in, visibly, if the token could not be deleted', async () => {
    const { accounts, secrets } = setUp();
    const { account } = await accounts.add(EU, ME, newToken());
    secrets.failing.add('delete');
    await assert.rejects(accounts.remove(account));
    assert.deepEqual(await accounts.known(), [account]);
    secrets.failing.clear();
    await accounts.remove(account);
    assert.equal(secrets.values.size, 0);
    assert.deepEqual(await accounts.known(), []);
  });

  describe('of which not all can be read', () => {
    it('may be more than are known, until they can be read again', async () => {
      for (const fault of ['index', 'entry'] as const) {
        const { accounts, index, secrets, log } = setUp();
        const { account } = await accounts.add(EU, ME, newToken());
        const later = new Accounts(index, secrets, log);
        if (fault === 'index') index.failing = true;
        else secrets.failing.add('get');
        assert.deepEqual(await later.known(), [], 'what can do without goes on');
        assert.equal(later.mayBeMore, true);
        index.failing = false;
        secrets.failing.clear();
        assert.deepEqual(await later.on(EU), [account]);
        assert.equal(later.mayBeMore, false);
      }
    });

    it('are at least those that this window knows', async () => {
      const { accounts, index, secrets } = setUp();
      const { account } = await accounts.add(EU, ME, newToken());
      secrets.failing.add('get');
      assert.deepEqual(await accounts.on(EU), [account]);
      assert.equal(accounts.mayBeMore, false);
      index.failing = true;
      assert.deepEqual(await accounts.on(EU), [account]);
      assert.equal(accounts.mayBeMore, true, 'another window may have signed in');
    });

    it('can be signed in to all the same', async () => {
      const { accounts, index } = setUp();
      index.failing = true;
      const { account, stored } = await accounts.add(EU, ME, newToken());
      assert.equal(stored, false);
      assert.deepEqual(await accounts.on(EU), [account]);
    });

    it('are all there are for sure where the others are damaged or of a newer version', async () => {
      const { accounts, index, secrets } = setUp();
      for (const [number, text] of ['{', '{"version":2}'].entries()) {
        await index.add(`bad-${number}`);
        await secrets.store(`account.bad-${number}`, text);
      }
      const { account } = await accounts.add(EU, ME, newToken());
      assert.deepEqual(await accounts.on(EU), [account]);
      assert.equal(accounts.mayBeMore, false);
    });
  });
});
