import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { integration } from './testing/integration';
import { RESULTS_FILE } from './testing/results';
import { mocha, node } from './testing/run';
import { workbench } from './testing/workbench';
import { CURRENT_VSCODE, OLDEST_VSCODE } from './vscode/versions';

const HELP = `npm test -- [options]
  --only PART       types, lint, format, unit, house, dev, integration or workbench; may be given
                    several times
  --vscode VERSION  integration and workbench in this version alone
  --grep TEXT       tests whose title has this text
  --inspect PORT    integration waits for a debugger there; the current VS Code unless one is named`;

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Part {
  readonly name: string;
  readonly title: string;
  /** Exit code. Tests report their own counts; a part without tests counts as one check. */
  run(): Promise<number>;
}

/** Runs everything and closes with a line that counts: `N passed, N failed`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      vscode: { type: 'string', multiple: true },
      grep: { type: 'string' },
      inspect: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'onetime-secret-test-'));
  const results = join(folder, 'results.jsonl');
  process.env[RESULTS_FILE] = results;
  const inspect = values.inspect === undefined ? undefined : Number(values.inspect);
  // A debugger attaches to one.
  const all = inspect === undefined ? [OLDEST_VSCODE, CURRENT_VSCODE] : [CURRENT_VSCODE];
  const parts = allParts(values.vscode ?? all, values.grep, inspect).filter(
    ({ name }) => values.only === undefined || values.only.includes(name),
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    console.log(`\n== ${part.title}`);
    const started = Date.now();
    const counts = await runPart(part, results);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`== ${part.title}: ${inWords(counts)} (${seconds} s)`);
  }
  await rm(folder, { recursive: true, force: true });
  if (parts.length === 0) throw new Error(`There is no such part.\n${HELP}`);
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${inWords(total)}`);
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function runPart(part: Part, results: string): Promise<Counts> {
  await rm(results, { force: true });
  let code: number;
  try {
    code = await part.run();
  } catch (error) {
    console.error(error);
    code = 1;
  }
  const lines = await readFile(results, 'utf8').catch(() => '');
  const reports = lines.split('\n').filter(Boolean);
  if (reports.length === 0)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const report of reports) {
    const counts = JSON.parse(report) as Counts;
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  // A run that dies after its last test has failed all the same.
  if (code !== 0 && sum.failed === 0) sum.failed = 1;
  return sum;
}

function allParts(
  versions: readonly string[],
  grep: string | undefined,
  inspect: number | undefined,
): Part[] {
  const reporter = ['--reporter', './test/support/countingReporter.ts'];
  const chosen = grep === undefined ? [] : ['--grep', grep];
  return [
    // Each as strict as it has to be: only tests know what mocha makes global.
    ...['.', 'src', 'dev'].map((folder) => ({
      name: 'types',
      title: folder === '.' ? 'Types' : `Types of ${folder} alone`,
      run: async () => node('typescript/bin/tsc', '-p', folder),
    })),
    {
      name: 'lint',
      title: 'Lint',
      run: async () => node('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
    },
    {
      name: 'format',
      title: 'Format',
      run: async () => node('prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
    },
    {
      name: 'unit',
      title: 'Unit',
      run: async () => node('mocha/bin/mocha.js', ...reporter, ...chosen),
    },
    {
      name: 'house',
      title: 'House',
      run: async () => mocha('test/house/**/*.test.ts', 20_000, ...reporter, ...chosen),
    },
    {
      name: 'dev',
      title: 'Development server and tools',
      run: async () => mocha('test/dev/**/*.test.ts', 20_000, ...reporter, ...chosen),
    },
    ...versions.map((version) => ({
      name: 'integration',
      title: `Integration, VS Code ${version}`,
      run: async () => integration(version, grep, inspect),
    })),
    ...versions.map((version) => ({
      name: 'workbench',
      title: `Workbench, VS Code ${version}`,
      run: async () => workbench(version, [...reporter, ...chosen]),
    })),
  ];
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
