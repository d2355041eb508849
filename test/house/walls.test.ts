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
  `export type Late = import('${from}').One;`,
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
  ['views/snippet', ['../commands/app', '../commands/tell'], ['vscode', '../core/ports']],
  [
    'views/prompts/snippet',
    ['../../commands/app', '../secrets/item', '../accounts/askServer'],
    ['vscode', '../words', '../../core/ports'],
  ],
  [
    'views/accounts/snippet',
    ['../secrets/item', '../sharing/askCaution', '../receiving/revealedDocuments'],
    ['../words', '../prompts/pick'],
  ],
  ['views/receiving/snippet', ['../sharing/askCaution', 'undici'], ['../accounts/askAccount']],
  ['views/words', ['./secrets/item', './prompts/pick'], ['../core/ports']],
  [
    'views/secrets/snippet',
    ['../../commands/app', '../../extension'],
    ['vscode', '../words', '../../core/ports'],
  ],
  [
    'commands/showLog',
    ['./app', './accounts/signIn', './tell', './secrets/itemsOf', './registry'],
    ['vscode', '../views/secrets/tree', '../core/secrets/record', '../host/settings'],
  ],
  [
    'commands/accounts/snippet',
    ['../app', '../tell', '../receiving/revealSecret', '../sharing/run', '../registry'],
    ['../showLog', '../../core/sharing/share', '../../views/prompts/pick'],
  ],
  [
    'commands/tellSnippet',
    ['./app', './receiving/revealSecret', './sharing/run', './secrets/itemsOf', './lifecycle'],
    ['./showLog', './accounts/signIn'],
  ],
  [
    'commands/receiving/snippet',
    ['../app', '../sharing/run', '../secrets/itemsOf', '../registry'],
    ['../accounts/signIn', '../tell', '../../core/secrets/record'],
  ],
  [
    'commands/sharing/snippet',
    ['../app', '../secrets/itemsOf', '../lifecycle'],
    ['../accounts/signIn', '../receiving/deliverPlaintext'],
  ],
  [
    'commands/secrets/snippet',
    ['../app', '../registry', '../../extension'],
    ['../accounts/signIn', '../receiving/deliverPlaintext', '../sharing/run'],
  ],
  [
    'commands/registry',
    ['../extension'],
    ['vscode', './app', './showLog', './secrets/itemsOf', './tell'],
  ],
];

/** What one place alone may do, and the place. */
const lent: readonly (readonly [place: string, ...lines: readonly string[]])[] = [
  [
    'commands/registry',
    `vscode.commands.registerCommand('id', run);`,
    'const { registerCommand } = vscode.commands;',
  ],
  ['host/contextKeys', `void vscode.commands.executeCommand('setContext', 'key', true);`],
  [
    'host/notifications',
    `void vscode.window.showInformationMessage('text');`,
    `void window.showWarningMessage('text');`,
    'const show = vscode.window.showErrorMessage;',
    'const { showErrorMessage: show } = vscode.window;',
    `vscode.window.setStatusBarMessage('text');`,
  ],
  ['views/prompts/confirm', `void vscode.window.showWarningMessage('text');`],
  ['host/progress', 'void vscode.window.withProgress({ location: 15 }, run);'],
  [
    'views/prompts/snippet',
    'const box = vscode.window.createInputBox();',
    'const box = vscode.window.createQuickPick();',
    'void vscode.window.showInputBox();',
    'void vscode.window.showQuickPick([]);',
  ],
];
const elsewhere = [
  'extension',
  'core/sharing/snippet',
  'host/snippet',
  'views/snippet',
  'views/secrets/snippet',
  'commands/app',
  'commands/sharing/snippet',
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

  for (const [place, ...lines] of lent) {
    it(`lend to src/${place}.ts alone what others ask it for`, async () => {
      for (const line of lines) {
        assert.ok(await allowed(line, place), line);
        for (const file of elsewhere) assert.ok(!(await allowed(line, file)), `${file}: ${line}`);
      }
    });
  }

  it('hold for a list of any length as arguments', async () => {
    for (const file of [...elsewhere, ...lent.map(([place]) => place)]) {
      assert.ok(!(await allowed('Math.max(...numbers);', file)), file);
    }
  });
});
