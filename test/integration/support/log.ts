import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { given, PROFILE } from './environment';
import { until } from './waiting';

/** The log channel of the extension, as it lies on disk. */
export async function readLog(): Promise<string> {
  const folder = given(PROFILE);
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    /[\\/]onetime-tools\.onetime-secret[\\/][^\\/]*\.log$/.test(name),
  );
  const texts = await Promise.all(names.map(async (name) => readFile(join(folder, name), 'utf8')));
  return texts.join('');
}

/**
 * Runs something, and waits until the log has so many more lines that fit; VS Code writes it a
 * moment later.
 * @returns those lines, without the time
 */
export async function logged(
  pattern: RegExp,
  count: number,
  task: () => Promise<void>,
): Promise<string[]> {
  const fitting = async (): Promise<string[]> =>
    (await readLog()).split('\n').filter((line) => pattern.test(line));
  const before = (await fitting()).length;
  await task();
  let lines: string[] = [];
  await until(async () => {
    lines = (await fitting()).slice(before);
    return lines.length >= count;
  });
  return lines.map((line) => line.replace(/^\S+ \S+ /, ''));
}
