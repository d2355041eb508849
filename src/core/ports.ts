/** What core needs from its host, as small as it can be. `src/host` implements these with VS Code. */

/** Encrypted storage of short texts by key; has the shape of VS Code's `SecretStorage`. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  /** All keys. Absent in older hosts; VS Code 1.104 has it, but it throws there. */
  keys?(): PromiseLike<readonly string[]>;
}

/**
 * A set of ids that several windows may change at once without losing each other's changes.
 * It holds ids only, nothing that they stand for.
 */
export interface IdIndex {
  list(): Promise<readonly string[]>;
  /**
   * When an id was added, in milliseconds since the epoch; undefined where the host does not know.
   * Rejects if it is not in there.
   */
  since(id: string): Promise<number | undefined>;
  add(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The system's clipboard. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** A log that people may attach to bug reports: no secret, passphrase, token, key or link goes in. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}

/** Remembers plain values between sessions (VS Code's `Memento`): unencrypted, so hints only. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
