import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Arguments go on the stack: a list that is long enough, of a server's say, overflows it. */
const SPREAD = {
  selector:
    'CallExpression[callee.property.name=/^(min|max|push|unshift|fromCharCode|fromCodePoint)$/] > SpreadElement',
  message: 'A list of any length does not fit into arguments. Use a loop, reduce or concat.',
};

/**
 * The walls between the floors: each folder may import only from the floors below it.
 * See "The house" in CONTRIBUTING.md.
 */
function wall(files, forbidden, why) {
  const names = forbidden.map((group) => group.replace('**/', '').replace('*', '[^\\u002F]*'));
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: forbidden.map((group) => ({ group: [group], message: why })) },
      ],
      // The rule above does not see imports at run time.
      'no-restricted-syntax': [
        'error',
        {
          selector: `ImportExpression[source.value=/(^|\\u002F)(${names.join('|')})/]`,
          message: why,
        },
        SPREAD,
      ],
    },
  };
}

const VSCODE = 'vscode';
/** The folder and everything in it. */
const floor = (name) => `**/${name}`;

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
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', SPREAD] } },
  wall(
    ['src/api/**/*.ts'],
    [VSCODE, floor('core'), floor('host'), floor('commands'), floor('views'), '**/ids'],
    'The API client is the ground floor: any Node program can use it.',
  ),
  wall(
    ['src/core/**/*.ts'],
    [VSCODE, floor('host'), floor('commands'), floor('views'), 'undici', '**/*ransport'],
    'core holds the rules of sharing: no VS Code, no HTTP.',
  ),
  wall(
    ['src/host/**/*.ts'],
    [floor('commands'), floor('views')],
    'host lends what VS Code has; it knows nothing of commands and views.',
  ),
  wall(
    ['src/views/**/*.ts'],
    [floor('commands'), '**/extension'],
    'Views show; commands act on them.',
  ),
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
