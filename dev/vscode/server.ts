import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installServer } from './install';
import type { Profile } from './profile';

export interface ServerOptions {
  version: string;
  profile: Profile;
  /** More arguments of `server-main.js`; the caller decides about trust and driver. */
  args: string[];
  /** Reaches the extension host; `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
  /** A CommonJS module that server and extension hosts load before anything else. */
  preload?: string;
  /** A fixed port, so that a browser profile finds its storage again. Default: any free one. */
  port?: number;
  /** What every request must present; random by default. There is no way to run without one. */
  connectionToken?: string;
}

/** A running VS Code Server on loopback. */
export interface Server {
  port: number;
  connectionToken: string;
  /** What it printed so far. */
  output(): string;
  /** Resolves when the process ends, by itself or by `dispose`. */
  ended: Promise<number | null>;
  dispose(): Promise<void>;
}

/** How long a start may take, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * Starts VS Code Server `version` on 127.0.0.1, installing it first if need be.
 *
 * @throws Error with the server's output when it does not come up
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const build = await installServer(options.version);
  const connectionToken = options.connectionToken ?? randomBytes(24).toString('hex');
  // In a file, since any local user can read a process's arguments.
  const tokenFile = join(options.profile.root, 'connection-token');
  await writeFile(tokenFile, connectionToken, { mode: 0o600 });
  const child = spawn(
    build.node,
    [
      // Handed on to extension hosts, unlike NODE_OPTIONS.
      ...(options.preload ? ['--require', options.preload] : []),
      build.main,
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      `--connection-token-file=${tokenFile}`,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${options.profile.serverData}`,
      `--user-data-dir=${options.profile.userData}`,
      `--extensions-dir=${options.profile.extensions}`,
      ...options.args,
    ],
    {
      env: { ...outerFree(process.env), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that extension hosts and terminals end with it.
      detached: process.platform !== 'win32',
    },
  );
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const kill = (): void => {
    endGroup(child, 'SIGKILL');
  };
  process.once('exit', kill);
  void ended.then(() => process.removeListener('exit', kill));
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => {
      endGroup(child, 'SIGKILL');
      reject(new Error(`VS Code Server ${options.version} ${why}:\n${output}`));
    };
    const limit = setTimeout(() => {
      fail('did not start');
    }, START_LIMIT);
    const listen = (data: Buffer): void => {
      output += data.toString('utf8');
      const bound = /Extension host agent listening on (\d+)/.exec(output);
      if (!bound) return;
      clearTimeout(limit);
      resolve(Number(bound[1]));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(limit);
      fail('ended');
    });
  });
  return {
    port,
    connectionToken,
    ended,
    output: () => output,
    dispose: async () => {
      endGroup(child, 'SIGTERM');
      const impatient = setTimeout(kill, 3000);
      await ended;
      clearTimeout(impatient);
    },
  };
}

/** Installs a packaged extension into a profile. */
export async function installVsix(version: string, profile: Profile, vsix: string): Promise<void> {
  const build = await installServer(version);
  const args = [`--install-extension=${vsix}`, '--force'];
  const folders = [
    `--extensions-dir=${profile.extensions}`,
    `--user-data-dir=${profile.userData}`,
    `--server-data-dir=${profile.serverData}`,
  ];
  const child = spawn(build.node, [build.main, ...args, ...folders], {
    env: outerFree(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (data: Buffer): void => {
    output += data.toString('utf8');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || !/successfully installed/i.test(output)) {
    throw new Error(`VS Code ${version} did not install ${vsix}:\n${output}`);
  }
}

/** A path as the web workbench's address writes it: absolute, with slashes, percent-encoded. */
export function urlPath(path: string): string {
  return pathToFileURL(path).pathname;
}

/** The environment without what an outer VS Code or a test runner put there for itself. */
export function outerFree(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer = /^(VSCODE_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    } else {
      process.kill(-child.pid, signal);
    }
  } catch {
    // It ended in the meantime.
  }
}
