import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a check that nothing tells about holds; the test's own time limit ends it. */
export async function until(check: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await check())) await wait(20);
}
