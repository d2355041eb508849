import type { Memory } from '../../../../src/core/ports';

/** Plain memory, as VS Code's globalState. */
export class MemoryMemento implements Memory {
  readonly values: Map<string, unknown>;

  constructor(stored: Readonly<Record<string, unknown>> = {}) {
    this.values = new Map(Object.entries(stored));
  }

  get(key: string): unknown {
    return this.values.get(key);
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }
}
