import { badRequest, formError, internalError, UNEXPECTED } from './reply';
import type { Reply } from './reply';
import type { SecretRecord } from './store';

export type DialectName = 'v0.26.6' | 'v0.23.6' | 'v0.20.5';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** `max` events in `seconds`; the next one is refused. */
export interface Limit {
  readonly max: number;
  readonly seconds: number;
  /** Reaching `max` starts `seconds` anew, and everything is refused until they are over. */
  readonly locks: boolean;
  /** Counted for each caller, or for each secret. */
  readonly per: 'caller' | 'secret';
  readonly kind: 'form' | 'rate-limited';
  readonly message: string;
  /** `once`: only the first event too many gets the message; the next ones are passed over. */
  readonly told?: 'once';
}

/**
 * How one release of the server differs from the others. What is not here is the same in all.
 * Source: recorded exchanges of the real releases (`test/fixtures/captures`).
 */
export interface Dialect {
  readonly name: DialectName;
  /** Characters in a key, and of it in `secret_shortkey`. */
  readonly keyLength: number;
  readonly shortKeyLength: number;
  /** A shorter "key" gets another kind of Not Found. 0: there is no such check. */
  readonly shortestKey: number;
  /** Seconds. */
  readonly ttl: { readonly minimum: number; readonly anonymous: number; readonly account: number };
  /** Characters. */
  readonly passphrase: { readonly minimum: number; readonly maximum: number };
  /** JSON and text/plain bodies count too, not forms alone. */
  readonly readsEveryBody: boolean;
  /** Bytes of a request body. */
  readonly maxBody: number;
  /** What a body that is too long or malformed gets. */
  readonly malformed: () => Reply;
  /** `/create` works, `/receipt` is another name of `/private`, and burning below them works. */
  readonly hasAliases: boolean;
  /** Where the creator's page is. */
  readonly receiptPath: 'receipt' | 'private';
  /** The first look at the metadata turns `new` into `viewed`. */
  readonly looksAreKept: boolean;
  /** A look at the metadata of an unread secret gives its plaintext away. */
  readonly leaksValue: (record: SecretRecord) => boolean;
  /** Metadata names whoever asks, not the owner. */
  readonly custidIsCaller: boolean;
  /** The fields beside the documented ones, and `x-ots-intended-status`. */
  readonly modern: boolean;
  /** `undefined`: the endpoint fails. */
  readonly recent: ((newestLast: readonly SecretRecord[]) => readonly SecretRecord[]) | undefined;
  /** Throws a form error for a length that is refused. */
  readonly generateLength: (asked: string | undefined) => number;
  /** bcrypt looks at 72 bytes: what follows does not count, or a wrong tail is a fault. */
  readonly longPassphrases: 'cut' | 'fail';
  /** What is not UTF-8 comes back with replacement characters; elsewhere it never comes back. */
  readonly repairsText: boolean;
  /** What is kept of a secret. Throws a form error if it is too long. */
  readonly fit: (value: Buffer, signedIn: boolean) => Buffer;
  /** The address that gets the link, if it is one. Throws a form error where that matters. */
  readonly recipient: (text: string) => string | undefined;
  readonly obscure: (address: string) => string;
  readonly limits: {
    readonly wrongPassphrases: Limit;
    readonly burns?: Limit;
    /** Of requests without an account. */
    readonly creations?: Limit;
    readonly openings?: Limit;
  };
}

/** As Ruby reads a number: what stands at the beginning, with underscores, or 0. */
export function rubyInteger(text: string): number {
  const digits = /^\s*[+-]?\d+(?:_\d+)*/.exec(text)?.[0] ?? '';
  return Number.parseInt(digits.replaceAll('_', ''), 10) || 0;
}

/** Markup is taken out of what the newest release repeats. */
export function withoutTags(text: string): string {
  return text.replace(/<[^<>]*>/g, '');
}

const ADDRESS = /^[^\s@,]+@[^\s@,]+\.[^\s@,.]+$/;

function cut(value: Buffer, signedIn: boolean): Buffer {
  const max = signedIn ? 1_000_000 : 100_000;
  // Never longer in characters than in bytes, so most values need no decoding.
  return value.length <= max ? value : Buffer.from(value.toString('utf8').slice(0, max));
}

function refuseOver10000(value: Buffer): Buffer {
  if (value.length > 10_000) {
    throw formError('Secret value exceeds the maximum size of 10000 bytes');
  }
  return value;
}

const RATE_LIMITED = 'Cripes! You have been rate limited.';
const perCaller = {
  seconds: 20 * MINUTE,
  locks: false,
  per: 'caller',
  kind: 'rate-limited',
} as const;

const v0205: Dialect = {
  name: 'v0.20.5',
  keyLength: 31,
  shortKeyLength: 6,
  shortestKey: 0,
  ttl: { minimum: 5 * MINUTE, anonymous: 7 * DAY, account: 14 * DAY },
  passphrase: { minimum: 0, maximum: Number.POSITIVE_INFINITY },
  readsEveryBody: false,
  maxBody: 16 * 1024 * 1024,
  malformed: badRequest,
  hasAliases: false,
  receiptPath: 'private',
  looksAreKept: true,
  leaksValue: (record) => record.state === 'new' && record.passphrase === '',
  custidIsCaller: false,
  modern: false,
  recent: (newestLast) => newestLast.toReversed(),
  generateLength: () => 12,
  longPassphrases: 'cut',
  repairsText: false,
  fit: cut,
  recipient: (text) => /[^\s@,]+@[^\s@,]+\.[^\s@,.]+/.exec(text)?.[0],
  // Its pattern knows no "+", so what stands before one is left readable.
  obscure: (address) =>
    address.replace(
      /([a-z0-9]{1,2})[\w.%-]*@([a-z0-9])[a-z0-9.-]*(\.[a-z]+)$/i,
      '$1*****@$2*****$3',
    ),
  limits: {
    wrongPassphrases: { ...perCaller, max: 5, message: RATE_LIMITED },
    burns: { ...perCaller, max: 10, message: RATE_LIMITED },
  },
};

const v0236: Dialect = {
  ...v0205,
  name: 'v0.23.6',
  ttl: { ...v0205.ttl, minimum: MINUTE },
  passphrase: { minimum: 8, maximum: 128 },
  maxBody: 4 * 1024 * 1024,
  malformed: internalError,
  recent: undefined,
  generateLength: (asked) => Math.max(rubyInteger(asked ?? '') || 12, 4),
  longPassphrases: 'fail',
  repairsText: true,
  // It loses NULs.
  fit: (value, signedIn) => cut(Buffer.from(value.filter((byte) => byte !== 0)), signedIn),
  limits: {
    ...v0205.limits,
    // Told once; from then on as if there were no such secret.
    wrongPassphrases: { ...perCaller, max: 5, message: RATE_LIMITED, told: 'once' },
  },
};

const v0266: Dialect = {
  name: 'v0.26.6',
  keyLength: 62,
  shortKeyLength: 8,
  shortestKey: 20,
  ttl: { minimum: MINUTE, anonymous: 7 * DAY, account: 30 * DAY },
  passphrase: { minimum: 4, maximum: 128 },
  readsEveryBody: true,
  maxBody: 4 * 1024 * 1024,
  malformed: badRequest,
  hasAliases: true,
  receiptPath: 'receipt',
  looksAreKept: false,
  leaksValue: (record) => record.generated && !record.valueShown && record.passphrase === '',
  custidIsCaller: true,
  modern: true,
  recent: (newestLast) => newestLast,
  generateLength: (asked) => {
    const length = asked === undefined ? 12 : rubyInteger(asked);
    if (length === 0) {
      throw formError(UNEXPECTED);
    }
    if (length > 128) {
      throw formError('Generated password length must be no more than 128 characters');
    }
    return Math.max(length, 4);
  },
  longPassphrases: 'cut',
  repairsText: false,
  fit: refuseOver10000,
  recipient: (text) => {
    const address = withoutTags(text).trim().toLowerCase();
    if (!ADDRESS.test(address)) {
      throw formError(`Undeliverable email address: ${address}`);
    }
    return address;
  },
  // A name of one letter has nothing to hide; what stands after the domain's first dot is kept.
  obscure: (address) =>
    address.replace(
      /^(.{1,2})([^@]*)@(.)[^@.]*(\.[^@]+)$/,
      (_, start: string, rest: string, host: string, top: string) =>
        `${start}${start.length + rest.length > 1 ? '***' : ''}@${host}***${top}`,
    ),
  limits: {
    wrongPassphrases: {
      max: 20,
      seconds: 30 * MINUTE,
      locks: true,
      per: 'secret',
      kind: 'form',
      message: UNEXPECTED,
    },
    creations: {
      ...perCaller,
      max: 1000,
      message: 'Rate limit exceeded. Please try again later.',
    },
    openings: {
      ...perCaller,
      max: 1000,
      message: 'Rate limit exceeded. Please try again later.',
    },
  },
};

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  'v0.26.6': v0266,
  'v0.23.6': v0236,
  'v0.20.5': v0205,
};

export function isDialectName(text: string): text is DialectName {
  return Object.hasOwn(dialects, text);
}
