/** For what Node loads at the very start of VS Code's extension host, before our extension. */
const Module = require('node:module');
const { join } = require('node:path');

/** Ours, under development or installed. */
const developed = join(module.path, '../../../dist/extension.js');
const installed = /[\\/]onetime-tools\.onetime-secret-[^\\/]*[\\/]dist[\\/]extension\.js$/;

/** Replaces our extension's `activate` by one that gets it, and the context. */
exports.replaceActivate = (replacement) => {
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    const isOurs = request === developed || installed.test(request);
    return isOurs
      ? { ...loaded, activate: (context) => replacement(loaded.activate, context) }
      : loaded;
  };
};
