import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePassword } from '../../src/core/sharing/password';

const SAMPLE = join(__dirname, '../sample-workspace');

export interface DemoWorkspace {
  readonly folder: string;
  /** The file that holds the secret; the only place on disk where it may be. */
  readonly file: string;
  readonly secret: string;
}

/** A copy of the sample workspace, with a secret of this run's own in a saved file. */
export async function makeWorkspace(): Promise<DemoWorkspace> {
  const folder = join(await mkdtemp(join(tmpdir(), 'ots-demo-')), 'shop');
  await cp(SAMPLE, folder, { recursive: true });
  const file = join(folder, '.env');
  const secret = `${makePassword(16, ['lower', 'upper', 'digits'])} & 50% <ok> +=`;
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/^SMTP_PASSWORD=.*$/m, () => `SMTP_PASSWORD=${secret}`),
  );
  return { folder, file, secret };
}
