import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmAdd } from './npm';

/** The first line of the search program that comes as npm packages, one per platform. */
const RIPGREP = '1.18.0';

/**
 * Puts in place what the server build's skipped install scripts would have compiled or downloaded,
 * as far as a person misses it: log files and the search for files.
 *
 * @param vscode the folder `lib/vscode` of code-server
 * @param aside a folder to install further packages into
 */
export async function completeServer(vscode: string, aside: string): Promise<void> {
  const modules = join(vscode, 'node_modules', '@vscode');
  await giveLogger(join(modules, 'spdlog'));
  const ripgrep = join(modules, 'ripgrep');
  if (existsSync(ripgrep)) await giveSearch(ripgrep, aside);
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
  await mkdir(aside);
  await npmAdd(aside, `${name}@${RIPGREP}`);
  await mkdir(join(folder, 'bin'), { recursive: true });
  await copyFile(join(aside, 'node_modules', name, 'bin', program), join(folder, 'bin', program));
}
