import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Profile } from './profile';
import { installVsix } from './server';

/** An extension under development (its folder), or a packaged one. */
export type ExtensionSource = { developmentPath: string } | { vsix: string };

/**
 * Puts extensions into a profile's extensions folder before VS Code starts. One under development
 * is linked, so it counts as installed: loading it as "under development" takes the smoke test
 * driver, under which 1.139 shows no notification and 1.104 no modal dialog.
 */
export async function installExtensions(
  version: string,
  profile: Profile,
  extensions: readonly ExtensionSource[],
): Promise<void> {
  // A first start takes up what lies in the folder; a list, once written, is what counts.
  for (const extension of extensions) {
    if ('developmentPath' in extension) await link(profile, extension.developmentPath);
  }
  for (const extension of extensions) {
    if ('vsix' in extension) await installVsix(version, profile, extension.vsix);
  }
}

async function link(profile: Profile, folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    publisher: string;
    name: string;
    version: string;
  };
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`.toLowerCase();
  await symlink(folder, join(profile.extensions, name), 'junction').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}
