import assert from 'node:assert/strict';
import { Accounts } from '../../../../src/core/accounts/accounts';
import { MissingAccounts } from '../../../../src/core/accounts/missingAccounts';
import { MemorySecrets } from '../../../support/memorySecrets';
import { newToken } from '../support/house';
import { MemoryIdIndex } from '../support/idIndexes';
import { MemoryLog } from '../support/memoryLog';
import { MemoryMemento } from '../support/memoryMemento';

describe('Accounts that cannot be read', () => {
  const memory = new MemoryMemento();
  const secrets = new MemorySecrets();
  const index = new MemoryIdIndex();
  let key = '';

  /** What is told at the next start. */
  async function start(): Promise<number> {
    const accounts = new Accounts(index, secrets, new MemoryLog());
    await accounts.known();
    return new MissingAccounts(accounts, memory).news();
  }

  before(async () => {
    const accounts = new Accounts(index, secrets, new MemoryLog());
    await accounts.add('https://eu.onetimesecret.com', 'me@example.com', newToken());
    key = [...secrets.values.keys()][0] ?? '';
  });

  it('are none while all is well, and nothing is written', async () => {
    assert.equal(await start(), 0);
    assert.equal(memory.values.size, 0);
  });

  it('are told at each start while the storage fails, since that may be over at the next', async () => {
    secrets.failing.add('get');
    assert.equal(await start(), 1);
    assert.equal(await start(), 1);
    secrets.failing.clear();
    assert.equal(await start(), 0);
  });

  for (const [what, text] of [
    ['damaged', '{'],
    ['of a newer version', '{"version":2}'],
  ] as const) {
    it(`are told once while one is ${what}, and again if it was readable in between`, async () => {
      const good = secrets.values.get(key) ?? '';
      for (let time = 0; time < 2; time++) {
        secrets.values.set(key, text);
        assert.equal(await start(), 1);
        assert.equal(await start(), 0);
        secrets.values.set(key, good);
        assert.equal(await start(), 0);
      }
    });
  }
});
