import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmAdd } from './npm';

/** The first line of the search program that comes as npm packages, one per platform. */
const RIPGREP = '1.18.0';

/** The first line of the terminals' part that comes built for every platform. */
const NODE_PTY = '1.2.0-beta.15';

/**
 * Puts in place what the server build's skipped install scripts would have compiled or downloaded,
 * as far as a person misses it: log files, the search for files and terminals.
 *
 * @param vscode the folder `lib/vscode` of code-server
 * @param aside a folder to install further packages into
 */
export async function completeServer(vscode: string, aside: string): Promise<void> {
  const modules = join(vscode, 'node_modules');
  await giveLogger(join(modules, '@vscode', 'spdlog'));
  const ripgrep = join(modules, '@vscode', 'ripgrep');
  if (existsSync(ripgrep)) await giveSearch(ripgrep, join(aside, 'search'));
  const pty = join(modules, 'node-pty');
  const built = join(pty, 'prebuilds', `${process.platform}-${process.arch}`);
  if (!existsSync(built)) await giveTerminals(pty, join(aside, 'terminals'));
}

async function giveLogger(folder: string): Promise<void> {
  await copyFile(join(__dirname, 'fileLogger.mjs'), join(folder, 'fileLogger.mjs'));
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, main: 'fileLogger.mjs' }));
}

async function giveSearch(folder: string, aside: string): Promise<void> {
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  await mkdir(aside, { recursive: true });
  await npmAdd(aside, `${name}@${RIPGREP}`);
  await mkdir(join(folder, 'bin'), { recursive: true });
  await copyFile(join(aside, 'node_modules', name, 'bin', program), join(folder, 'bin', program));
}

async function giveTerminals(folder: string, aside: string): Promise<void> {
  await mkdir(aside, { recursive: true });
  await npmAdd(aside, `node-pty@${NODE_PTY}`);
  await rm(folder, { recursive: true });
  await cp(join(aside, 'node_modules', 'node-pty'), folder, { recursive: true });
}
