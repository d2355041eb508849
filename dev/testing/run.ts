import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** Runs test files with plain mocha. `.mocharc.json`, which is about the unit tests, is left out. */
export async function mocha(
  spec: string,
  timeoutMs: number,
  ...options: readonly string[]
): Promise<number> {
  return node(
    'mocha/bin/mocha.js',
    '--no-config',
    ...['--require', 'tsx/cjs', '--timeout', String(timeoutMs), '--forbid-only', '--fail-zero'],
    ...options,
    spec,
  );
}

/** Runs a script of a package that is installed here. */
export async function node(script: string, ...args: readonly string[]): Promise<number> {
  return command(process.execPath, join(ROOT, 'node_modules', script), ...args);
}

export async function command(executable: string, ...args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
