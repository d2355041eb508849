/**
 * Loaded by Node at the very start of VS Code's extension host: our extension's activation waits
 * until a file is there, as on a machine that is very slow. See listStart.test.ts.
 */
const { existsSync } = require('node:fs');
const { env } = require('node:process');
const { setTimeout: wait } = require('node:timers/promises');
const { replaceActivate } = require('./activation.cjs');

replaceActivate(async (activate, context) => {
  while (!existsSync(env.ONETIME_SECRET_TEST_GO)) await wait(50);
  return activate(context);
});
