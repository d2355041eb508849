import type { Memory } from '../ports';

/** How many are offered again. */
const KEPT = 5;

/** The last few values that the person chose for something, newest first. No secret goes in here. */
export class LastUsed {
  constructor(
    private readonly memory: Memory,
    private readonly key: string,
    private readonly kept = KEPT,
  ) {}

  list(): readonly string[] {
    const stored = this.memory.get(this.key);
    if (!Array.isArray(stored)) return [];
    return stored.filter((value): value is string => typeof value === 'string').slice(0, this.kept);
  }

  async add(value: string): Promise<void> {
    const others = this.list().filter((one) => one !== value);
    await this.memory.update(this.key, [value, ...others].slice(0, this.kept));
  }

  async remove(value: string): Promise<void> {
    const others = this.list().filter((one) => one !== value);
    if (others.length < this.list().length) await this.memory.update(this.key, others);
  }
}
