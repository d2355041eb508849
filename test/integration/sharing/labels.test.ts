import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../../src/ids';
import { nameIn } from '../../../src/views/sharing/assignmentIn';
import { run } from '../support/extension';
import { share } from '../support/sharing';
import { files, prompts, useStage } from '../support/stage';

describe('What a shared secret is called', () => {
  useStage();

  /** The names under which secrets are listed. */
  async function listed(): Promise<readonly string[]> {
    const burning = run(Commands.burnSecret);
    const pick = await prompts.pick();
    pick.escape();
    await burning;
    return pick.labels;
  }

  async function shareFrom(name: string, text: string, selected: string): Promise<void> {
    const editor = await files.openAt(name, text, selected);
    const { document } = editor;
    const from = text.indexOf(selected);
    editor.selection = new vscode.Selection(
      document.positionAt(from),
      document.positionAt(from + selected.length),
    );
    assert.ok(await share());
  }

  const basic = `Basic ${Buffer.from('admin:correct horse').toString('base64')}=`;
  const holding: readonly (readonly [string, string, string])[] = [
    ['nginx.conf', `proxy_set_header Authorization "${basic}";`, basic],
    ['app.conf', 'postgres://admin:pw@db.example/app?sslmode=require', 'postgres://admin:pw@db'],
    ['a.env', 'c2VjcmV0IHBhc3N3b3Jk==', 'c2VjcmV0IHBhc3N3b3Jk=='],
    ['curl.conf', 'curl -u admin:pw https://x.example/?a=b', 'admin:pw https://x.example/?a=b'],
    ['whole.env', 'API_TOKEN=hunter2', 'API_TOKEN=hunter2'],
  ];
  for (const [name, text, selected] of holding) {
    it(`is its file and line, where no name is clear: ${name}`, async () => {
      await shareFrom(name, `\n${text}\n`, selected);
      assert.ok((await listed()).includes(`${name}, line 2`));
    });
  }

  it('is the key whose value it is', async () => {
    await shareFrom('b.env', 'A=1\nSMTP_KEY="hunter2"\n', '"hunter2"');
    assert.ok((await listed()).includes('SMTP_KEY'));
  });

  it('is found for 2,000 selections by reading the document once', async () => {
    const lines = Array.from({ length: 2000 }, (_, n) => `KEY_${n}=value${n}`);
    const { document } = await files.openAt('many.env', lines.join('\n'), 'KEY_0');
    let reads = 0;
    // The real document, with a count of how often it is read.
    const counted = new Proxy(document, {
      get(target, name) {
        if (name === 'getText') reads++;
        return Reflect.get(target, name, target) as unknown;
      },
    });
    const ranges = lines.map(
      (line, n) => new vscode.Range(n, line.indexOf('=') + 1, n, line.length),
    );
    const names = await Promise.all(ranges.map(async (range) => nameIn(counted, range)));
    assert.deepEqual(
      names,
      lines.map((_, n) => `KEY_${n}`),
    );
    assert.equal(reads, 1);
  });
});
