import { parseArgs } from 'node:util';
import type { Account } from './auth';
import { dialects, isDialectName, type DialectName } from './dialects';
import { startServer } from './index';

const HELP = `A local Onetime Secret server for development. In memory, on 127.0.0.1 only.
Not for real secrets.

Usage: npx tsx dev/server/main.ts [options]

  --port PORT              7143 if not said, 0 for any free one
  --account USER:TOKEN     an account that may sign in; can be repeated
  --dialect RELEASE        ${Object.keys(dialects).join(', ')}
  --prefix PATH            what it lives below, such as /ots
  --share-domain HOST      a custom domain for links; can be repeated
  --help
`;

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7143' },
      account: { type: 'string', multiple: true, default: [] },
      dialect: { type: 'string', default: 'v0.26.6' },
      prefix: { type: 'string', default: '' },
      'share-domain': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const server = await startServer({
    port: portOf(values.port),
    dialect: dialectOf(values.dialect),
    accounts: values.account.map(accountOf),
    shareDomains: values['share-domain'],
    prefix: prefixOf(values.prefix),
  });
  process.stdout.write(`${server.address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError(`--port: ${text} is not a port`);
  }
  return port;
}

function dialectOf(text: string): DialectName {
  if (!isDialectName(text)) {
    throw new UsageError(`--dialect: ${text} is none of ${Object.keys(dialects).join(', ')}`);
  }
  return text;
}

function prefixOf(text: string): string {
  if (!/^(?:\/[\w.~-]+)*$/.test(text)) {
    throw new UsageError(`--prefix: ${text} is no path such as /ots`);
  }
  return text;
}

/** A user name has no colon, a token may have. */
function accountOf(text: string): Account {
  const [, username, token] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (username === undefined || token === undefined) {
    throw new UsageError('--account: USER:TOKEN expected');
  }
  return { username, token };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
