import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { searchDisk, type Needle } from '../../../dev/demo/leaks';
import { given, PROFILE } from './environment';

/**
 * Puts a file where the extension keeps an index, so that it cannot be read.
 * @returns what puts the index back
 */
export async function makeUnreadable(index: string): Promise<() => Promise<void>> {
  const found = await readdir(given(PROFILE), { recursive: true, withFileTypes: true });
  const folder = found.find(
    (one) =>
      one.isDirectory() &&
      one.name === index &&
      one.parentPath.endsWith('onetime-tools.onetime-secret'),
  );
  if (!folder) throw new Error(`there is no index "${index}"`);
  const path = join(folder.parentPath, index);
  const aside = join(dirname(path), `${index}-aside`);
  await rename(path, aside);
  await writeFile(path, '');
  return async () => {
    await rm(path);
    await rename(aside, path);
  };
}

/** Searches everything that VS Code has written. */
export async function searchProfile(
  needles: readonly Needle[],
): Promise<{ readonly found: readonly string[]; readonly files: number }> {
  for (;;) {
    try {
      return await searchDisk([given(PROFILE)], needles);
    } catch (error) {
      // VS Code is at work there: a backup may go between being listed and being read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
