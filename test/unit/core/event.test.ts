import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/event';

describe('An event', () => {
  it('is told to all that listen, with what happened, until each ends listening', () => {
    const emitter = new Emitter<string>();
    const told: string[] = [];
    const first = emitter.event((data) => told.push(`first ${data}`));
    emitter.event((data) => told.push(`second ${data}`));
    emitter.fire('a');
    first.dispose();
    first.dispose();
    emitter.fire('b');
    assert.deepEqual(told, ['first a', 'second a', 'second b']);
  });

  it('is told twice to one that listens twice, and once when it has ended one of both', () => {
    const emitter = new Emitter();
    let told = 0;
    const listener = (): void => {
      told++;
    };
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire();
    assert.equal(told, 2);
    first.dispose();
    emitter.fire();
    assert.equal(told, 3);
  });

  it('is missed by none because listening begins or ends while it is told', () => {
    const emitter = new Emitter();
    const told: string[] = [];
    const own = emitter.event(() => {
      own.dispose();
      emitter.event(() => told.push('late'));
      told.push('own');
    });
    const next = emitter.event(() => told.push('next'));
    emitter.event(() => {
      told.push('last');
    });
    emitter.fire();
    assert.deepEqual(told, ['own', 'next', 'last'], 'who begins meanwhile is told the next time');
    next.dispose();
    told.length = 0;
    emitter.fire();
    assert.deepEqual(told, ['last', 'late']);
  });
});
