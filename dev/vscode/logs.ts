import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Profile } from './profile';

/** Everything below a profile's log folders, each file under a line with its path. */
export async function readLogs(profile: Profile): Promise<string> {
  const texts: string[] = [];
  for (const folder of [profile.serverData, profile.userData]) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.log')) continue;
      const path = join(entry.parentPath, entry.name);
      texts.push(`== ${path}\n${await readFile(path, 'utf8')}`);
    }
  }
  return texts.join('\n');
}
