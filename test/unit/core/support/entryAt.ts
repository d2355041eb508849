import type { Entry } from '../../../../src/core/secrets/record';

const DAY = 86_400_000;

/** An entry of the record: shared at a time, and nothing became of it yet. */
export function entryAt(created: number, more: Partial<Entry> = {}): Omit<Entry, 'version'> {
  return {
    server: 'https://eu.onetimesecret.com',
    linkOrigin: 'https://eu.onetimesecret.com',
    label: 'DB_PASSWORD',
    metadataKey: 'a1'.repeat(31),
    created,
    expires: created + DAY,
    passphrase: false,
    state: 'new',
    stateAt: created,
    ...more,
  };
}
