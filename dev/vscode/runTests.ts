import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { chooseBuild } from './build';
import type { Build } from './build';
import { openProfile, writeSettings } from './profile';

export interface RunOptions {
  /** `1.104.0`, `1.139.1` or another that has a build. */
  version: string;
  /** Folder of the extension under development. */
  extensionDevelopmentPath: string;
  /** JavaScript module whose `run()` is the test run. */
  extensionTestsPath: string;
  /** Folder to open. */
  workspace: string;
  /** Added to the extension host's environment; `undefined` removes a variable. */
  extensionTestsEnv?: Record<string, string | undefined>;
  /** A variable of that environment that is to name the folder of everything VS Code writes. */
  profileVariable?: string;
  /** User settings, written before the start. */
  settings?: Record<string, unknown>;
  log?: (line: string) => void;
  /** Milliseconds for the whole run, three minutes by default. */
  timeoutMs?: number;
  /** Port on loopback where the extension host waits for a debugger at its very start. */
  inspect?: number;
}

/**
 * Runs a test module inside a real extension host and returns its exit code; 0 is success. The
 * run's output goes to this process's own. Desktop and server build are run by the same call.
 */
export async function runInVSCode(options: RunOptions): Promise<number> {
  const build = await chooseBuild(options.version, options.log ?? console.log);
  const profile = await openProfile();
  await writeSettings(profile, options.settings);
  try {
    return await runTests({
      vscodeExecutablePath: await executableFor(build, profile.root, options),
      extensionDevelopmentPath: options.extensionDevelopmentPath,
      extensionTestsPath: options.extensionTestsPath,
      launchArgs: [
        options.workspace,
        `--user-data-dir=${profile.userData}`,
        `--extensions-dir=${profile.extensions}`,
        ...(options.inspect === undefined ? [] : [`--inspect-brk-extensions=${options.inspect}`]),
      ],
      extensionTestsEnv: {
        ...withoutOuter(),
        ...options.extensionTestsEnv,
        ...(options.profileVariable ? { [options.profileVariable]: profile.root } : {}),
      },
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    await rm(profile.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An executable that takes desktop VS Code's arguments, whatever the build. */
async function executableFor(build: Build, folder: string, options: RunOptions): Promise<string> {
  if (build.kind === 'desktop' && !build.xvfb) return build.executable;
  const command =
    build.kind === 'desktop'
      ? [build.xvfb ?? '', '-a', build.executable]
      : [
          process.execPath,
          '--import',
          pathToFileURL(require.resolve('tsx')).href,
          join(__dirname, 'launcher.ts'),
          `--server-version=${options.version}`,
          `--time-limit=${options.timeoutMs ?? 180_000}`,
        ];
  if (process.platform === 'win32') {
    const script = join(folder, 'launch.cmd');
    await writeFile(script, `@${command.map((it) => `"${it}"`).join(' ')} %*\r\n`);
    return script;
  }
  const script = join(folder, 'launch');
  const quoted = command.map((it) => `'${it.replaceAll("'", `'\\''`)}'`).join(' ');
  await writeFile(script, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  await chmod(script, 0o755);
  return script;
}

/** Variables that an outer VS Code or test runner set for itself, to be removed. */
function withoutOuter(): Record<string, string | undefined> {
  const outer = /^(VSCODE_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/;
  const names = Object.keys(process.env).filter((name) => outer.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
