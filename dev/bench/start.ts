/**
 * How long the packaged extension takes to start in a real VS Code, as a ratio to one that does
 * nothing: `await extension.activate()` from other code in the same host, fresh starts, medians.
 * `npm run bench -- start`.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { command, ROOT } from '../testing/run';
import { runInVSCode } from '../vscode/runTests';
import { CURRENT_VSCODE } from '../vscode/versions';

const STARTS = 5;
const HERE = join(__dirname, 'start');
const EMPTY = join(HERE, 'empty');

interface ExtensionManifest {
  readonly publisher: string;
  readonly name: string;
}

async function readManifest(folder: string): Promise<ExtensionManifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as ExtensionManifest;
}

/** Copies what is packaged, except that nothing but this benchmark starts it. */
async function copyLazy(folder: string): Promise<void> {
  for (const file of await listFiles({ cwd: ROOT, packageManager: PackageManager.None })) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await copyFile(join(ROOT, file), join(folder, file));
  }
  const manifest = await readManifest(folder);
  const lazy = { ...manifest, activationEvents: [] };
  await writeFile(join(folder, 'package.json'), JSON.stringify(lazy));
}

/** Starts VS Code anew and returns how long the extension in `folder` took, in milliseconds. */
async function start(folder: string, result: string): Promise<number> {
  const { publisher, name } = await readManifest(folder);
  const code = await runInVSCode({
    version: CURRENT_VSCODE,
    extensionDevelopmentPath: folder,
    extensionTestsPath: join(HERE, 'measure.cjs'),
    workspace: join(ROOT, 'dev/sample-workspace'),
    extensionTestsEnv: { BENCH_EXTENSION: `${publisher}.${name}`, BENCH_RESULT: result },
  });
  if (code !== 0) throw new Error(`${publisher}.${name} did not start; see above.`);
  return Number(await readFile(result, 'utf8'));
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

async function main(): Promise<void> {
  if ((await command(process.execPath, 'esbuild.mjs')) !== 0) throw new Error('See above.');
  const scratch = await mkdtemp(join(tmpdir(), 'onetime-secret-bench-'));
  try {
    const ours = join(scratch, 'extension');
    await copyLazy(ours);
    const times = { ours: [] as number[], empty: [] as number[] };
    // By turns, so that what else the machine does meanwhile meets both.
    for (let turn = 0; turn < STARTS; turn++) {
      times.empty.push(await start(EMPTY, join(scratch, 'result')));
      times.ours.push(await start(ours, join(scratch, 'result')));
    }
    const empty = median(times.empty);
    tell('an empty extension', times.empty, empty);
    tell('this extension', times.ours, empty);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function tell(what: string, times: readonly number[], empty: number): void {
  const all = times.map((time) => time.toFixed(1)).join(', ');
  const middle = median(times);
  const ratio = `${(middle / empty).toFixed(2)} × empty`;
  console.log(`${what.padEnd(20)}${middle.toFixed(1).padStart(7)} ms  ${ratio}  (${all})`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
