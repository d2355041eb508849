import assert from 'node:assert/strict';
import { Watch } from '../../../../src/core/secrets/watch';
import { FakeClock, settled } from '../../../support/fakeClock';
import { MemoryLog } from '../support/memoryLog';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A watch over a list that the test decides about; it notes when it asked, in seconds. */
class Setting {
  readonly clock = new FakeClock();
  readonly asked: number[] = [];
  readonly scopes: string[] = [];
  readonly waiting = new Map<string, number>();
  enabled = true;
  focused = true;
  /** What an answer takes. */
  answer: () => Promise<void> = async () => Promise.resolve();
  /** What reading the list takes. */
  reading: () => Promise<void> = async () => Promise.resolve();
  private readonly begun = this.clock.time;
  readonly watch = new Watch({
    clock: this.clock,
    log: new MemoryLog(),
    enabled: () => this.enabled,
    focused: () => this.focused,
    waiting: async () => {
      const waiting = new Map(this.waiting);
      await this.reading();
      return waiting;
    },
    refresh: async (scope) => {
      this.asked.push((this.clock.time - this.begun) / SECOND);
      this.scopes.push(scope);
      await this.answer();
    },
  });

  /** As if it had just been shared. */
  async share(id: string, ttl = 24 * HOUR): Promise<void> {
    this.waiting.set(id, this.clock.time + ttl);
    await this.watch.changed();
  }

  async focus(focused: boolean): Promise<void> {
    this.focused = focused;
    await (focused ? this.watch.wake() : this.watch.changed());
  }

  pass = async (milliseconds: number): Promise<void> => this.clock.pass(milliseconds);
}

describe('The watch', () => {
  let setting: Setting;
  beforeEach(() => {
    setting = new Setting();
  });

  const idle: Readonly<Record<string, (setting: Setting) => Promise<void>>> = {
    'nothing is unopened': async ({ watch }) => watch.wake(),
    'the window has no focus': async (one) => {
      one.focused = false;
      await one.share('a');
      await one.watch.wake();
    },
    'it is switched off': async (one) => {
      one.enabled = false;
      await one.share('a');
      await one.watch.wake();
      await one.watch.look();
    },
    'its window is closing': async (one) => {
      await one.share('a');
      one.watch.dispose();
      await one.watch.wake();
    },
  };
  for (const [when, begin] of Object.entries(idle)) {
    it(`asks nothing and has no timer while ${when}`, async () => {
      await begin(setting);
      await setting.pass(0);
      assert.equal(setting.clock.running, 0);
      await setting.pass(10 * MINUTE);
      await setting.watch.changed();
      await setting.pass(10 * MINUTE);
      assert.deepEqual(setting.asked, []);
      assert.equal(setting.clock.running, 0);
    });
  }

  it('asks 30 seconds after a share, then less and less often, down to every 10 minutes', async () => {
    await setting.share('a');
    await setting.pass(3 * HOUR);
    const gaps = setting.asked.map((time, at) => Math.round(time - (setting.asked[at - 1] ?? 0)));
    assert.equal(gaps[0], 30);
    for (const [at, gap] of gaps.entries()) {
      const before = gaps[at - 1] ?? 0;
      assert.ok(gap > before || gap === 600, `${gap} s after ${before} s`);
      assert.ok(at === 0 || gap <= 2 * before, `${gap} s after ${before} s`);
    }
    assert.equal(gaps.at(-1), 600);
    assert.ok(gaps.length < 30, `${gaps.length} requests in 3 hours`);
  });

  it('has one timer, whatever happens', async () => {
    await Promise.all(['a', 'b', 'c'].map(async (id) => setting.share(id)));
    await Promise.all([setting.watch.wake(), setting.watch.changed(), setting.watch.look()]);
    assert.equal(setting.clock.running, 1);
  });

  it('begins anew with a new share, not with an old one that is gone', async () => {
    await setting.share('a');
    await setting.share('b');
    await setting.pass(HOUR);
    const last = setting.asked.at(-1) ?? 0;
    setting.waiting.delete('b');
    await setting.watch.changed();
    setting.asked.length = 0;
    await setting.pass((last + 599) * SECOND - HOUR);
    assert.deepEqual(setting.asked, [], 'fewer are waiting: no reason to hurry');
    await setting.share('c');
    await setting.pass(90 * SECOND);
    assert.deepEqual(setting.asked, [last + 599 + 30, last + 599 + 30 + 48]);
  });

  it('stops by itself when nothing is unopened any more', async () => {
    await setting.share('a');
    setting.answer = async () => {
      setting.waiting.clear();
      return Promise.resolve();
    };
    await setting.pass(HOUR);
    assert.deepEqual(setting.asked, [30]);
    assert.equal(setting.clock.running, 0);
  });

  it('asks at once when the window gets focus, but not each time', async () => {
    setting.focused = false;
    await setting.share('a');
    await setting.pass(HOUR);
    await setting.focus(true);
    await setting.pass(0);
    assert.deepEqual(setting.asked, [3600]);
    for (let count = 0; count < 9; count++) {
      await setting.focus(false);
      assert.equal(setting.clock.running, 0);
      await setting.pass(SECOND / 2);
      await setting.focus(true);
      await setting.pass(SECOND / 2);
    }
    assert.deepEqual(setting.asked, [3600]);
    await setting.pass(2 * SECOND);
    assert.deepEqual(setting.asked, [3600, 3610]);
  });

  it('asks once at the start, only if something is unopened', async () => {
    setting.waiting.set('a', setting.clock.time + HOUR);
    await setting.watch.wake();
    await setting.pass(0);
    assert.deepEqual(setting.asked, [0]);
    assert.deepEqual(setting.scopes, ['waiting']);
  });

  it('asks everybody when the list is looked at, also where nothing is unopened', async () => {
    await setting.watch.look();
    await setting.pass(0);
    assert.deepEqual(setting.scopes, ['all']);
    assert.equal(setting.clock.running, 0);
    await setting.watch.look();
    await setting.pass(9 * SECOND);
    assert.equal(setting.asked.length, 1, 'not so soon again');
    await setting.pass(2 * SECOND);
    assert.equal(setting.asked.length, 2);
  });

  it('asks right after a secret expires', async () => {
    await setting.share('a', 20 * MINUTE);
    await setting.share('b', 20 * MINUTE + 3 * SECOND);
    await setting.pass(20 * MINUTE);
    setting.asked.length = 0;
    await setting.pass(5 * SECOND);
    assert.deepEqual(setting.asked, [1202]);
    await setting.pass(10 * SECOND);
    assert.deepEqual(
      setting.asked,
      [1202, 1212],
      'the second one, but not at once after the first',
    );
    await setting.pass(20 * SECOND);
    assert.equal(setting.asked.length, 2);
  });

  it('never asks twice at the same time', async () => {
    let finish: () => void = () => undefined;
    setting.answer = async () => new Promise<void>((resolve) => (finish = resolve));
    await setting.share('a');
    await setting.pass(30 * SECOND);
    await setting.watch.wake();
    await setting.watch.look();
    await setting.share('b');
    await setting.pass(HOUR);
    assert.deepEqual(setting.asked, [30]);
    finish();
    await settled();
    await setting.pass(10 * SECOND);
    assert.equal(setting.asked.length, 2);
  });

  it('goes on after a failure, as seldom as after an answer', async () => {
    setting.answer = async () => Promise.reject(new Error('no network'));
    await setting.share('a');
    await setting.pass(3 * HOUR);
    assert.ok(setting.asked.length > 10 && setting.asked.length < 30);
    assert.equal(setting.clock.running, 1);
  });

  it('takes into account what the person asked for', async () => {
    await setting.share('a');
    await setting.pass(29 * SECOND);
    setting.watch.asked();
    await setting.watch.changed();
    await setting.pass(29 * SECOND);
    assert.deepEqual(setting.asked, []);
    await setting.pass(SECOND);
    assert.deepEqual(setting.asked, [59]);
  });

  it('stops in the middle of waiting when it is switched off, and goes on when switched on', async () => {
    await setting.share('a');
    setting.enabled = false;
    await setting.watch.changed();
    assert.equal(setting.clock.running, 0);
    await setting.pass(HOUR);
    setting.enabled = true;
    await setting.watch.changed();
    await setting.pass(0);
    assert.deepEqual(setting.asked, [3600]);
  });

  it('goes by the list as it is now, though an older one is read more slowly', async () => {
    let finish: () => void = () => undefined;
    setting.reading = async () => new Promise<void>((resolve) => (finish = resolve));
    const shared = setting.share('a');
    setting.reading = async () => Promise.resolve();
    setting.waiting.clear();
    await setting.watch.changed();
    finish();
    await shared;
    assert.equal(setting.clock.running, 0);
    await setting.pass(HOUR);
    assert.deepEqual(setting.asked, []);
  });

  it('does not make up for a look at the list once it was switched off, or lost focus', async () => {
    for (const what of ['enabled', 'focused'] as const) {
      const one = new Setting();
      await one.watch.look();
      await one.pass(SECOND);
      await one.watch.look();
      one[what] = false;
      await one.watch.changed();
      await one.pass(HOUR);
      one[what] = true;
      await one.watch.changed();
      await one.pass(HOUR);
      assert.deepEqual(one.asked, [0], what);
    }
  });

  it('is not put off for long by a clock that was set back', async () => {
    await setting.share('a');
    setting.clock.time -= 24 * HOUR;
    await setting.watch.changed();
    const before = setting.clock.time;
    await setting.pass(10 * MINUTE);
    assert.equal(setting.asked.length, 1);
    assert.equal(setting.clock.time - before, 10 * MINUTE);
  });

  it('goes on with 300,000 that are waiting', async () => {
    const expires = setting.clock.time + 24 * HOUR;
    for (let count = 0; count < 300_000; count++) setting.waiting.set(`${count}`, expires);
    await setting.watch.changed();
    await setting.pass(MINUTE);
    assert.equal(setting.asked.length, 1);
  });
});
