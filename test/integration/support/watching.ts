import { Commands } from '../../../src/ids';
import type { FakeClock } from '../../support/fakeClock';
import { installClock } from './clock';
import { activated, run, set } from './extension';
import { messages, server } from './stage';

/** The clock of the running block of tests, which only they move on; see `useWatch`. */
export let clock: FakeClock;

/** After `useStage`: the watch is on during each test, and the list is empty at first. */
export function useWatch(): void {
  let restore: () => void;
  before(async () => {
    await activated();
    ({ clock, restore } = installClock());
  });
  after(() => {
    restore();
  });
  beforeEach(async () => {
    messages.answer = 'Forget';
    await run(Commands.forgetSecret, { all: true });
    messages.answer = undefined;
    messages.shown.length = 0;
    await set('watch', true);
    server.clearRequests();
  });
  afterEach(async () => set('watch', false));
}
