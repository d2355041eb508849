import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ClipboardGuard } from '../../../../src/core/receiving/clipboardGuard';
import type { Clipboard } from '../../../../src/core/ports';
import { FakeClock } from '../../../support/fakeClock';
import { MemoryLog } from '../support/memoryLog';

const PLAINTEXT = ['hunter', '2'].join('');

/** A clipboard that some hosts let read only with focus. */
class MemoryClipboard implements Clipboard {
  text = '';
  readable = true;
  /** Resolves before a read answers. */
  slow: Promise<void> | undefined;

  async readText(): Promise<string> {
    const { text } = this;
    await this.slow;
    if (!this.readable) throw new Error(`no focus, and ${this.text} is on the clipboard`);
    return text;
  }

  async writeText(text: string): Promise<void> {
    this.text = text;
    return Promise.resolve();
  }
}

describe('A plaintext on the clipboard', () => {
  let clipboard: MemoryClipboard;
  let log: MemoryLog;
  let clock: FakeClock;
  let seconds: number;
  let guard: ClipboardGuard;

  beforeEach(() => {
    clock = new FakeClock();
    clipboard = new MemoryClipboard();
    log = new MemoryLog();
    seconds = 60;
    guard = new ClipboardGuard(clipboard, () => seconds, clock, log);
  });

  it('is taken off it after the time set, not before', async () => {
    await guard.copy(PLAINTEXT);
    await clock.pass(59_999);
    assert.equal(clipboard.text, PLAINTEXT);
    await clock.pass(1);
    assert.equal(clipboard.text, '');
  });

  it('stays if nothing is to be cleared', async () => {
    seconds = 0;
    await guard.copy(PLAINTEXT);
    await clock.pass(86_400_000);
    await guard.clear();
    assert.equal(clipboard.text, PLAINTEXT);
  });

  it('is not cleared at once if the time set is longer than timers can wait', async () => {
    seconds = 10_000_000;
    await guard.copy(PLAINTEXT);
    assert.deepEqual(clock.delays, [2 ** 31 - 1]);
  });

  it('is gone, and what the person copied since is left alone', async () => {
    await guard.copy(PLAINTEXT);
    clipboard.text = 'theirs';
    await clock.pass(60_000);
    assert.equal(clipboard.text, 'theirs');
    clipboard.text = PLAINTEXT;
    await clock.pass(60_000);
    await guard.retryIfDue();
    assert.equal(clipboard.text, PLAINTEXT, 'what they copy later, though the same, is theirs');
  });

  it('is cleared a full time after the newest copy', async () => {
    await guard.copy(PLAINTEXT);
    await clock.pass(40_000);
    await guard.copy('newer');
    await clock.pass(40_000);
    assert.equal(clipboard.text, 'newer');
    await clock.pass(20_000);
    assert.equal(clipboard.text, '');
  });

  it('is not cleared by a clearing that was begun before it was copied', async () => {
    await guard.copy(PLAINTEXT);
    let answer: () => void = () => undefined;
    clipboard.slow = new Promise((resolve) => (answer = resolve));
    const clearing = guard.clear();
    await guard.copy('newer');
    answer();
    await clearing;
    assert.equal(clipboard.text, 'newer');
    clipboard.slow = undefined;
    await clock.pass(60_000);
    assert.equal(clipboard.text, '');
  });

  it('is cleared at the next focus if it could not be read when due', async () => {
    await guard.copy(PLAINTEXT);
    clipboard.readable = false;
    await clock.pass(60_000);
    assert.equal(clipboard.text, PLAINTEXT);
    await guard.retryIfDue();
    assert.equal(clipboard.text, PLAINTEXT);
    clipboard.readable = true;
    await guard.retryIfDue();
    assert.equal(clipboard.text, '');
  });

  it('is not cleared at a focus before it is due', async () => {
    await guard.copy(PLAINTEXT);
    await guard.retryIfDue();
    assert.equal(clipboard.text, PLAINTEXT);
  });

  it('gets its own time though an older one could not be cleared', async () => {
    await guard.copy(PLAINTEXT);
    clipboard.readable = false;
    await clock.pass(60_000);
    await guard.copy('newer');
    clipboard.readable = true;
    await guard.retryIfDue();
    assert.equal(clipboard.text, 'newer');
    await clock.pass(60_000);
    assert.equal(clipboard.text, '');
  });

  it('is cleared when the extension stops', async () => {
    await guard.copy(PLAINTEXT);
    await guard.clear();
    assert.equal(clipboard.text, '');
  });

  it('is neither kept in memory nor logged', async () => {
    await guard.copy(PLAINTEXT);
    clipboard.text = 'theirs';
    assert.ok(!inspect(guard, { depth: 8, showHidden: true }).includes(PLAINTEXT));
    clipboard.text = PLAINTEXT;
    clipboard.readable = false;
    await guard.clear();
    assert.notEqual(log.text, '');
    assert.ok(!log.text.includes(PLAINTEXT), 'the host quoted it, our log does not');
  });
});
