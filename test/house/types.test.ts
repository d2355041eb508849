import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/project';

/** What is wrong with a line in a file of a folder, by the tsconfig.json nearest to it. */
function wrong(line: string, folder: string): readonly string[] {
  const snippet = join(root, folder, 'snippet.ts');
  const tsconfig = ts.findConfigFile(join(root, folder), (path) => ts.sys.fileExists(path));
  assert.ok(tsconfig);
  const config = ts.getParsedCommandLineOfConfigFile(tsconfig, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      assert.fail(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  assert.ok(config);
  const host = ts.createCompilerHost(config.options);
  const onDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === snippet
      ? ts.createSourceFile(path, line, ts.ScriptTarget.ES2023)
      : onDisk(path, ...rest);
  // All files of the folder: any of them may bring in what is global for all.
  const program = ts.createProgram([...config.fileNames, snippet], config.options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(snippet))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('What mocha makes global', function () {
  // The compiler reads all files of a folder.
  this.timeout(60_000);

  for (const folder of ['src', 'dev']) {
    it(`is unknown in ${folder}`, () => {
      const [unknown, ...others] = wrong('export const suite = describe;', folder);
      assert.match(unknown ?? '', /^Cannot find name 'describe'/);
      assert.deepEqual(others, []);
      assert.deepEqual(wrong('export const folder = process.cwd();', folder), []);
    });
  }

  it('is known in tests', () => {
    assert.deepEqual(wrong('export const suite = describe;', 'test/house'), []);
  });
});
