import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../support/project';

/** The project's own rules, without those that need every type of the project. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      rules: tseslint.configs.disableTypeChecked.rules ?? {},
      languageOptions: { parserOptions: { projectService: false } },
    },
  ],
});

/** Whether a file of a floor may hold a line that imports. */
async function allowed(line: string, floor: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: `src/${floor}/snippet.ts` });
  assert.ok(result);
  const fatal = result.messages.find((message) => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return !result.messages.some(({ ruleId }) => ruleId?.startsWith('no-restricted-'));
}

const forms = (from: string): string[] => [
  `import * as all from '${from}';`,
  `import { one } from '${from}';`,
  `import type { One } from '${from}';`,
  `import '${from}';`,
  `export { one } from '${from}';`,
  `export * from '${from}';`,
  `export const late = import('${from}');`,
];

/** What each floor must not import, and some of what it may. */
const floors: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'api',
    [
      'vscode',
      '../core/ports',
      '../host/settings',
      '../views',
      '../views/words',
      '../commands/app',
      '../ids',
    ],
    ['./wire', 'valibot', 'undici', 'node:net'],
  ],
  [
    'core',
    [
      'vscode',
      '../host/settings',
      '../views/words',
      '../commands/app',
      'undici',
      '../api/fetchTransport',
      '../api/undiciTransport',
      '../api/transport',
    ],
    ['../api', './ports', 'valibot', 'node:crypto'],
  ],
  ['host', ['../views/words', '../commands/app'], ['vscode', '../core/ports', '../api', '../ids']],
  ['views', ['../commands/app', '../commands/tell'], ['vscode', '../core/ports']],
  ['views/prompts', ['../../commands/app'], ['vscode', '../words', '../../core/ports']],
  ['views/secrets', ['../../commands/app'], ['vscode', '../words', '../../core/ports']],
  [
    'core/secrets',
    ['vscode', '../../host/settings', '../../api/fetchTransport'],
    ['../../api', '../ports'],
  ],
  ['commands', [], ['vscode', '../views/words', '../host/settings', '../core/ports']],
];

describe('The walls of the house', () => {
  before(async function () {
    // ESLint and the TypeScript parser are loaded here, so that no test is called slow for it.
    this.timeout(20_000);
    await allowed('export {};', 'api');
  });

  for (const [floor, forbidden, free] of floors) {
    it(`hold for src/${floor}`, async () => {
      for (const from of forbidden) {
        for (const line of forms(from)) assert.ok(!(await allowed(line, floor)), line);
      }
      for (const from of free) {
        for (const line of forms(from)) assert.ok(await allowed(line, floor), line);
      }
    });
  }
});
