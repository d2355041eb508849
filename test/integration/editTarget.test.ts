import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { EditTarget } from '../../src/host/editTarget';
import { until } from './support/waiting';

/** A target that nobody holds; what it listens with holds its document. */
function forgottenTarget(): WeakRef<object> {
  const document: Partial<vscode.TextDocument> = {
    eol: vscode.EndOfLine.LF,
    getText: () => '',
    offsetAt: () => 0,
  };
  new EditTarget(document as vscode.TextDocument, [new vscode.Range(0, 0, 0, 0)]);
  return new WeakRef(document);
}

describe('A place that a text is going to be put into', () => {
  it('is listened for as long as anybody holds it, and no longer', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const document = forgottenTarget();
    await until(() => {
      collectGarbage();
      return document.deref() === undefined;
    });
  });
});
