import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../support/countingReporter';

/** Runs every suite beside this file inside the extension host. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    forbidOnly: true,
    failZero: true,
    reporter: CountingReporter,
  });
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith(process.env.ONE ?? ".test.js")) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
