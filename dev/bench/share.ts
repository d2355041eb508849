/**
 * How long a share takes from the command to the link on the clipboard, as a ratio to what it
 * cannot do without: one fetch and one clipboard write in the same host. `npm run bench -- share`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../server';
import { command, ROOT } from '../testing/run';
import { runInVSCode } from '../vscode/runTests';
import { CURRENT_VSCODE } from '../vscode/versions';

interface Times {
  readonly share: readonly number[];
  readonly bare: readonly number[];
}

async function measure(): Promise<Times> {
  const scratch = await mkdtemp(join(tmpdir(), 'onetime-secret-bench-'));
  const server = await startServer();
  try {
    const result = join(scratch, 'result.json');
    const code = await runInVSCode({
      version: CURRENT_VSCODE,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: join(__dirname, 'share/measure.cjs'),
      workspace: join(ROOT, 'dev/sample-workspace'),
      extensionTestsEnv: {
        BENCH_EXTENSION: 'onetime-tools.onetime-secret',
        BENCH_RESULT: result,
        BENCH_SERVER: server.origin,
      },
      settings: {
        'onetimeSecret.region': 'custom',
        'onetimeSecret.serverUrl': server.origin,
        'onetimeSecret.watch': false,
      },
    });
    if (code !== 0) throw new Error('Nothing was shared; see above.');
    return JSON.parse(await readFile(result, 'utf8')) as Times;
  } finally {
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

async function main(): Promise<void> {
  if ((await command(process.execPath, 'esbuild.mjs')) !== 0) throw new Error('See above.');
  const { share, bare } = await measure();
  const [first = NaN, ...later] = share;
  const least = median(bare);
  const tell = (what: string, time: number): void => {
    const ratio = `${(time / least).toFixed(2)} ×`;
    console.log(`${what.padEnd(34)}${time.toFixed(1).padStart(8)} ms  ${ratio}`);
  };
  tell('one fetch and one clipboard write', least);
  tell('the first share', first);
  tell('later shares (median)', median(later));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
