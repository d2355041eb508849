import assert from 'node:assert/strict';
import { Accounts } from '../../../../src/core/accounts/accounts';
import { chooseAccount, chooseAccountOf } from '../../../../src/core/accounts/destination';
import { AccountsUnreadableError } from '../../../../src/core/errors';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';

const me = { id: '1', server: 'https://eu.onetimesecret.com', username: 'me@example.com' };
const ops = { id: '2', server: 'https://eu.onetimesecret.com', username: 'ops@example.com' };

describe('The account that shares', () => {
  it('is the only one of the server if none is set', () => {
    assert.deepEqual(chooseAccount('', [me]), { kind: 'settled', account: me });
  });

  it('is none if none is set and none is signed in', () => {
    assert.deepEqual(chooseAccount('', []), { kind: 'settled', account: undefined });
  });

  it('is asked for if none is set and several are signed in', () => {
    assert.deepEqual(chooseAccount('', [me, ops]), { kind: 'ask', accounts: [me, ops] });
  });

  it('is the one that is set', () => {
    assert.deepEqual(chooseAccount('ops@example.com', [me, ops]), {
      kind: 'settled',
      account: ops,
    });
  });

  it('is never replaced by another or by none if it is not signed in', () => {
    for (const accounts of [[], [me], [me, ops]]) {
      assert.deepEqual(chooseAccount('boss@example.com', accounts), {
        kind: 'sign-in',
        username: 'boss@example.com',
      });
    }
  });

  it('is not chosen while nobody can say who is signed in, but for the one who wants none', async () => {
    const index = new MemoryIdIndex();
    const accounts = new Accounts(index, new MemorySecrets(), new MemoryLog());
    index.failing = true;
    for (const setting of ['', me.username])
      await assert.rejects(chooseAccountOf(me.server, setting, accounts), AccountsUnreadableError);
    assert.deepEqual(await chooseAccountOf(me.server, 'anonymous', accounts), {
      kind: 'settled',
      account: undefined,
    });
  });

  it('is none if "anonymous" is set, whoever is signed in', () => {
    for (const accounts of [[], [me], [me, ops]]) {
      assert.deepEqual(chooseAccount('anonymous', accounts), {
        kind: 'settled',
        account: undefined,
      });
    }
  });

  describe('while an account that was signed in cannot be read', () => {
    let secrets: MemorySecrets;
    let accounts: Accounts;

    /** The next start, at which the key ring no longer hands out what it kept of these. */
    async function startWithout(...usernames: string[]): Promise<void> {
      secrets = new MemorySecrets();
      const index = new MemoryIdIndex();
      const before = new Accounts(index, secrets, new MemoryLog());
      const locked: string[] = [];
      for (const { username } of [me, ops]) {
        const { account } = await before.add(me.server, username, newToken());
        if (usernames.includes(username)) locked.push(`account.${account.id}`);
      }
      const original = secrets.get.bind(secrets);
      secrets.get = async (key) =>
        locked.includes(key) ? Promise.reject(new Error('locked')) : original(key);
      accounts = new Accounts(index, secrets, new MemoryLog());
    }

    const usernameFor = async (setting: string): Promise<string | undefined> => {
      const choice = await chooseAccountOf(me.server, setting, accounts);
      assert.ok(choice.kind === 'settled');
      return choice.account?.username;
    };

    it('is neither none nor another one', async () => {
      for (const locked of [[me.username, ops.username], [ops.username]]) {
        await startWithout(...locked);
        for (const setting of ['', ops.username, 'boss@example.com'])
          await assert.rejects(usernameFor(setting), AccountsUnreadableError, setting);
      }
    });

    it('is the one that is set, where that one can be read', async () => {
      await startWithout(ops.username);
      assert.equal(await usernameFor(me.username), me.username);
    });

    it('is none if that is wanted', async () => {
      await startWithout(me.username, ops.username);
      assert.equal(await usernameFor('anonymous'), undefined);
    });

    it('is the one that is signed in anew and set, the same or another', async () => {
      for (const username of [ops.username, 'boss@example.com']) {
        await startWithout(me.username, ops.username);
        await accounts.add(me.server, username, newToken());
        await assert.rejects(usernameFor(''), AccountsUnreadableError);
        assert.equal(await usernameFor(username), username);
      }
    });

    it('is as before once all can be read again', async () => {
      await startWithout(ops.username);
      await assert.rejects(usernameFor(''), AccountsUnreadableError);
      Reflect.deleteProperty(secrets, 'get');
      assert.equal((await chooseAccountOf(me.server, '', accounts)).kind, 'ask');
    });
  });

  it('does not wait for what is damaged or of a newer version: that does not come back', async () => {
    for (const text of ['{', '{"version":2}']) {
      const [index, secrets] = [new MemoryIdIndex(), new MemorySecrets()];
      await index.add('lost');
      await secrets.store('account.lost', text);
      const accounts = new Accounts(index, secrets, new MemoryLog());
      assert.deepEqual(await chooseAccountOf(me.server, '', accounts), {
        kind: 'settled',
        account: undefined,
      });
    }
  });
});
