import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkbenchOptions } from '../../../dev/vscode/workbench';

/** What goes wrong from now on. */
export interface Faults {
  /** Operations that reject, quoting what they were given. */
  readonly failing?: readonly ('get' | 'store' | 'delete')[];
  /** What is read instead of each stored text that has these words in it; what is stored stays. */
  readonly replaced?: Readonly<Record<string, string>>;
}

/** Our extension's SecretStorage in a real VS Code, made to go wrong by a test. */
export class FaultySecrets {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<FaultySecrets> {
    const secrets = new FaultySecrets(await mkdtemp(join(tmpdir(), 'ots-secrets-')));
    await secrets.set({});
    return secrets;
  }

  /** For a VS Code that is to have these faults. */
  get options(): Pick<WorkbenchOptions, 'env' | 'preload'> {
    return {
      env: { ONETIME_SECRET_TEST_SECRETS: this.file },
      preload: join(__dirname, 'hostSecrets.cjs'),
    };
  }

  /** In place of the faults there were; those of nothing are none. */
  async set({ failing = [], replaced = {} }: Faults): Promise<void> {
    // Whole or not at all, since it may be read at any moment.
    const next = `${this.file}.next`;
    await writeFile(next, JSON.stringify({ failing, replaced }));
    await rename(next, this.file);
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private get file(): string {
    return join(this.folder, 'faults.json');
  }
}
