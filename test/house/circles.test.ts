import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/project';

/** The files that import each other in a circle, imports of types included, and how many were read. */
async function circlesIn(
  folder: string,
  ...below: readonly string[]
): Promise<{ readonly circles: readonly string[]; readonly files: number }> {
  // Only an import at run time finds it from CommonJS, which tests are run as.
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise([...below], {
    baseDir: folder,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    validate: true,
    ruleSet: {
      forbidden: [{ name: 'circle', severity: 'error', from: {}, to: { circular: true } }],
    },
  });
  assert.ok(typeof output === 'object');
  const circles = output.summary.violations.map(({ from, cycle = [] }) =>
    [from, ...cycle.map(({ name }) => name)].join(' → '),
  );
  return { circles, files: output.summary.totalCruised };
}

describe('Imports', function () {
  // All files are read.
  this.timeout(60_000);

  it('make no circle, those of types included', async () => {
    const { circles, files } = await circlesIn(root, 'src', 'dev', 'test');
    assert.ok(files > 300, `${files} files`);
    assert.deepEqual(circles, []);
  });

  it('that make one are found, in all forms', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onetime-secret-circles-'));
    try {
      writeFileSync(join(folder, 'upper.ts'), `export { one } from './lower';\n`);
      for (const back of [
        `import './upper';`,
        `import type { One } from './upper';`,
        `import { type One } from './upper';`,
        `export type * from './upper';`,
        `export type One = import('./upper').One;`,
        `export const one = import('./upper');`,
      ]) {
        writeFileSync(join(folder, 'lower.ts'), `${back}\n`);
        const { circles } = await circlesIn(folder, '.');
        assert.deepEqual(circles, ['lower.ts → upper.ts → lower.ts'], back);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
