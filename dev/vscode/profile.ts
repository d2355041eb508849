import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one VS Code: everything that it writes lies below `root`. */
export interface Profile {
  root: string;
  /** `User/settings.json` and, on the desktop, storage and logs. */
  userData: string;
  /** Installed extensions. */
  extensions: string;
  /** What the server build writes: logs, extensions' global and workspace storage. */
  serverData: string;
  /** The browser's own profile, where the web workbench keeps its state. */
  browser: string;
}

/** Makes (or finds again, when `root` is given) the folders of a profile. */
export async function openProfile(root?: string): Promise<Profile> {
  // Short on purpose: VS Code puts a socket below it, and a socket's path is limited to 103 bytes
  // (microsoft/vscode#196543).
  const folder = root ?? (await mkdtemp(join(tmpdir(), 'ots-')));
  const profile: Profile = {
    root: folder,
    userData: join(folder, 'user'),
    extensions: join(folder, 'extensions'),
    serverData: join(folder, 'server'),
    browser: join(folder, 'browser'),
  };
  await mkdir(join(profile.userData, 'User'), { recursive: true });
  for (const path of [profile.extensions, profile.serverData, profile.browser]) {
    await mkdir(path, { recursive: true });
  }
  return profile;
}

/** Settings for a quiet VS Code: nothing opens, asks or looks things up by itself. */
export const QUIET_SETTINGS: Record<string, unknown> = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.editor.empty.hint': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'git.openRepositoryInParentFolders': 'never',
  'window.dialogStyle': 'custom',
  'window.autoDetectColorScheme': false,
};

export type ColorScheme = 'light' | 'dark' | 'contrast';

/** What `version` calls its plain light, dark or high contrast theme. */
export function themeName(version: string, scheme: ColorScheme): string {
  if (scheme === 'contrast') return 'Default High Contrast';
  const name = scheme === 'dark' ? 'Dark Modern' : 'Light Modern';
  return Number(version.split('.')[1]) < 139 ? `Default ${name}` : name;
}

/**
 * Writes the user settings before VS Code starts: the quiet ones, then `settings` over them.
 * A profile that is used again keeps what the person changed in it.
 */
export async function writeSettings(
  profile: Profile,
  settings: Record<string, unknown> = {},
): Promise<void> {
  const file = join(profile.userData, 'User', 'settings.json');
  if (existsSync(file) && Object.keys(settings).length === 0) return;
  await writeFile(file, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2));
}
