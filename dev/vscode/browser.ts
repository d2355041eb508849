import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installChromium } from './install';
import type { Browser } from './install';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];

/** Where installers put a browser on systems that do not have it on PATH. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (it) => process.env[it],
    );
    const tails = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.flatMap((root) => (root ? tails.map((tail) => join(root, tail)) : []));
  }
  return [];
}

/**
 * A Chromium for the web workbench: the one that ONETIME_SECRET_CHROMIUM names, else one that is
 * installed, else the npm registry's.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.ONETIME_SECRET_CHROMIUM;
  if (named) return { executablePath: named, args: [], env: {} };
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...onPath, ...usualPlaces()].find(isExecutable);
  if (found) return { executablePath: found, args: [], env: {} };
  return installChromium();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
