import { searchDisk, type Needle } from '../../../dev/demo/leaks';
import { given, PROFILE } from './environment';

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
