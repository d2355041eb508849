import { isUtf8 } from 'node:buffer';
import type { Account } from './auth';
import type { Limits } from './limits';
import { metadataFields, valueFields } from './metadata';
import type { MetadataView } from './metadata';
import type { Params } from './params';
import { formError, json, UNEXPECTED, unknownSecret } from './reply';
import type { Reply } from './reply';
import { shareOptions } from './shareOptions';
import type { ShareRules } from './shareOptions';
import { randomText } from './store';
import type { SecretRecord, SecretStore } from './store';

/** One request to an endpoint, its credentials already checked. */
export interface Call {
  readonly account: Account | undefined;
  /** Whom limits are counted for: the account, or the address. */
  readonly caller: string;
  readonly params: Params;
  /** From the path; `''` where the path has none. */
  readonly key: string;
}

export interface EndpointContext extends ShareRules {
  readonly store: SecretStore;
  readonly limits: Limits;
  readonly origin: string;
  /** The same with the prefix. */
  readonly address: string;
  /** Signed-in shares are kept and answered as anonymous ones. */
  readonly ignoreAccounts: boolean;
}

const PASSWORD_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%&*+-=?@^_';

/** Bytes of a passphrase that bcrypt looks at. */
const BCRYPT = 72;

/** The endpoints of API v1, one method each, named as the endpoint. */
export class Endpoints {
  constructor(private readonly context: EndpointContext) {}

  readonly status = (): Reply => json({ status: 'nominal', locale: 'en' });

  readonly share = (call: Call): Reply => {
    const { dialect } = this.context;
    const value = call.params.bytes('secret');
    if (!value || value.length === 0) {
      throw formError('You did not provide anything to share');
    }
    return this.keep(call, dialect.fit(value, call.account !== undefined), false);
  };

  readonly create = (call: Call): Reply => {
    if (!this.context.dialect.hasAliases) {
      throw formError('Incorrect payload format');
    }
    return this.share(call);
  };

  readonly generate = (call: Call): Reply => {
    const length = this.context.dialect.generateLength(call.params.text('length'));
    return this.keep(call, Buffer.from(randomText(length, PASSWORD_ALPHABET)), true);
  };

  readonly secret = (call: Call): Reply => {
    const { store, origin, dialect, limits } = this.context;
    if (dialect.limits.openings && !call.account) {
      limits.count(`open ${call.caller}`, dialect.limits.openings);
    }
    const record = store.findUnread(call.key);
    if (!record) {
      return this.unknown(call.key);
    }
    if (!this.opens(call, record)) {
      return unknownSecret(call.key);
    }
    if (!isUtf8(record.value) && !dialect.repairsText) {
      throw formError(UNEXPECTED);
    }
    const value = record.value.toString('utf8');
    store.change(record, 'received');
    return json({
      value,
      secret_key: record.secretKey,
      // Its own, whatever domain the secret was shared under.
      share_domain: origin,
    });
  };

  readonly private = (call: Call): Reply => {
    const { store, dialect } = this.context;
    const record = store.find(call.key);
    if (!record) {
      return this.unknown(call.key);
    }
    store.noticeExpiry(record);
    const leaks = store.unread(record) && dialect.leaksValue(record);
    const value = leaks ? valueFields(record.value.toString('utf8'), dialect) : {};
    record.valueShown ||= leaks;
    if (dialect.looksAreKept && record.state === 'new') {
      store.change(record, 'viewed');
    }
    return json({ ...this.fields(record, 'look', call), ...value });
  };

  readonly burn = (call: Call): Reply => {
    const { store, dialect, limits } = this.context;
    const record = store.find(call.key);
    if (!record || !store.unread(record)) {
      return this.unknown(call.key);
    }
    if (dialect.limits.burns) {
      limits.count(`burn ${call.caller}`, dialect.limits.burns);
    }
    if (!this.opens(call, record)) {
      throw formError('Double check that passphrase');
    }
    const answer = {
      state: this.fields(record, 'burn', call),
      secret_shortkey: record.secretKey.slice(0, dialect.shortKeyLength),
    };
    store.change(record, 'burned');
    return json(answer);
  };

  readonly recent = (call: Call): Reply => {
    const { store, dialect } = this.context;
    if (!dialect.recent) {
      throw formError(UNEXPECTED);
    }
    const records = dialect.recent(store.recent(call.account?.username ?? ''));
    return json(records.map((record) => this.fields(record, 'list', call)));
  };

  private keep(call: Call, value: Buffer, generated: boolean): Reply {
    const { store, dialect, limits, ignoreAccounts } = this.context;
    const account = ignoreAccounts ? undefined : call.account;
    const options = shareOptions(call.params, account, this.context);
    if (dialect.limits.creations && !call.account) {
      limits.count(`create ${call.caller}`, dialect.limits.creations);
    }
    const record = store.add({ ...options, value, generated, owner: account?.username });
    const answer = json({
      ...this.fields(record, 'made', { account }),
      ...(generated ? valueFields(value.toString('utf8'), dialect) : {}),
    });
    if (generated && dialect.looksAreKept) {
      store.change(record, 'viewed');
    }
    return answer;
  }

  /** Whether the passphrase sent opens the secret. Throws once there were too many wrong ones. */
  private opens(call: Call, record: SecretRecord): boolean {
    if (record.passphrase === '') {
      return true;
    }
    const { limits, dialect } = this.context;
    const limit = dialect.limits.wrongPassphrases;
    const key = `passphrase ${limit.per === 'caller' ? call.caller : record.secretKey}`;
    limits.check(key, limit);
    const sent = Buffer.from(call.params.text('passphrase') ?? '');
    const kept = Buffer.from(record.passphrase);
    const right = sent.subarray(0, BCRYPT).equals(kept.subarray(0, BCRYPT));
    if (right && dialect.longPassphrases === 'fail' && !sent.equals(kept)) {
      throw formError(UNEXPECTED);
    }
    if (!right) {
      limits.count(key, limit);
    }
    return right;
  }

  private unknown(key: string): Reply {
    return key.length < this.context.dialect.shortestKey
      ? json({ message: 'Not Found' }, 404)
      : unknownSecret(key);
  }

  private fields(
    record: SecretRecord,
    view: MetadataView,
    call: Pick<Call, 'account'>,
  ): Readonly<Record<string, unknown>> {
    const { dialect, store, address } = this.context;
    const custid = (dialect.custidIsCaller ? call.account?.username : record.owner) ?? 'anon';
    return metadataFields(record, view, { dialect, store, address, custid });
  }
}
