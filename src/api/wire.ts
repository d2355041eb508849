/**
 * What servers send → our types; the only place that knows their dialects (v0.20 to v0.26, and the
 * public documentation, which shows numbers as strings). An answer that can be used is used: only
 * what a caller cannot do without is required, everything else may be missing or of an odd type.
 * What is not named here is dropped unread, above all plaintext and secret keys in metadata.
 */
import * as v from 'valibot';
import { UnusableAnswerError } from './errors';
import { isKey } from './keys';
import { oneLine } from './lines';
import type {
  GeneratedSecret,
  Metadata,
  RevealedSecret,
  ServerStatus,
  SharedSecret,
} from './types';

/** Takes what fits, and `undefined` for what is missing, null or of an odd type. */
const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

/** The last second of the year 9999: until then dates can be made, and written in four digits. */
const LAST_TIME = 253_402_300_799;
/** A hundred years, in seconds. */
const LONGEST = 100 * 366 * 86_400;
/** Characters of a number that is written as a text. */
const LONGEST_NUMBER = 40;

const NumberLike = v.union([
  v.number(),
  v.pipe(v.string(), v.maxLength(LONGEST_NUMBER), v.trim(), v.decimal(), v.transform(Number)),
]);
/** Out of its range, a number means nothing; so it counts as missing, here and for everybody. */
const within = (smallest: number, largest: number) =>
  maybe(v.pipe(NumberLike, v.minValue(smallest), v.maxValue(largest)));
const Time = within(0, LAST_TIME);
/** What is left of a time may be nothing; what was granted may not. */
const Left = within(0, 2 * LONGEST);
const Granted = within(1, LONGEST);

const BooleanLike = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
]);
const Key = v.pipe(v.string(), v.check(isKey));
const Text = v.pipe(v.string(), v.nonEmpty());
/** A text that is shown somewhere: cut to this many characters, on one line. */
const shown = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => oneLine(text, longest)),
    v.nonEmpty(),
  );
/** An e-mail address has 254 characters at most, and so has a user name here. */
const Address = shown(254);
const MOST_ADDRESSES = 20;
const Addresses = v.union([
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      list.slice(0, MOST_ADDRESSES).flatMap((one) => {
        const { success, output } = v.safeParse(Address, one);
        return success ? [output] : [];
      }),
    ),
  ),
  v.pipe(
    Address,
    v.transform((one) => [one]),
  ),
]);
/** Not cut, since a part of a domain is another one: too long, it is none. */
const Domain = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));

const MetadataAnswer = v.object({
  metadata_key: maybe(Key),
  custid: maybe(Address),
  state: maybe(shown(64)),
  ttl: Granted,
  metadata_ttl: Left,
  secret_ttl: Left,
  created: Time,
  updated: Time,
  received: Time,
  passphrase_required: maybe(BooleanLike),
  recipient: maybe(Addresses),
  share_domain: maybe(Domain),
});
const SecretKeyAnswer = v.object({ secret_key: Key });
const ValueAnswer = v.object({ value: v.string() });
const BurnAnswer = v.object({ state: v.looseObject({}) });
const RecentAnswer = v.array(v.unknown());
const StatusAnswer = v.object({ status: shown(64), locale: maybe(shown(35)) });
/** Cut before any expression sees it; `redact` makes it fit to be shown. */
const Words = v.pipe(
  Text,
  v.transform((text) => text.slice(0, 4000)),
);
const ErrorAnswer = v.object({
  message: maybe(Words),
  error: maybe(Words),
  shrimp: maybe(Text),
});

/** Answer to share. Throws {@link UnusableAnswerError} without a secret key, for no link can be made. */
export function readShared(data: unknown): SharedSecret {
  const key = v.safeParse(SecretKeyAnswer, data);
  const metadata = toMetadata(data);
  if (key.success)
    return { metadata: metadata ?? emptyMetadata(), secretKey: key.output.secret_key };
  // With a metadata key in it, the secret was made all the same.
  throw new UnusableAnswerError(
    'secret_key',
    metadata?.metadataKey !== undefined ? 'done' : 'unknown',
  );
}

/** Answer to generate: the same, and what was generated. */
export function readGenerated(data: unknown): GeneratedSecret {
  const { success, output } = v.safeParse(ValueAnswer, data);
  return { ...readShared(data), value: success ? output.value : undefined };
}

/** Answer to secret. Throws {@link UnusableAnswerError} without a value. */
export function readRevealed(data: unknown): RevealedSecret {
  const { success, output } = v.safeParse(ValueAnswer, data);
  if (!success) throw new UnusableAnswerError('value');
  return { value: output.value };
}

/** Answer to private, asked with `metadataKey`. Throws {@link UnusableAnswerError} for foreign JSON. */
export function readMetadata(data: unknown, metadataKey: string): Metadata {
  const metadata = toMetadata(data);
  if (metadata === undefined) throw new UnusableAnswerError('metadata_key');
  return { ...metadata, metadataKey };
}

/** The secret key in an answer to private: there as long as the secret is unread. */
export function readSecretKey(data: unknown): string | undefined {
  const { success, output } = v.safeParse(SecretKeyAnswer, data);
  return success ? output.secret_key : undefined;
}

/**
 * Answer to burn: metadata, nested under `state`. A 200 means burned, yet the metadata in it is
 * that from before.
 */
export function readBurned(data: unknown, metadataKey: string): Metadata {
  const { success, output } = v.safeParse(BurnAnswer, data);
  const before = readMetadata(success ? output.state : data, metadataKey);
  return { ...before, state: 'burned', secretTtl: undefined };
}

/**
 * Answer to recent, newest first; servers give it in various orders. What cannot be metadata is
 * skipped rather than the whole list refused, and what is there twice is taken as it was last.
 * Throws {@link UnusableAnswerError} if it is no list.
 */
export function readRecent(data: unknown): Metadata[] {
  const { success, output } = v.safeParse(RecentAnswer, data);
  if (!success) throw new UnusableAnswerError('list');
  const byKey = new Map<string, Metadata>();
  for (const row of output) {
    const metadata = toMetadata(row);
    const key = metadata?.metadataKey;
    if (metadata === undefined || key === undefined) continue;
    const other = byKey.get(key);
    const later = (metadata.updated ?? 0) > (other?.updated ?? 0);
    if (other === undefined || later) byKey.set(key, metadata);
  }
  return [...byKey.values()].sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
}

/** Answer to status and authcheck. */
export function readStatus(data: unknown): ServerStatus {
  const { success, output } = v.safeParse(StatusAnswer, data);
  if (!success) throw new UnusableAnswerError('status');
  return { status: output.status, locale: output.locale };
}

/** What servers put into an answer that says no. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly error: string | undefined;
  /** v0.20 puts a fresh form token into its answers about what was typed, and only into those. */
  readonly aboutInput: boolean;
}

/** The parts of an answer by which errors are told apart. */
export function readErrorBody(data: unknown): ErrorBody {
  const { success, output } = v.safeParse(ErrorAnswer, data);
  if (!success) return { message: undefined, error: undefined, aboutInput: false };
  return { message: output.message, error: output.error, aboutInput: output.shrimp !== undefined };
}

/** `undefined` if `data` is nothing like metadata. */
function toMetadata(data: unknown): Metadata | undefined {
  const { success, output } = v.safeParse(MetadataAnswer, data);
  if (!success || (output.metadata_key === undefined && output.state === undefined))
    return undefined;
  return fromFields(output);
}

function emptyMetadata(): Metadata {
  return fromFields(v.parse(MetadataAnswer, {}));
}

function fromFields(fields: v.InferOutput<typeof MetadataAnswer>): Metadata {
  return {
    metadataKey: fields.metadata_key,
    custid: fields.custid,
    anonymous: fields.custid === undefined ? undefined : fields.custid === 'anon',
    state: fields.state,
    ttl: fields.ttl,
    metadataTtl: fields.metadata_ttl,
    secretTtl: fields.secret_ttl,
    created: fields.created,
    updated: fields.updated,
    received: fields.received,
    passphraseRequired: fields.passphrase_required,
    recipients: fields.recipient ?? [],
    shareDomain: fields.share_domain ?? '',
  };
}
