/** Runs inside the extension host, started by `../start.ts`: times the start of one extension. */
const { writeFile } = require('node:fs/promises');
const { performance } = require('node:perf_hooks');
const { env } = require('node:process');
const { setTimeout: delay } = require('node:timers/promises');
const vscode = require('vscode');

/** What VS Code has to do at its own start is over when this many timers in a row came in time. */
const IN_TIME = 40;
const PERIOD_MS = 25;
const LATE_MS = 5;
/** A machine that is never quiet is measured all the same, after this long. */
const LIMIT_MS = 30_000;

async function quiet() {
  const end = performance.now() + LIMIT_MS;
  for (let inTime = 0; inTime < IN_TIME && performance.now() < end;) {
    const due = performance.now() + PERIOD_MS;
    await delay(PERIOD_MS);
    inTime = performance.now() - due > LATE_MS ? 0 : inTime + 1;
  }
}

async function run() {
  const extension = vscode.extensions.getExtension(env.BENCH_EXTENSION);
  if (!extension) throw new Error(`${env.BENCH_EXTENSION} is not there`);
  await quiet();
  if (extension.isActive) throw new Error(`${env.BENCH_EXTENSION} is active already`);
  const started = performance.now();
  await extension.activate();
  await writeFile(env.BENCH_RESULT, String(performance.now() - started));
}

module.exports = { run };
