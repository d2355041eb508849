import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdIndex } from '../../../../src/core/ports';

/** An index in memory. */
export class MemoryIdIndex implements IdIndex {
  readonly added = new Map<string, number>();
  /** Whether everything rejects from now on. */
  failing = false;

  constructor(
    private readonly clock: () => number = Date.now,
    private readonly pause: () => Promise<void> = async () => Promise.resolve(),
  ) {}

  async list(): Promise<readonly string[]> {
    await this.begin();
    return [...this.added.keys()];
  }

  async since(id: string): Promise<number | undefined> {
    await this.begin();
    const time = this.added.get(id);
    if (time === undefined) throw new Error('FileNotFound');
    return time;
  }

  async add(id: string): Promise<void> {
    await this.begin();
    if (!this.added.has(id)) this.added.set(id, this.clock());
  }

  async remove(id: string): Promise<void> {
    await this.begin();
    this.added.delete(id);
  }

  private async begin(): Promise<void> {
    await this.pause();
    if (this.failing) throw new Error('the folder cannot be read');
  }
}

/** An index of empty files in a real folder, as the extension keeps it. */
export class FileIdIndex implements IdIndex {
  constructor(private readonly folder: string) {}

  async list(): Promise<readonly string[]> {
    await mkdir(this.folder, { recursive: true });
    return readdir(this.folder);
  }

  async since(id: string): Promise<number> {
    return (await stat(join(this.folder, id))).ctimeMs;
  }

  async add(id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, id), '');
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id), { force: true });
  }
}
