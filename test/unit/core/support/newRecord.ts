import { ShareRecord } from '../../../../src/core/secrets/record';
import { MemorySecrets } from '../../../support/memorySecrets';
import { MemoryIdIndex } from './idIndexes';
import { MemoryLog } from './memoryLog';

/** One window's record, and the storage that it shares with other windows. */
export interface Setting {
  /** Milliseconds. */
  now: number;
  historyDays: number;
  readonly secrets: MemorySecrets;
  readonly index: MemoryIdIndex;
  readonly log: MemoryLog;
  readonly record: ShareRecord;
}

/** @param other a window whose storage is used, too */
export function newRecord(other?: Setting): Setting {
  const secrets = other?.secrets ?? new MemorySecrets();
  const index = other?.index ?? new MemoryIdIndex(() => setting.now);
  const log = other?.log ?? new MemoryLog();
  const setting: Setting = {
    now: other?.now ?? Date.UTC(2026, 0, 1),
    historyDays: 30,
    secrets,
    index,
    log,
    record: new ShareRecord(
      index,
      secrets,
      { now: () => setting.now, startTimer: () => () => undefined },
      log,
      () => setting.historyDays,
    ),
  };
  secrets.onDidChange((key) => {
    setting.record.storageChanged(key);
  });
  return setting;
}
