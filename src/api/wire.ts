/**
 * What servers send → our types; the only place that knows their dialects (v0.20 to v0.26, and the
 * public documentation, which shows numbers as strings). An answer that can be used is used: only
 * what a caller cannot do without is required, everything else may be missing or of an odd type.
 * What is not named here is dropped unread, above all plaintext and secret keys in metadata.
 */
import * as v from 'valibot';
import { UnusableAnswerError } from './errors';
import { isKey } from './keys';
import type {
  GeneratedSecret,
  Metadata,
  RevealedSecret,
  ServerStatus,
  SharedSecret,
} from './types';

export type * from './types';

/** Takes what fits, and `undefined` for what is missing, null or of an odd type. */
const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

const NumberLike = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.trim(), v.decimal(), v.transform(Number), v.finite()),
]);
const BooleanLike = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
]);
const Key = v.pipe(v.string(), v.check(isKey));
const Text = v.pipe(v.string(), v.nonEmpty());
const Texts = v.pipe(
  v.array(v.fallback(v.string(), '')),
  v.transform((list) => list.filter((item) => item !== '')),
);
const Addresses = v.union([
  Texts,
  v.pipe(
    Text,
    v.transform((one) => [one]),
  ),
]);

const MetadataAnswer = v.object({
  metadata_key: maybe(Key),
  custid: maybe(Text),
  state: maybe(Text),
  ttl: maybe(NumberLike),
  metadata_ttl: maybe(NumberLike),
  secret_ttl: maybe(NumberLike),
  created: maybe(NumberLike),
  updated: maybe(NumberLike),
  received: maybe(NumberLike),
  passphrase_required: maybe(BooleanLike),
  recipient: maybe(Addresses),
  share_domain: maybe(Text),
});
const SecretKeyAnswer = v.object({ secret_key: Key });
const ValueAnswer = v.object({ value: v.string() });
const RevealAnswer = v.object({ value: v.string(), share_domain: maybe(Text) });
const BurnAnswer = v.object({ state: v.looseObject({}) });
const RecentAnswer = v.array(v.unknown());
const StatusAnswer = v.object({ status: Text, locale: maybe(Text) });
const FailureAnswer = v.object({ message: maybe(Text), error: maybe(Text), shrimp: maybe(Text) });

/** Answer to share. Throws {@link UnusableAnswerError} without a secret key, for no link can be made. */
export function readShared(data: unknown): SharedSecret {
  const key = v.safeParse(SecretKeyAnswer, data);
  const metadata = toMetadata(data);
  if (key.success)
    return { metadata: metadata ?? emptyMetadata(), secretKey: key.output.secret_key };
  // With a metadata key in it, the secret was made all the same.
  throw new UnusableAnswerError('secret_key', metadata?.metadataKey ? 'done' : 'unknown');
}

/** Answer to generate: the same, and what was generated. */
export function readGenerated(data: unknown): GeneratedSecret {
  const { success, output } = v.safeParse(ValueAnswer, data);
  return { ...readShared(data), value: success ? output.value : undefined };
}

/** Answer to secret. Throws {@link UnusableAnswerError} without a value. */
export function readRevealed(data: unknown): RevealedSecret {
  const { success, output } = v.safeParse(RevealAnswer, data);
  if (!success) throw new UnusableAnswerError('value');
  return {
    value: output.value,
    ...(output.share_domain !== undefined && { shareDomain: output.share_domain }),
  };
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
 * skipped rather than the whole list refused. Throws {@link UnusableAnswerError} if it is no list.
 */
export function readRecent(data: unknown): Metadata[] {
  const { success, output } = v.safeParse(RecentAnswer, data);
  if (!success) throw new UnusableAnswerError('list');
  return output
    .map(toMetadata)
    .filter((metadata) => metadata !== undefined)
    .filter(({ metadataKey }) => metadataKey !== '')
    .sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
}

/** Answer to status and authcheck. */
export function readStatus(data: unknown): ServerStatus {
  const { success, output } = v.safeParse(StatusAnswer, data);
  if (!success) throw new UnusableAnswerError('status');
  return { status: output.status, locale: output.locale };
}

export interface Failure {
  readonly message: string | undefined;
  readonly error: string | undefined;
  /** v0.20 puts a fresh form token into its answers about what was typed, and only into those. */
  readonly aboutInput: boolean;
}

/** The parts of an answer by which failures are told apart. */
export function readFailure(data: unknown): Failure {
  const { success, output } = v.safeParse(FailureAnswer, data);
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
    metadataKey: fields.metadata_key ?? '',
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
