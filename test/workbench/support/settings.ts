import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../../../dev/vscode/workbench';

/** Changes user settings in settings.json; they count after a reload. */
export async function setUserSettings(
  { profile }: Workbench,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const file = join(profile, 'user', 'User', 'settings.json');
  const before = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...before, ...settings }, undefined, 2));
}
