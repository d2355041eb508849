import assert from 'node:assert/strict';
import { PendingWork } from '../../../src/core/pendingWork';

/** A task that ends when it is told to. */
function task(): { readonly promise: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

/** Whether a promise is settled by the time that everything that could go on has gone on. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('Pending work', () => {
  it('is done at once where there is none', async () => {
    await new PendingWork().done();
  });

  it('is done when all of it is, however it ends', async () => {
    const work = new PendingWork();
    const [one, other] = [task(), task()];
    work.add(one.promise);
    work.add(other.promise);
    const done = work.done();
    one.end();
    assert.equal(await isSettled(done), false);
    other.end();
    await done;
  });

  it('is not waited for once it is done, nor if it is added later', async () => {
    const work = new PendingWork();
    const [over, late] = [task(), task()];
    work.add(over.promise);
    over.end();
    await work.done();
    const done = work.done();
    work.add(late.promise);
    await done;
    assert.equal(await isSettled(work.done()), false);
    late.end();
    await work.done();
  });
});
