import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { chooseBuild } from './build';
import { installExtensions } from './extensions';
import type { ExtensionSource } from './extensions';
import { workbenchAddress } from './launchArguments';
import { openProfile, themeName, writeSettings } from './profile';
import type { Profile } from './profile';
import { outerFree, startServer } from './server';

export interface ServeOptions {
  version: string;
  /** Folder to open. */
  workspace: string;
  extension: ExtensionSource;
  /** User settings over the quiet ones, for a profile's first start. */
  settings?: Record<string, unknown>;
  /** Added to VS Code's environment. */
  env?: Record<string, string>;
  /** A folder to use again, so that what was set and stored lasts. Default: a new one. */
  profile?: string;
  log?: (line: string) => void;
}

export interface Served {
  /** The address to open, token included; undefined when a desktop window opened instead. */
  url: string | undefined;
  /** Where everything lies that VS Code writes. */
  profile: string;
  /** Resolves when VS Code ends, by itself or by `dispose`. */
  ended: Promise<unknown>;
  dispose(): Promise<void>;
}

/**
 * Runs a real VS Code for a person, until it is disposed of or its window is closed. The server
 * build hands out a shell, so it listens on 127.0.0.1 only, asks every request for a random token,
 * and leaves workspace trust on. Opens no browser.
 */
export async function serveWorkbench(options: ServeOptions): Promise<Served> {
  const build = await chooseBuild(options.version, options.log ?? console.log, 'seen');
  const profile = await openProfile(options.profile);
  await writeSettings(profile, {
    'workbench.colorTheme': themeName(options.version, 'light'),
    ...options.settings,
  });
  if (build.kind === 'desktop') {
    return openDesktop(build.executable, profile, options);
  }
  await installExtensions(options.version, profile, [options.extension]);
  const server = await startServer({
    version: options.version,
    profile,
    args: [],
    ...(options.env ? { env: options.env } : {}),
  });
  return {
    url: workbenchAddress({ ...server, workspace: options.workspace }),
    profile: profile.root,
    ended: server.ended,
    dispose: async () => {
      await server.dispose();
      await removeOwn(profile, options);
    },
  };
}

/** A profile made for this once goes with it. */
async function removeOwn(profile: Profile, options: ServeOptions): Promise<void> {
  if (!options.profile) await rm(profile.root, { recursive: true, force: true, maxRetries: 5 });
}

async function openDesktop(
  executable: string,
  profile: Profile,
  options: ServeOptions,
): Promise<Served> {
  const folders = [
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
  ];
  const env = { ...outerFree(process.env), ...options.env };
  const { extension } = options;
  if ('vsix' in extension) {
    const install = ['--install-extension', extension.vsix, '--force'];
    await once(spawn(executable, [...folders, ...install], { env, stdio: 'inherit' }), 'close');
  }
  const child = spawn(
    executable,
    [
      ...folders,
      ...('developmentPath' in extension
        ? [`--extensionDevelopmentPath=${extension.developmentPath}`]
        : []),
      options.workspace,
    ],
    { env, stdio: 'ignore' },
  );
  await once(child, 'spawn');
  const ended = once(child, 'close');
  return {
    url: undefined,
    profile: profile.root,
    ended,
    dispose: async () => {
      child.kill();
      await ended;
      await removeOwn(profile, options);
    },
  };
}
