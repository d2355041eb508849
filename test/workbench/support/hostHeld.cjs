/**
 * Loaded by Node at the very start of VS Code's extension host: our extension's activation waits
 * until a file is there, as on a machine that is very slow. See listStart.test.ts.
 */
const { existsSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { env } = require('node:process');
const { setTimeout: wait } = require('node:timers/promises');

/** Ours, under development or installed. */
const developed = join(module.path, '../../../dist/extension.js');
const installed = /[\\/]onetime-tools\.onetime-secret-[^\\/]*[\\/]dist[\\/]extension\.js$/;
const load = Module._load;

Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  const isOurs = request === developed || installed.test(request);
  return isOurs ? { ...loaded, activate: activateLater } : loaded;

  async function activateLater(context) {
    while (!existsSync(env.ONETIME_SECRET_TEST_GO)) await wait(50);
    return loaded.activate(context);
  }
};
