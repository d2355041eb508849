import type { Dialect } from './dialects';
import type { SecretRecord, SecretStore } from './store';

/**
 * What metadata is asked for: `made` is a share's answer, `look` one of /private, `burn` what a burn
 * answers, `list` one line of /private/recent. They differ in what they tell of the secret.
 */
export type MetadataView = 'made' | 'look' | 'burn' | 'list';

export interface MetadataContext {
  readonly dialect: Dialect;
  readonly store: SecretStore;
  readonly address: string;
  /** Whose name the answer bears. */
  readonly custid: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The metadata of a secret as JSON fields. Neither states nor clocks move. */
export function metadataFields(
  record: SecretRecord,
  view: MetadataView,
  context: MetadataContext,
): Fields {
  const { dialect, store, address, custid } = context;
  const metadataTtl = store.metadataTtl(record);
  const fields: Fields = {
    custid,
    metadata_key: record.metadataKey,
    ...secretFields(record, view, store),
    ttl: record.ttl,
    metadata_ttl: metadataTtl,
    state: record.state,
    updated: record.updated,
    created: record.created,
    ...(record.state === 'received' ? { received: record.received } : {}),
    recipient: record.recipients,
    share_domain: record.shareDomain,
  };
  if (!dialect.modern) {
    return fields;
  }
  // A look at the metadata forgets the key of its own page.
  const key = view === 'look' ? '' : record.metadataKey;
  const receipt = `${address}/${dialect.receiptPath}/${key}`;
  return {
    ...fields,
    identifier: record.metadataKey,
    ...(record.state === 'received' ? {} : { secret_identifier: secretKey(record) }),
    ...('passphrase_required' in fields ? { has_passphrase: fields.passphrase_required } : {}),
    recipients: record.recipients,
    receipt_ttl: metadataTtl,
    metadata_url: receipt,
    receipt_url: receipt,
  };
}

/** The plaintext beside the metadata, under each of the names that the dialect uses. */
export function valueFields(value: string, dialect: Dialect): Fields {
  return dialect.modern ? { value, secret_value: value } : { value };
}

function secretKey(record: SecretRecord): string {
  return record.state === 'burned' || record.state === 'expired' ? '' : record.secretKey;
}

function secretFields(record: SecretRecord, view: MetadataView, store: SecretStore): Fields {
  if (record.state === 'received') {
    return {};
  }
  if (view === 'list') {
    return { secret_ttl: null };
  }
  if (view === 'burn' || !store.unread(record)) {
    return { secret_key: secretKey(record), secret_ttl: null };
  }
  return {
    secret_key: record.secretKey,
    secret_ttl: store.secretTtl(record),
    passphrase_required: record.passphrase !== '',
  };
}
