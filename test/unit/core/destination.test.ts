import assert from 'node:assert/strict';
import { Accounts } from '../../../src/core/accounts';
import { chooseAccount, chooseAccountOf } from '../../../src/core/destination';
import { AccountsUnreadableError } from '../../../src/core/errors';
import { MemorySecrets } from '../../support/memorySecrets';
import { MemoryIdIndex } from './support/idIndexes';
import { MemoryLog } from './support/memoryLog';

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
});
