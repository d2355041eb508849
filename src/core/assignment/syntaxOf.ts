import type { AssignmentSyntax } from './types';

/** The name of a file says more than VS Code's language: `properties` is also what `.conf` gets. */
const BY_NAME: readonly (readonly [RegExp, AssignmentSyntax])[] = [
  [/^\.envrc$/, 'shell'],
  [/^\.env($|[.-])|\.env$|^\.flaskenv$|^\.dev\.vars($|\.)/, 'dotenv'],
  [/\.properties$/, 'properties'],
  [/\.ya?ml$/, 'yaml'],
  [/\.(jsonc?|code-workspace|tfstate|webmanifest)$/, 'json'],
  // Terraform's variables: what people write into them is TOML's `name = "value"`.
  [/\.(toml|tfvars)$|^pipfile$/, 'toml'],
  [/\.(sh|bash|zsh|ksh)$|^\.(bash|zsh|k?sh|z|bash_)?(rc|profile|env|aliases)$/, 'shell'],
  [/\.(ini|cfg|cnf|conf|service)$|^\.(npmrc|pypirc|gitconfig|s3cfg|boto|editorconfig)$/, 'ini'],
  [/^(gitconfig|credentials)$/, 'ini'],
];

const BY_LANGUAGE: Readonly<Record<string, AssignmentSyntax>> = {
  dotenv: 'dotenv',
  env: 'dotenv',
  'java-properties': 'properties',
  'spring-boot-properties': 'properties',
  properties: 'ini',
  ini: 'ini',
  yaml: 'yaml',
  dockercompose: 'yaml',
  'github-actions-workflow': 'yaml',
  'azure-pipelines': 'yaml',
  ansible: 'yaml',
  'spring-boot-properties-yaml': 'yaml',
  json: 'json',
  jsonc: 'json',
  toml: 'toml',
  shellscript: 'shell',
};

/**
 * How a document writes assignments, by VS Code's language id and the last part of its path;
 * `undefined` for prose, programs and everything else.
 */
export function syntaxOf(languageId: string, fileName: string): AssignmentSyntax | undefined {
  const name = fileName.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  const byName = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (byName) return byName;
  return Object.hasOwn(BY_LANGUAGE, languageId) ? BY_LANGUAGE[languageId] : undefined;
}
