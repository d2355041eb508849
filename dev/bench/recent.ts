/**
 * How long an account's list of 5,000 secrets takes until it can be shown, as a ratio to what
 * `JSON.parse` of the same text takes on the same machine. `npm run bench`.
 */
import { randomBytes } from 'node:crypto';
import { OnetimeSecretClient } from '../../src/api';
import { joinRecent, type Listing } from '../../src/core/secrets/list';
import { RecentRows } from '../../src/views/secrets/rows';
import type { Entry } from '../../src/core/secrets/record';

const RECEIPTS = 5000;
const RECORDED = 1000;
const RUNS = 25;
const SERVER = 'https://eu.onetimesecret.com';
const STATES = ['new', 'viewed', 'received', 'burned', 'expired'] as const;

interface Receipt {
  readonly metadata_key: string;
  readonly created: number;
}

/** An answer as v0.26.6 sends it. */
function makeReceipts(now: number): Receipt[] {
  return Array.from({ length: RECEIPTS }, (_, number) => {
    const created = Math.floor(now / 1000) - number * 60;
    const key = randomBytes(31).toString('hex');
    return {
      custid: 'me@example.com',
      metadata_key: key,
      identifier: key,
      secret_identifier: randomBytes(31).toString('hex'),
      ttl: 604_800,
      metadata_ttl: 1_209_600,
      receipt_ttl: 1_209_600,
      secret_ttl: null,
      metadata_url: `${SERVER}/receipt/${key}`,
      receipt_url: `${SERVER}/receipt/${key}`,
      state: STATES[number % STATES.length],
      updated: created,
      created,
      ...(number % STATES.length === 2 ? { received: created + 30 } : {}),
      recipient: [],
      recipients: '',
      share_domain: '',
      has_passphrase: false,
    };
  });
}

function makeRecord(receipts: readonly Receipt[]): Map<string, Entry> {
  return new Map(
    receipts.slice(0, RECORDED).map(({ metadata_key: metadataKey, created }, number) => [
      `entry-${number}`,
      {
        version: 1,
        server: SERVER,
        account: 'me@example.com',
        linkOrigin: SERVER,
        label: `DB_PASSWORD_${number}`,
        metadataKey,
        created: created * 1000,
        expires: created * 1000 + 604_800_000,
        passphrase: false,
        state: 'new',
        stateAt: created * 1000,
      },
    ]),
  );
}

/** Milliseconds of the middle one of several runs, the first ones left out. */
async function median(task: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = -5; run < RUNS; run++) {
    const started = performance.now();
    await task();
    if (run >= 0) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}

async function main(): Promise<void> {
  const now = Date.now();
  const receipts = makeReceipts(now);
  const text = JSON.stringify(receipts);
  const record = makeRecord(receipts);
  const client = new OnetimeSecretClient({
    server: SERVER,
    credentials: { username: 'me@example.com', token: randomBytes(20).toString('hex') },
    transport: async () => Promise.resolve({ status: 200, header: () => 'application/json', text }),
  });
  const list = async (): Promise<Listing> => ({
    place: { server: SERVER, username: 'me@example.com' },
    metadata: await client.recent(),
    at: now,
  });
  const known = await list();
  const rows = new RecentRows();
  rows.update(joinRecent(record, [known], now));

  const parse = await median(() => JSON.parse(text) as unknown);
  const whole = await median(async () =>
    new RecentRows().update(joinRecent(record, [await list()], now)),
  );
  const answer = await median(list);
  const again = await median(() => rows.update(joinRecent(record, [known], now)));
  const tell = (what: string, time: number): void => {
    console.log(`${what.padEnd(44)}${time.toFixed(1).padStart(7)} ms${ratio(time / parse)}`);
  };
  console.log(`${RECEIPTS} receipts, ${text.length} characters, ${RECORDED} of them in the record`);
  tell('JSON.parse', parse);
  tell('answer → metadata (with JSON.parse)', answer);
  tell('answer → metadata → joined → groups of rows', whole);
  tell('the same again, without an answer', again);
}

function ratio(value: number): string {
  return `  ${value.toFixed(2).padStart(6)} × JSON.parse`;
}

void main();
