import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that must not be found, and what to call it; it is never printed itself. */
export interface Needle {
  readonly name: string;
  readonly text: string;
}

/** How a text lies in files: as it is, in UTF-16, in a URL, and in JSON. */
function spellings(text: string): Buffer[] {
  const utf8 = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  return [...new Set(utf8)]
    .map((one) => Buffer.from(one, 'utf8'))
    .concat(Buffer.from(text, 'utf16le'));
}

/**
 * Searches every file below some folders for texts.
 * @returns what was found where, and how many files and bytes were read
 */
export async function searchDisk(
  folders: readonly string[],
  needles: readonly Needle[],
): Promise<{ readonly found: string[]; readonly files: number; readonly bytes: number }> {
  const wanted = needles.map(({ name, text }) => ({ name, spellings: spellings(text) }));
  const found: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path);
      files += 1;
      bytes += content.length;
      for (const { name, spellings: all } of wanted) {
        if (all.some((one) => content.includes(one))) found.push(`${name} in ${path}`);
      }
    }
  }
  return { found, files, bytes };
}
