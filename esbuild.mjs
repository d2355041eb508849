// Builds what runs: the extension and, in a bundle of its own, the undici transport (loaded only
// where the host's fetch is not proxy-aware). With --tests also the suites that run inside VS Code.
import { readdirSync } from 'node:fs';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  logLevel: 'warning',
  legalComments: 'none',
};

const product = {
  ...common,
  entryPoints: { extension: 'src/extension.ts', undiciTransport: 'src/api/undiciTransport.ts' },
  outdir: 'dist',
  minify: !development,
  // Class names are part of error texts in the log; keep them readable.
  keepNames: true,
  sourcemap: development,
  sourcesContent: false,
  metafile: true,
};

const suites = {
  ...common,
  entryPoints: readdirSync('test/integration', { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `test/integration/${name}`),
  outdir: 'out/integration',
  outbase: 'test/integration',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
};

if (watch) {
  const watcher = await context({ ...product, plugins: [problemMatcher()] });
  await watcher.watch();
} else {
  await build(product);
  if (process.argv.includes('--tests')) await build(suites);
}

/** Prints what the task's background problem matcher waits for (.vscode/tasks.json). */
function problemMatcher() {
  return {
    name: 'problem-matcher',
    setup(build) {
      build.onStart(() => console.log('[watch] build started'));
      build.onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        console.log('[watch] build finished');
      });
    },
  };
}
