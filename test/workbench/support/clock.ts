import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProfile } from '../../../dev/vscode/profile';

/** A clock for VS Code's extension host and the local server, which a test sets ahead. */
export class HostClock {
  private ahead = 0;
  /** Folder of an extension that makes the host go by this clock. */
  private readonly extension = join(__dirname, 'hostClock');
  readonly now = (): number => Date.now() + this.ahead;

  private constructor(private readonly folder: string) {}

  /** A profile for a VS Code that goes by this clock; `dispose` removes it. */
  async profile(): Promise<string> {
    const { root, extensions } = await openProfile(join(this.folder, 'profile'));
    await symlink(
      this.extension,
      join(extensions, 'onetime-tools-tests.host-clock-1.0.0'),
      'junction',
    );
    return root;
  }

  static async create(): Promise<HostClock> {
    const clock = new HostClock(await mkdtemp(join(tmpdir(), 'ots-clock-')));
    await clock.pass(0);
    return clock;
  }

  /** For that extension. */
  get env(): Record<string, string> {
    return { ONETIME_SECRET_TEST_CLOCK: this.file };
  }

  /** Lets time pass, in milliseconds; what is due on the way is done a moment later. */
  async pass(milliseconds: number): Promise<void> {
    this.ahead += milliseconds;
    await writeFile(this.file, String(this.ahead));
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private get file(): string {
    return join(this.folder, 'ahead');
  }
}
