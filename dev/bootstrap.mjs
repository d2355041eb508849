/**
 * `node dev/bootstrap.mjs SCRIPT [arguments]`: makes sure that a clone can run anything at all (Node,
 * node_modules), then runs a TypeScript file with the arguments. Plain Node, since nothing may be
 * installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = [20, 19];

/** What to tell someone whose Node is too old, or undefined if it will do. */
export function nodeTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `This needs Node ${OLDEST_NODE.join('.')} or newer; here runs ${version}.`;
}

/**
 * Whether node_modules is missing, or older than what package-lock.json asks for. One that is a link
 * belongs to another clone as well, and `npm ci` would empty it: that is never asked for.
 */
export function needsInstall(root) {
  const modules = join(root, 'node_modules');
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  const done = join(modules, '.package-lock.json');
  if (!existsSync(done)) return true;
  return statSync(done).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Runs a command to its end; its exit code, or 128 + the signal's number as shells count. */
export async function run(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const pass = (signal) => child.kill(signal);
  // A terminal sends Ctrl+C to the child as well; waiting for it lets it tidy up.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

async function install(root) {
  console.log('Installing what package-lock.json lists …');
  const args = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) {
    return await run(process.execPath, [npm, ...args], { cwd: root });
  }
  // npm.cmd of Windows needs a shell.
  return await run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

async function main() {
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld) {
    console.error(tooOld);
    return 1;
  }
  const [script, ...args] = process.argv.slice(2);
  if (!script) {
    console.error('Usage: node dev/bootstrap.mjs SCRIPT [arguments]');
    return 2;
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (needsInstall(root)) {
    const code = await install(root);
    if (code !== 0) return code;
  }
  const loader = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs');
  return await run(process.execPath, ['--import', pathToFileURL(loader).href, script, ...args]);
}

const [, started = ''] = process.argv;
// Node gives this file's real path, which a linked folder's differs from.
const isMain = existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url);
if (isMain) process.exitCode = await main();
