import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { RESULTS_FILE } from '../../dev/testing/results';

/** Mocha's own report, and the numbers for the whole run's last line. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env[RESULTS_FILE];
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      if (file) appendFileSync(file, `${JSON.stringify({ passed, failed, skipped })}\n`);
    });
  }
}
