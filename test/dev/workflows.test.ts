import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import { CURRENT_VSCODE, OLDEST_VSCODE } from '../../dev/vscode/versions';
import { readManifest, readText, root } from '../support/project';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions: unknown;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

interface Launch {
  readonly name: string;
  readonly type: string;
  readonly program?: string;
  readonly args?: readonly string[];
  readonly port?: number;
  readonly preLaunchTask?: string;
}

const ci = readText('.github/workflows/ci.yml');
const workflow = parseYaml(ci) as {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};
const jobs = Object.values(workflow.jobs);

/** Every command line of a job. */
function linesOf(job: Job): string {
  return job.steps.map(({ run = '' }) => run).join('\n');
}

describe('continuous integration', () => {
  it('runs actions of the very commits that were chosen, and says which release each is', () => {
    const used = [...ci.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? '');
    assert.ok(used.length > 0);
    for (const action of used) {
      assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('may read the code and nothing else', () => {
    assert.deepEqual(workflow.permissions, {});
    for (const job of jobs) {
      assert.deepEqual(job.permissions, { contents: 'read' });
      const [checkout] = job.steps;
      assert.equal(checkout?.with?.['persist-credentials'], false);
    }
  });

  it('runs each suite that starts VS Code once per VS Code, whatever Node runs the tools', () => {
    const suites = jobs.filter((job) =>
      /--only (integration|workbench)|\.ci\/run$/m.test(linesOf(job)),
    );
    assert.equal(suites.length, 1);
    for (const { strategy } of suites) {
      assert.deepEqual(strategy?.matrix, { vscode: [OLDEST_VSCODE, CURRENT_VSCODE] });
    }
  });

  it('runs all the rest with every Node that is supported', () => {
    const tools = jobs.find(({ strategy }) => strategy?.matrix.node);
    const [oldest] = tools?.strategy?.matrix.node ?? [];
    assert.equal(`>=${String(oldest)}`, `${readManifest().engines.node}.0`);
    const parts = [...linesOf(tools ?? { permissions: {}, steps: [] }).matchAll(/--only (\w+)/g)];
    assert.deepEqual(
      parts.map(([, part]) => part),
      ['types', 'lint', 'format', 'unit', 'house', 'dev'],
    );
  });
});

describe('F5', () => {
  const launch = parseJson(readText('.vscode/launch.json')) as {
    readonly configurations: readonly Launch[];
    readonly compounds: readonly { readonly name: string; readonly configurations: string[] }[];
  };
  const tasks = parseJson(readText('.vscode/tasks.json')) as {
    readonly tasks: readonly { readonly label: string }[];
  };
  const find = (name: string): Launch => {
    const found = launch.configurations.find((one) => one.name === name);
    assert.ok(found, name);
    return found;
  };

  it('names files, tasks and configurations that there are', () => {
    for (const { program, preLaunchTask, name } of launch.configurations) {
      if (program !== undefined) {
        assert.ok(existsSync(program.replace('${workspaceFolder}', root)), name);
      }
      if (preLaunchTask !== undefined) {
        assert.ok(
          tasks.tasks.some(({ label }) => label === preLaunchTask),
          name,
        );
      }
    }
    for (const { configurations } of launch.compounds) configurations.forEach(find);
  });

  it('runs the integration tests in a VS Code of their own, with what they need, to be debugged', () => {
    for (const { name, type, args = [] } of launch.configurations) {
      // The person's own VS Code would lend them settings and accounts, and has not what they need.
      const inside = args.some((arg) => arg.startsWith('--extensionTestsPath'));
      assert.ok(type !== 'extensionHost' || !inside, name);
    }
    const compound = launch.compounds.find(({ name }) => name === 'Integration Tests');
    const [start = '', attach = ''] = compound?.configurations ?? [];
    const { program, args } = find(start);
    assert.equal(program?.replace('${workspaceFolder}', root), join(root, 'dev/test.ts'));
    assert.deepEqual(args, ['--only', 'integration', '--inspect', String(find(attach).port)]);
  });
});
