import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { IdIndexFiles } from '../../src/host/idIndexFiles';

const SCHEME = 'times-of-files';
const NOW = Date.UTC(2026, 0, 1);

/** A file system that knows only as much of when a file came as a test says. */
class TimesOfFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  times = { ctime: 0, mtime: 0 };

  stat = (): vscode.FileStat => ({ type: vscode.FileType.File, size: 0, ...this.times });
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  readDirectory = (): [string, vscode.FileType][] => [];
  readFile = (): Uint8Array => new Uint8Array();
  createDirectory = (): void => undefined;
  writeFile = (): void => undefined;
  delete = (): void => undefined;
  rename = (): void => undefined;
}

describe('Since when an id is in the index', () => {
  const files = new TimesOfFiles();
  let provider: vscode.Disposable;
  before(() => {
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, files);
  });
  after(() => {
    provider.dispose();
  });

  const cases: readonly (readonly [string, typeof files.times, number | undefined])[] = [
    ['when its file was made', { ctime: NOW, mtime: NOW }, NOW],
    ['when its file was written where there is no time of birth', { ctime: 0, mtime: NOW }, NOW],
    ['the later of the two', { ctime: NOW, mtime: NOW - 1 }, NOW],
    ['not known where the file system keeps no times', { ctime: 0, mtime: 0 }, undefined],
  ];
  for (const [what, times, expected] of cases) {
    it(`is ${what}`, async () => {
      files.times = times;
      const index = new IdIndexFiles(vscode.Uri.from({ scheme: SCHEME, path: '/index' }));
      assert.equal(await index.since(randomUUID()), expected);
    });
  }
});
