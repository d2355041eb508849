import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs one exact package, without running its install scripts, into a folder of its own.
 *
 * @param spec `name@version` or `name@range`
 * @throws Error with npm's own output when npm fails
 */
export async function npmAdd(folder: string, spec: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, ['install', '--omit=dev', spec]);
}

/** Installs the production dependencies that the folder's own package.json names. */
export async function npmInstall(folder: string): Promise<void> {
  await npm(folder, ['install', '--omit=dev']);
}

async function npm(folder: string, args: string[]): Promise<void> {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const ours = process.env.npm_execpath;
  // Under `npm run` the very same npm is called again; npm.cmd of Windows needs a shell.
  const child = ours?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [ours, ...all], { cwd: folder, env: cleanEnvironment() })
    : spawn('npm', all, {
        cwd: folder,
        env: cleanEnvironment(),
        shell: process.platform === 'win32',
      });
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  child.stderr.on('data', (data: Buffer) => output.push(data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed:\n${Buffer.concat(output).toString('utf8')}`);
  }
}

/** Without what an outer `npm run` says about its own project; registry settings stay. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ofOuterRun = /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix)$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofOuterRun.test(name)));
}
