// Builds what runs: the extension and, in bundles of their own, what few need or is needed late;
// and the notices of what is bundled.
// With --tests also the suites that run inside VS Code.
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, context } from 'esbuild';
import { thirdPartyNotices } from './dev/build/notices.mjs';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  legalComments: 'none',
  // Late bundles are CommonJS, too.
  supported: { 'dynamic-import': false },
};

/** Loaded by `await import(…)` on first use; each becomes a file of its own in dist. */
const LATE = ['src/api/undiciTransport.ts', 'src/core/assignment/assignment.ts'];

const product = {
  ...common,
  entryPoints: ['src/extension.ts', ...LATE],
  entryNames: '[name]',
  plugins: [lateBundles(), oneNamespace()],
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
  const watcher = await context({ ...product, plugins: [...product.plugins, problemMatcher()] });
  await watcher.watch();
} else {
  const { metafile } = await build(product);
  await writeFile('THIRD_PARTY_NOTICES', await thirdPartyNotices(metafile));
  if (process.argv.includes('--tests')) await build(suites);
}

/** Leaves imports at run time of late bundles as they are, named as they are in dist. */
function lateBundles() {
  const late = new Set(LATE.map((path) => resolve(path.replace(/\.ts$/, ''))));
  return {
    name: 'late-bundles',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        const target = resolve(resolveDir, path);
        if (kind !== 'dynamic-import' || !late.has(target)) return undefined;
        return { path: `./${basename(target)}.js`, external: true };
      });
    },
  };
}

/**
 * Lets all files share one copy of VS Code's namespace. For CommonJS esbuild copies a module that it
 * does not bundle once for each file that imports all of it (evanw/esbuild#475), which was half of
 * the time of a start.
 */
function oneNamespace() {
  return {
    name: 'one-namespace',
    setup(build) {
      const filter = /^vscode$/;
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'one-namespace'
          ? { path, external: true }
          : { path, namespace: 'one-namespace' },
      );
      build.onLoad({ filter, namespace: 'one-namespace' }, ({ path }) => ({
        contents: `export * from '${path}'`,
      }));
    },
  };
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
