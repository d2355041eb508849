import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'onetime-secret-vscode';

/** Age in milliseconds after which an unfinished install is taken for abandoned. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/**
 * The folder outside the clone where VS Code, its Node and a browser are kept.
 * `ONETIME_SECRET_VSCODE_CACHE` overrides the platform's usual place.
 */
export function cacheFolder(
  env: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.ONETIME_SECRET_VSCODE_CACHE) return env.ONETIME_SECRET_VSCODE_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', NAME);
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, NAME);
  return join(homedir(), '.cache', NAME);
}

const running = new Map<string, Promise<string>>();

/**
 * Returns the folder `name` of the cache, filling it first if it is not there yet. `fill` works in
 * a sibling that is renamed when it is complete, so an interrupted or concurrent install never
 * leaves half a folder under the final name.
 *
 * @throws whatever `fill` throws; nothing is left behind then.
 */
export async function installed(
  name: string,
  fill: (folder: string) => Promise<void>,
  cache: string = cacheFolder(),
): Promise<string> {
  const target = join(cache, name);
  const known = running.get(target);
  if (known) return known;
  const work = install(target, fill).finally(() => running.delete(target));
  running.set(target, work);
  return work;
}

async function install(target: string, fill: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  await mkdir(join(target, '..'), { recursive: true });
  await removeAbandoned(target);
  const draft = `${target}.part-${randomBytes(4).toString('hex')}`;
  await mkdir(draft);
  try {
    await fill(draft);
    await rename(draft, target).catch((error: unknown) => {
      // Another process finished the same install first: its folder is as good as ours.
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

/** Removes what an interrupted install left, unless it may still be running. */
async function removeAbandoned(target: string): Promise<void> {
  const folder = join(target, '..');
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (!path.startsWith(`${target}.part-`)) continue;
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
