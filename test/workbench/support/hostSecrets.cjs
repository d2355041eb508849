/**
 * Loaded by Node at the very start of VS Code's extension host, so that it is there before ours,
 * which an open view starts as early as anything: our `activate` gets a SecretStorage that goes
 * wrong as a file says. See secrets.ts.
 */
const { readFileSync } = require('node:fs');
const { env } = require('node:process');
const { replaceActivate } = require('./activation.cjs');

replaceActivate((activate, context) => {
  // A context is frozen: a proxy may not answer for it, an heir may.
  const secrets = { value: faulty(context.secrets) };
  return activate(Object.create(context, { secrets }));
});

function faulty(secrets) {
  return {
    onDidChange: secrets.onDidChange,
    get: async (key) => {
      failIf('get', key);
      const text = await secrets.get(key);
      const found = Object.entries(faults().replaced).find(([part]) => text?.includes(part));
      return found ? found[1] : text;
    },
    store: async (key, value) => {
      failIf('store', value);
      await secrets.store(key, value);
    },
    delete: async (key) => {
      failIf('delete', key);
      await secrets.delete(key);
    },
  };
}

/** Quotes what it was given, as a careless host may. */
function failIf(operation, given) {
  if (faults().failing.includes(operation)) {
    throw new Error(`no key ring, cannot ${operation} ${given}`);
  }
}

function faults() {
  return JSON.parse(readFileSync(env.ONETIME_SECRET_TEST_SECRETS, 'utf8'));
}
