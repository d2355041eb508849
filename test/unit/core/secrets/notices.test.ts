import assert from 'node:assert/strict';
import { Notices, type News } from '../../../../src/core/secrets/notices';
import { RecentSecrets } from '../../../../src/core/secrets/recentSecrets';
import { ShareRecord } from '../../../../src/core/secrets/record';
import { Refresh } from '../../../../src/core/secrets/refresh';
import { house, useHouse } from '../support/fixture';
import { noSignal, open, type House, OPTIONS } from '../support/house';

/** One window, or one start, over the storage of the house. */
class Window {
  readonly told: News[] = [];
  focused = true;
  enabled = true;
  readonly record: ShareRecord;
  readonly recent: RecentSecrets;
  readonly notices: Notices;

  constructor({ index, secrets, clock, log, accounts, clientFor }: House) {
    this.record = new ShareRecord(index, secrets, clock, log, () => 30);
    secrets.onDidChange((key) => {
      this.record.storageChanged(key);
    });
    const rounds = new Refresh(this.record, accounts, clientFor, clock, log);
    this.recent = new RecentSecrets(this.record, accounts, rounds, clock);
    this.notices = new Notices({
      recent: this.recent,
      record: this.record,
      focused: () => this.focused,
      enabled: () => this.enabled,
      tell: (news) => this.told.push(news),
    });
    this.recent.onDidChange(() => void this.notices.check());
  }

  /** Asks the servers, and waits until everything is told. */
  async ask(): Promise<void> {
    await this.recent.refresh('waiting');
    await this.notices.check();
  }

  /** The labels told, in one list for each notice. */
  get labels(): { opened: unknown[]; expired: unknown[] }[] {
    return this.told.map(({ opened, expired }) => ({
      opened: opened.map(({ label }) => label),
      expired: expired.map(({ label }) => label),
    }));
  }
}

describe('Notices', () => {
  useHouse();

  for (const who of ['an account', 'nobody'] as const) {
    it(`tell once that a secret was opened, shared by ${who}`, async () => {
      const { server, account } = await house().startSignedIn();
      const there = {
        server: server.origin,
        username: who === 'nobody' ? undefined : account.username,
      };
      const { shared } = await house().share(there, { label: 'db' });
      const window = new Window(house());
      await window.ask();
      assert.deepEqual(window.told, []);
      await open(shared.link);
      await window.ask();
      assert.deepEqual(window.labels, [{ opened: ['db'], expired: [] }]);
      for (let count = 0; count < 3; count++) {
        await window.recent.refresh();
        await window.notices.check();
      }
      assert.equal(window.told.length, 1);
    });

    it(`tell that one expired unopened, once the server was asked, shared by ${who}`, async () => {
      const { server, account } = await house().startSignedIn();
      const there = {
        server: server.origin,
        username: who === 'nobody' ? undefined : account.username,
      };
      await house().share(there, { label: 'db', ttl: 600 });
      const window = new Window(house());
      await window.ask();
      house().passSeconds(602);
      await window.notices.check();
      assert.deepEqual(window.told, [], 'it may have been opened since');
      await window.ask();
      assert.deepEqual(window.labels, [{ opened: [], expired: ['db'] }]);
      assert.equal((await window.recent.waiting()).size, 0, 'there is no more to come');
      server.clearRequests();
      await window.ask();
      assert.equal(server.requests.length, 0);
      assert.equal(window.told.length, 1);
    });
  }

  it('tell of an opening just before the expiry as one', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, username: undefined };
    const { shared } = await house().share(there, { ttl: 600 });
    const window = new Window(house());
    house().passSeconds(599);
    await open(shared.link);
    house().passSeconds(10);
    await window.ask();
    assert.deepEqual(window.labels, [{ opened: ['DB_PASSWORD'], expired: [] }]);
  });

  it('say nothing of an expiry where the server has forgotten what happened', async () => {
    const server = await house().startServer();
    await house().share({ server: server.origin, username: undefined }, { ttl: 600 });
    house().passSeconds(3 * 600);
    const window = new Window(house());
    await window.ask();
    assert.deepEqual(window.told, []);
    assert.equal((await window.recent.waiting()).size, 0);
  });

  it('come of an opening, too, though a clock that was ahead told an expiry before', async () => {
    const server = await house().startServer();
    const there = { server: server.origin, username: undefined };
    const { id, shared } = await house().share(there, { label: 'db', ttl: 7200 });
    await house().record.tell(id, 'expired');
    const window = new Window(house());
    assert.equal((await window.recent.waiting()).size, 1);
    await open(shared.link);
    await window.ask();
    assert.deepEqual(window.labels, [{ opened: ['db'], expired: [] }]);
  });

  it('are one for several at once, with what expired', async () => {
    const { account } = await house().startSignedIn();
    const there = account;
    await house().share({ ...there, username: undefined }, { label: 'late', ttl: 600 });
    for (const label of ['one', 'two', 'three']) {
      const { shared } = await house().share(there, { label });
      await open(shared.link);
      house().passSeconds(1);
    }
    house().passSeconds(600);
    const window = new Window(house());
    await window.ask();
    assert.deepEqual(window.labels, [{ opened: ['three', 'two', 'one'], expired: ['late'] }]);
  });

  it('come at the next start for what happened meanwhile, and not at the one after', async () => {
    const server = await house().startServer();
    const { shared } = await house().share({ server: server.origin, username: undefined });
    const first = new Window(house());
    await first.ask();
    first.focused = false; // it is closed
    await open(shared.link);
    const second = new Window(house());
    await second.ask();
    assert.equal(second.told.length, 1);
    const third = new Window(house());
    await third.ask();
    await third.recent.refresh();
    await third.notices.check();
    assert.deepEqual(third.told, []);
  });

  it('come at the next start for what was learnt without being told', async () => {
    const server = await house().startServer();
    const { shared } = await house().share({ server: server.origin, username: undefined });
    const first = new Window(house());
    first.focused = false;
    await open(shared.link);
    await first.ask();
    assert.deepEqual(first.told, []);
    const second = new Window(house());
    await second.notices.check();
    assert.equal(second.told.length, 1);
  });

  it('are told by the window that has focus, and by no other later', async () => {
    const server = await house().startServer();
    const { shared } = await house().share({ server: server.origin, username: undefined });
    const [here, there] = [new Window(house()), new Window(house())];
    there.focused = false;
    await Promise.all([here.recent.list(), there.recent.list()]);
    await open(shared.link);
    await Promise.all([here.ask(), there.ask()]);
    [here.focused, there.focused] = [false, true];
    await there.ask();
    assert.equal(here.told.length + there.told.length, 1);
    assert.equal(here.told.length, 1);
  });

  it('are not told twice by two windows that both believe to have focus', async () => {
    const server = await house().startServer();
    const { shared } = await house().share({ server: server.origin, username: undefined });
    const [here, there] = [new Window(house()), new Window(house())];
    await open(shared.link);
    await here.ask();
    await there.ask();
    assert.equal(here.told.length + there.told.length, 1);
  });

  it('do not come while they are switched off, nor later for what happened then', async () => {
    const server = await house().startServer();
    const { shared } = await house().share({ server: server.origin, username: undefined });
    const window = new Window(house());
    window.enabled = false;
    await open(shared.link);
    await window.ask();
    window.enabled = true;
    await window.ask();
    assert.deepEqual(window.told, []);
  });

  it('say nothing of what an account lists and was not shared from here', async () => {
    const { account } = await house().startSignedIn();
    const there = account;
    const options = OPTIONS;
    const { link } = await house().sharing.share(there, 'hunter2', options, noSignal());
    const window = new Window(house());
    await window.recent.refresh();
    await open(link);
    await window.recent.refresh();
    await window.notices.check();
    assert.equal((await window.recent.list())[0]?.outcome, 'opened');
    assert.deepEqual(window.told, []);
  });

  it('do not repeat what a command has just told', async () => {
    const server = await house().startServer();
    const { id, shared } = await house().share({ server: server.origin, username: undefined });
    const window = new Window(house());
    await open(shared.link);
    assert.equal((await house().actions.link(id, noSignal())).link, undefined);
    await window.ask();
    assert.deepEqual(window.told, []);
  });

  it('are marked before they are shown', async () => {
    const server = await house().startServer();
    const { id, shared } = await house().share({ server: server.origin, username: undefined });
    const window = new Window(house());
    await open(shared.link);
    let stored: string | undefined;
    window.told.push = (...news) => {
      stored = house().secrets.values.get(`record.${id}`);
      return news.length;
    };
    await window.ask();
    assert.match(stored ?? '', /"told":"opened"/);
  });

  it('come once where nothing can be stored', async () => {
    const server = await house().startServer();
    const window = new Window(house());
    house().secrets.failing.add('store').add('get');
    const there = { server: server.origin, username: undefined };
    const options = OPTIONS;
    const shared = await house().sharing.share(there, 'hunter2', options, noSignal());
    const { metadataKey = '', created, expires, state } = shared;
    await window.record.add({
      ...{ server: server.origin, linkOrigin: server.origin, label: 'db', metadataKey },
      ...{ created, expires, state, passphrase: false, stateAt: created },
    });
    await open(shared.link);
    await window.ask();
    await window.ask();
    assert.equal(window.told.length, 1);
  });
});
