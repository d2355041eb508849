import type { Memory, SecretStore } from '../ports';

const KEY = 'storageMarker';

/**
 * Finds out whether SecretStorage outlives VS Code, since it may be memory only
 * (microsoft/vscode#317329): a marker is kept in it and in the plain memory beside it, and at a
 * later start only the latter has it. Nothing is written before there is something to keep, since
 * that may make the system ask for a key ring's password.
 */
export class StorageLasts {
  constructor(
    private readonly memory: Memory,
    private readonly secrets: SecretStore,
  ) {}

  /** What is known of it; undefined: nothing was kept yet. */
  get lasts(): boolean | undefined {
    const before = this.memory.get(KEY);
    return before === undefined ? undefined : before === 'stored';
  }

  /** Whether the key that changed in SecretStorage is the marker's own. */
  owns(secretStorageKey: string): boolean {
    return secretStorageKey === KEY;
  }

  /** To be called when something was stored. */
  async mark(): Promise<void> {
    if (this.memory.get(KEY) !== undefined) return;
    // In this order: what was never stored is not missed later.
    await this.secrets.store(KEY, 'stored');
    await this.memory.update(KEY, 'stored');
  }

  /**
   * To be called once at the start.
   * @returns true if what was stored before is gone, and the person does not know yet
   */
  async isNewlyLost(): Promise<boolean> {
    const before = this.memory.get(KEY);
    if (before === undefined) return false;
    if ((await this.secrets.get(KEY)) !== undefined) {
      if (before !== 'stored') await this.memory.update(KEY, 'stored');
      return false;
    }
    await this.secrets.store(KEY, 'stored');
    if (before === 'told') return false;
    await this.memory.update(KEY, 'told');
    return true;
  }
}
