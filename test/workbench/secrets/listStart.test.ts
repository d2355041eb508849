import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../../dev/vscode/page';
import { picture } from '../support/picture';
import { openStage, type Stage } from '../support/stage';

describe('The list while the extension starts slowly', () => {
  let folder: string;
  let stage: Stage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ots-start-'));
    stage = await openStage({
      env: { ONETIME_SECRET_TEST_GO: join(folder, 'go') },
      preload: join(__dirname, '../support/hostHeld.cjs'),
    });
  });
  after(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says that it starts, neither nothing nor that nobody provides it', async () => {
    const { vscode } = stage;
    await vscode.openView('Onetime Secret');
    const saysOnly = async (words: RegExp): Promise<void> => {
      // What can be seen: VS Code keeps its own message in the page, hidden.
      const text = await waitUntil(
        String(words),
        async () => vscode.sidebarText(),
        (it) => words.test(it),
      );
      assert.doesNotMatch(text, /no data provider/);
    };
    await saysOnly(/Onetime Secret is starting…/);
    await picture(vscode, 'starting');
    await writeFile(join(folder, 'go'), '');
    await saysOnly(/What you share appears here/);
    assert.doesNotMatch(await vscode.sidebarText(), /is starting/);
  });
});
