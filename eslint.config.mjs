import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Arguments go on the stack: a list that is long enough, of a server's say, overflows it. */
const SPREAD = {
  selector:
    'CallExpression[callee.property.name=/^(min|max|push|unshift|fromCharCode|fromCodePoint)$/] > SpreadElement',
  message: 'A list of any length does not fit into arguments. Use a loop, reduce or concat.',
};

/** Imports that a room must not have, by their text. See "The house" in CONTRIBUTING.md. */
const wall = (regex, message) => ({ regex, message });

/** Imports of floors above. */
const above = (floors, why) => wall(`^(\\.\\./)+(${floors.join('|')})(/|$)`, why);

/** A member of VS Code's namespaces that one place alone may use, for everybody. */
const only = (names, message) => ({
  selector: `:matches(MemberExpression[property.name=/^(${names})$/], ObjectPattern > Property[key.name=/^(${names})$/])`,
  message,
});
const REGISTER_COMMAND = only(
  'register(TextEditor)?Command',
  'Commands are registered in commands/registry.ts: there a failure is told.',
);
const SET_CONTEXT = {
  selector: 'Literal[value="setContext"]',
  message: 'Context keys have their types in host/contextKeys.ts: setContext.',
};
const NOTIFICATION = only(
  'show(Information|Warning|Error)Message|setStatusBarMessage',
  'Notifications.tell says it, also under Do Not Disturb and with foreign text disarmed; views/prompts/confirm.ts asks, report.ts reports.',
);
const PROGRESS = only('withProgress', 'Progress is shown by host/progress.ts.');
const BOX = only(
  'createInputBox|createQuickPick|showInputBox|showQuickPick',
  'Boxes are in views/prompts, where foreign text is disarmed.',
);
const RAW = [REGISTER_COMMAND, SET_CONTEXT, NOTIFICATION, PROGRESS, BOX];

/**
 * Rules of the files of one room. All of them: of a rule set twice for a file, the last one holds.
 * @param lends what of VS Code this room alone uses, for all the others
 */
function room(files, walls, lends = []) {
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns: walls }],
      'no-restricted-syntax': [
        'error',
        SPREAD,
        ...RAW.filter((raw) => !lends.includes(raw)),
        // The rule above does not see imports at run time, nor those of a type in its place.
        ...walls.flatMap(({ regex, message }) =>
          ['ImportExpression', 'TSImportType'].map((form) => ({
            selector: `${form}[source.value=/${regex.replaceAll('/', '\\u002F')}/i]`,
            message,
          })),
        ),
      ],
    },
  };
}

/**
 * Rooms of one floor that stand on each other, the lowest first: files, and what an import of them
 * is called. The highest comes first in the list, since lower ones may be exceptions of its files.
 */
function order(floor, walls, rooms) {
  return rooms
    .map(([files], at) => {
      const higher = rooms.slice(at + 1).map(([, name]) => name);
      const why = `Rooms of ${floor} stand on each other; eslint.config.mjs has their order.`;
      const up = wall(`^(\\.\\.?/)+(${floor}/)?(${higher.join('|')})(/|$)`, why);
      return room([`src/${floor}/${files}`], higher.length > 0 ? [...walls, up] : walls);
    })
    .reverse();
}

const API = [
  wall('^vscode$', 'The API client is the ground floor: any Node program can use it.'),
  above(
    ['core', 'host', 'views', 'commands', 'ids', 'extension'],
    'The API client is the ground floor: any Node program can use it.',
  ),
];
const CORE = [
  wall('^vscode$', 'core holds the rules: no VS Code.'),
  wall('^undici(/|$)|(^|/)[^/]*transport$', 'core holds the rules: no HTTP.'),
  above(['host', 'views', 'commands', 'extension'], 'core holds the rules: no VS Code.'),
];
const HOST = [
  above(
    ['views', 'commands', 'extension'],
    'host lends what VS Code has; it knows nothing of commands and views.',
  ),
];
const NETWORK = wall(
  '^undici(/|$)|(^|/)[^/]*[tT]ransport$',
  'host alone chooses the way to the network.',
);
const VIEWS = [above(['commands', 'extension'], 'Views show; commands act on them.'), NETWORK];
const PROMPTS = [
  ...VIEWS,
  wall('^\\.\\./(accounts|receiving|sharing|secrets)(/|$)', 'Prompts know no wing.'),
];
const COMMANDS = [above(['extension'], 'extension.ts puts the house together.'), NETWORK];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/fixtures/', 'demo-pictures/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/promise-function-async': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Numbers in a template read as people expect; everything else still has to be converted.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A union with `undefined` on purpose ("undefined is cancel") is clearer than an overload.
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  room(['src/*.ts'], []),
  room(['src/api/**/*.ts'], API),
  ...order('core', CORE, [
    ['*.ts'],
    ['storage/**', 'storage'],
    ['assignment/**', 'assignment'],
    ['accounts/**', 'accounts'],
    ['receiving/**', 'receiving'],
    ['sharing/**', 'sharing'],
    ['secrets/**', 'secrets'],
  ]),
  room(['src/host/**/*.ts'], HOST),
  room(['src/host/contextKeys.ts'], HOST, [SET_CONTEXT]),
  room(['src/host/notifications.ts'], HOST, [NOTIFICATION]),
  room(['src/host/progress.ts'], HOST, [PROGRESS]),
  ...order('views', VIEWS, [
    ['*.ts', 'words|failures|failureWords'],
    ['prompts/**', 'prompts'],
    ['accounts/**', 'accounts'],
    ['receiving/**', 'receiving'],
    ['sharing/**', 'sharing'],
    ['secrets/**', 'secrets'],
  ]),
  room(['src/views/prompts/**/*.ts'], PROMPTS, [BOX]),
  room(['src/views/prompts/confirm.ts', 'src/views/prompts/report.ts'], PROMPTS, [NOTIFICATION]),
  ...order('commands', COMMANDS, [
    ['showLog.ts', 'showLog'],
    ['accounts/**', 'accounts'],
    ['tell*.ts', 'tell\\w*'],
    ['receiving/**', 'receiving'],
    ['sharing/**', 'sharing'],
    ['secrets/**', 'secrets'],
    ['*.ts', 'app|lifecycle|registry'],
  ]),
  room(['src/commands/registry.ts'], COMMANDS, [REGISTER_COMMAND]),
  {
    files: ['dev/**', 'test/**', '*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai-less assertions and mocha's describe/it return values nobody awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', package: 'mocha', name: ['describe', 'it'] }],
        },
      ],
    },
  },
);
