import assert from 'node:assert/strict';
import { Accounts } from '../../../../src/core/accounts/accounts';
import { RefusedTokens } from '../../../../src/core/accounts/refusedTokens';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';

const EU = 'https://eu.onetimesecret.com';
const ME = { server: EU, username: 'me@example.com' };
const OPS = { server: EU, username: 'ops@example.com' };

describe('Refused tokens', () => {
  let accounts: Accounts;
  let secrets: MemorySecrets;
  let index: MemoryIdIndex;
  let refused: RefusedTokens;
  let changes: number;
  beforeEach(() => {
    [secrets, index] = [new MemorySecrets(), new MemoryIdIndex()];
    accounts = new Accounts(index, secrets, new MemoryLog());
    refused = new RefusedTokens(accounts);
    changes = 0;
    refused.onDidChange(() => changes++);
  });

  it('are known by account until it is let in again', () => {
    refused.judgeOf(ME)(true);
    assert.equal(changes, 0);
    refused.judgeOf(ME)(false);
    refused.judgeOf(ME)(false);
    assert.equal(changes, 1);
    assert.deepEqual([refused.has(ME), refused.has(OPS)], [true, false]);
    assert.deepEqual(refused.list(), [ME]);
    refused.judgeOf(ME)(true);
    assert.equal(refused.has(ME), false);
    assert.equal(changes, 2);
  });

  it('are none after another token of the same account, nor after signing out', async () => {
    refused.judgeOf(ME)(false);
    refused.judgeOf(OPS)(false);
    const { account } = await accounts.add(EU, ME.username, newToken());
    assert.deepEqual(refused.list(), [OPS]);
    refused.judgeOf(account)(false);
    await accounts.remove(account);
    assert.deepEqual(refused.list(), [OPS]);
  });

  it('are none either where that was done in another window', async () => {
    secrets.onDidChange((key) => {
      accounts.storageChanged(key);
    });
    refused.judgeOf(ME)(false);
    await new Accounts(index, secrets, new MemoryLog()).add(EU, ME.username, newToken());
    assert.deepEqual(refused.list(), []);
  });
});
