import { randomInt } from 'node:crypto';

export type SecretState = 'new' | 'viewed' | 'received' | 'burned' | 'expired';

/** One secret and its metadata. Times are unix seconds, `ttl` is seconds. */
export interface SecretRecord {
  readonly metadataKey: string;
  readonly secretKey: string;
  /** `undefined`: shared anonymously. */
  readonly owner: string | undefined;
  readonly generated: boolean;
  /** `''`: none. */
  readonly passphrase: string;
  /** Already obscured; nothing is ever sent to it. */
  readonly recipients: readonly string[];
  readonly shareDomain: string;
  readonly ttl: number;
  readonly created: number;
  /** Bytes, since a form can carry what is not UTF-8. Emptied when the secret is gone. */
  value: Buffer;
  state: SecretState;
  updated: number;
  received: number | undefined;
  /** The plaintext was shown once with the metadata. */
  valueShown: boolean;
}

export type NewSecret = Pick<
  SecretRecord,
  'owner' | 'generated' | 'passphrase' | 'recipients' | 'shareDomain' | 'ttl' | 'value'
>;

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const RECENT_SECONDS = 30 * 24 * 60 * 60;

/** A random text of `length` characters of `alphabet`. */
export function randomText(length: number, alphabet: string = BASE36): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** Secrets in memory, with the clock that expires them. Nothing is written to disk. */
export class SecretStore {
  private readonly byMetadataKey = new Map<string, SecretRecord>();
  private readonly bySecretKey = new Map<string, SecretRecord>();

  /** `now` gives unix seconds; `keyLength` is in characters. */
  constructor(
    readonly now: () => number,
    private readonly keyLength: number,
  ) {}

  add(secret: NewSecret): SecretRecord {
    const created = this.now();
    const record: SecretRecord = {
      ...secret,
      metadataKey: randomText(this.keyLength),
      secretKey: randomText(this.keyLength),
      created,
      state: 'new',
      updated: created,
      received: undefined,
      valueShown: false,
    };
    this.byMetadataKey.set(record.metadataKey, record);
    this.bySecretKey.set(record.secretKey, record);
    return record;
  }

  keys(): { secretKey: string; metadataKey: string }[] {
    return [...this.bySecretKey.values()].map(({ secretKey, metadataKey }) => ({
      secretKey,
      metadataKey,
    }));
  }

  /** Seconds until the secret is gone, 0 or less if it is. */
  secretTtl(record: SecretRecord): number {
    return record.created + record.ttl - this.now();
  }

  /** Seconds until the server forgets that there was a secret. */
  metadataTtl(record: SecretRecord): number {
    return record.created + 2 * record.ttl - this.now();
  }

  /** A secret that can still be read. */
  unread(record: SecretRecord): boolean {
    return (record.state === 'new' || record.state === 'viewed') && this.secretTtl(record) > 0;
  }

  findUnread(secretKey: string): SecretRecord | undefined {
    const record = this.bySecretKey.get(secretKey);
    return record && this.unread(record) ? record : undefined;
  }

  /** The metadata as it stands; asking changes nothing. */
  find(metadataKey: string): SecretRecord | undefined {
    const record = this.byMetadataKey.get(metadataKey);
    return record && this.metadataTtl(record) > 0 ? record : undefined;
  }

  /** Only a look at the metadata notices that a secret has expired; the list goes on saying `new`. */
  noticeExpiry(record: SecretRecord): void {
    if (record.state === 'new' || record.state === 'viewed') {
      if (!this.unread(record)) {
        this.change(record, 'expired');
      }
    }
  }

  change(record: SecretRecord, state: SecretState): void {
    record.state = state;
    record.updated = this.now();
    if (state === 'received') {
      record.received = record.updated;
    }
    if (state !== 'viewed') {
      record.value = Buffer.alloc(0);
    }
  }

  /** What an account shared in the last 30 days, newest last. */
  recent(owner: string): readonly SecretRecord[] {
    const since = this.now() - RECENT_SECONDS;
    return [...this.byMetadataKey.values()]
      .filter(
        (record) =>
          record.owner === owner && record.created > since && this.metadataTtl(record) > 0,
      )
      .sort((a, b) => a.created - b.created);
  }
}
