import type { IdIndex, SecretStore } from '../../../../src/core/ports';
import type { Decode } from '../../../../src/core/storage/versioned';
import { EntryStore } from '../../../../src/core/storage/entryStore';
import { MemoryLog } from './memoryLog';

/** A window's store over a storage, which tells it what other windows changed. */
export function storeOver<T>(
  secrets: SecretStore & { onDidChange(listener: (key: string) => void): void },
  index: IdIndex,
  decode: Decode<T>,
): EntryStore<T> {
  const store = new EntryStore('test', index, secrets, decode, new MemoryLog());
  secrets.onDidChange((key) => {
    store.changed(key);
  });
  return store;
}
