import type { SecretStore } from '../../src/core/ports';

type Operation = 'get' | 'store' | 'delete';

/** A SecretStorage in memory that tells everybody of changes, as VS Code's does. */
export class MemorySecrets implements SecretStore {
  readonly values = new Map<string, string>();
  /** Operations that reject from now on, quoting what they were given, as a careless host may. */
  readonly failing = new Set<Operation>();
  private readonly listeners: ((key: string) => void)[] = [];

  /** @param pause awaited in every operation, so that a test decides how they interleave */
  constructor(private readonly pause: () => Promise<void> = async () => Promise.resolve()) {}

  onDidChange(listener: (key: string) => void): void {
    this.listeners.push(listener);
  }

  async get(key: string): Promise<string | undefined> {
    await this.begin('get', key);
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.begin('store', value);
    this.values.set(key, value);
    this.tell(key);
  }

  async delete(key: string): Promise<void> {
    await this.begin('delete', key);
    // As VS Code: deleting what is not there is no change.
    if (this.values.delete(key)) this.tell(key);
  }

  private async begin(operation: Operation, given: string): Promise<void> {
    await this.pause();
    if (this.failing.has(operation)) throw new Error(`no key ring, cannot ${operation} ${given}`);
  }

  private tell(key: string): void {
    for (const listener of this.listeners) listener(key);
  }
}
