import { randomBytes } from 'node:crypto';
import { startServer, type LocalServer, type ServerOptions } from '../../../../dev/server';
import {
  baseOfLink,
  NotAuthorizedError,
  OnetimeSecretClient,
  type Transport,
} from '../../../../src/api';
import { fetchTransport } from '../../../../src/api/fetchTransport';
import { Accounts, type Account } from '../../../../src/core/accounts/accounts';
import type { Place } from '../../../../src/core/accounts/place';
import { RefusedTokens } from '../../../../src/core/accounts/refusedTokens';
import { RecentSecrets } from '../../../../src/core/secrets/recentSecrets';
import { ShareRecord } from '../../../../src/core/secrets/record';
import { Refresh } from '../../../../src/core/secrets/refresh';
import { SecretActions } from '../../../../src/core/secrets/actions';
import { Sharing, type Shared, type ShareChoices } from '../../../../src/core/sharing/share';
import { FakeClock } from '../../../support/fakeClock';
import { MemorySecrets } from '../../../support/memorySecrets';
import { MemoryIdIndex } from './idIndexes';
import { MemoryLog } from './memoryLog';

export const OPTIONS: ShareChoices = {
  ttl: 3600,
  passphrase: '',
  recipient: '',
  shareDomain: '',
};
export const LABEL = 'DB_PASSWORD';

/** An API token that no scanner takes for a real one. */
export function newToken(): string {
  return randomBytes(20).toString('hex');
}

/** A signal that nobody aborts. */
export function noSignal(): AbortSignal {
  return new AbortController().signal;
}

/** Core put together as the extension does it, over memory and real HTTP. */
export class House {
  /** The local server's clock, too. */
  readonly clock = new FakeClock();
  historyDays = 30;
  transport: Transport = fetchTransport;
  /** Thrown instead of making a client. */
  clientFault: Error | undefined;
  /** Every place a client was made for. */
  readonly places: Place[] = [];
  readonly log = new MemoryLog();
  readonly secrets = new MemorySecrets();
  readonly index = new MemoryIdIndex(() => this.now);
  readonly accounts = new Accounts(new MemoryIdIndex(() => this.now), this.secrets, this.log);
  readonly refusedTokens = new RefusedTokens(this.accounts);
  readonly record = new ShareRecord(
    this.index,
    this.secrets,
    this.clock,
    this.log,
    () => this.historyDays,
  );
  readonly clientFor = async (place: Place): Promise<OnetimeSecretClient> => {
    this.places.push(place);
    if (this.clientFault) throw this.clientFault;
    const { server, username } = place;
    const transport: Transport = async (request) => this.transport(request);
    if (username === undefined) return new OnetimeSecretClient({ server, transport });
    const token = await this.accounts.token(place);
    // As the extension does: it never goes on anonymously.
    if (token === undefined) throw new NotAuthorizedError();
    return new OnetimeSecretClient({
      server,
      transport,
      credentials: { username, token },
      onCredentials: (accepted) => {
        this.refusedTokens.judgeOf(place)(accepted);
      },
    });
  };
  readonly sharing = new Sharing(this.clientFor, this.clock);
  readonly rounds = new Refresh(this.record, this.accounts, this.clientFor, this.clock, this.log);
  readonly recent = new RecentSecrets(this.record, this.accounts, this.rounds, this.clock);
  readonly actions = new SecretActions(
    this.recent,
    this.accounts,
    this.clientFor,
    this.refusedTokens,
  );
  private readonly servers: LocalServer[] = [];

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.clock.time;
  }
  set now(time: number) {
    this.clock.time = time;
  }

  /** Starts a local server that goes by this house's clock; `close` ends it. */
  async startServer(options: ServerOptions = {}): Promise<LocalServer> {
    const server = await startServer({ now: () => this.now, ...options });
    this.servers.push(server);
    return server;
  }

  /** A server with one account, which is signed in. */
  async startSignedIn(
    options: ServerOptions = {},
    username = 'me@example.com',
  ): Promise<{ server: LocalServer; account: Account; token: string }> {
    const token = newToken();
    const server = await this.startServer({ accounts: [{ username, token }], ...options });
    const { account } = await this.accounts.add(server.address, username, token);
    return { server, account, token };
  }

  /** Shares a secret and writes it into the record. */
  async share(
    place: Place,
    { label = LABEL, ...options }: Partial<ShareChoices> & { readonly label?: string } = {},
    secret = 'hunter2',
  ): Promise<{ id: string; shared: Shared }> {
    const whole = { ...OPTIONS, ...options };
    const shared = await this.sharing.share(place, secret, whole, noSignal());
    return { id: await this.record.remember(shared, label), shared };
  }

  passSeconds(seconds: number): void {
    this.now += seconds * 1000;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map(async (server) => server.close()));
  }
}

/** What a recipient does with a link. */
export async function open(link: string, passphrase = ''): Promise<string> {
  const server = baseOfLink(link);
  const client = new OnetimeSecretClient({ server, transport: fetchTransport });
  const key = link.split('/').at(-1) ?? '';
  return (await client.secret(key, { passphrase })).value;
}
