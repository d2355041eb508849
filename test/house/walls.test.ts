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

/** Whether a file may hold a line. */
async function allowed(line: string, file: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: `src/${file}.ts` });
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

/** What a file must not import, and some of what it may. */
const files: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'api/snippet',
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
    'core/snippet',
    [
      'vscode',
      '../host/settings',
      '../views/words',
      '../commands/app',
      'undici',
      '../api/fetchTransport',
      '../api/undiciTransport',
      '../api/transport',
      './storage/entryStore',
      './assignment/types',
      './accounts/accounts',
      './receiving/opening',
      './sharing/share',
      './secrets/record',
    ],
    ['../api', './ports', 'valibot', 'node:crypto'],
  ],
  [
    'core/storage/snippet',
    ['../accounts/accounts', '../secrets/record', '../../core/secrets/record'],
    ['../ports', './versioned'],
  ],
  ['core/assignment/snippet', ['../accounts/accounts', '../sharing/share'], ['../bounds']],
  [
    'core/accounts/snippet',
    ['../receiving/opening', '../sharing/share', '../secrets/record'],
    ['../ports', '../storage/entryStore', './destination'],
  ],
  [
    'core/receiving/snippet',
    ['../sharing/share', '../secrets/record'],
    ['../errors', '../accounts/accounts'],
  ],
  ['core/sharing/snippet', ['../secrets/record'], ['../accounts/accounts', '../receiving/opening']],
  [
    'core/secrets/snippet',
    ['vscode', '../../host/settings', '../../api/fetchTransport'],
    ['../../api', '../ports', '../sharing/share', '../receiving/opening', '../accounts/accounts'],
  ],
  [
    'host/snippet',
    ['../views/words', '../commands/app'],
    ['vscode', '../core/ports', '../core/secrets/record', '../api', '../ids'],
  ],
  ['views/snippet', ['../commands/app', '../commands/tellFailure'], ['vscode', '../core/ports']],
  ['views/prompts/snippet', ['../../commands/app'], ['vscode', '../words', '../../core/ports']],
  [
    'views/secrets/snippet',
    ['../../commands/app', '../../extension'],
    ['vscode', '../words', '../../core/ports'],
  ],
  [
    'commands/app',
    ['./accounts/signIn', './tellFailure', './secrets/itemsOf', './registry'],
    ['vscode', '../views/secrets/tree', '../core/secrets/record', '../host/settings'],
  ],
  [
    'commands/accounts/snippet',
    ['../tellFailure', '../guarded', '../receiving/revealSecret', '../sharing/run', '../registry'],
    ['../app', '../../core/sharing/share', '../../views/prompts/pick'],
  ],
  [
    'commands/tellSnippet',
    ['./receiving/revealSecret', './sharing/run', './secrets/itemsOf', './lifecycle'],
    ['./app', './accounts/signIn', './guarded'],
  ],
  [
    'commands/receiving/snippet',
    ['../sharing/run', '../secrets/itemsOf', '../registry'],
    ['../app', '../accounts/signIn', '../tellFailure', '../../core/secrets/record'],
  ],
  [
    'commands/sharing/snippet',
    ['../secrets/itemsOf', '../lifecycle'],
    ['../guarded', '../accounts/signIn', '../receiving/deliverPlaintext'],
  ],
  [
    'commands/secrets/snippet',
    ['../registry', '../../extension'],
    ['../guarded', '../accounts/signIn', '../receiving/deliverPlaintext', '../sharing/run'],
  ],
  [
    'commands/registry',
    ['../extension'],
    ['vscode', './app', './showLog', './secrets/itemsOf', './tellFailure'],
  ],
];

describe('The walls of the house', () => {
  before(async function () {
    // ESLint and the TypeScript parser are loaded here, so that no test is called slow for it.
    this.timeout(20_000);
    await allowed('export {};', 'api/snippet');
  });

  for (const [file, forbidden, free] of files) {
    it(`hold for src/${file}.ts`, async () => {
      for (const from of forbidden) {
        for (const line of forms(from)) assert.ok(!(await allowed(line, file)), line);
      }
      for (const from of free) {
        for (const line of forms(from)) assert.ok(await allowed(line, file), line);
      }
    });
  }
});
