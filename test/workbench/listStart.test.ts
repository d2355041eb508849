import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picture } from './support/picture';
import { openStage, type Stage } from './support/stage';

describe('The list while the extension starts slowly', () => {
  let folder: string;
  let stage: Stage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ots-start-'));
    stage = await openStage({
      env: { ONETIME_SECRET_TEST_GO: join(folder, 'go') },
      preload: join(__dirname, 'support/hostHeld.cjs'),
    });
  });
  after(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says that it starts, neither nothing nor that nobody provides it', async () => {
    const { vscode } = stage;
    await vscode.openView('Onetime Secret');
    const sidebar = vscode.page.locator('.part.sidebar');
    await sidebar.getByText('Onetime Secret is starting…').waitFor();
    assert.equal(await sidebar.getByText('no data provider').count(), 0);
    await picture(vscode, 'starting');
    await writeFile(join(folder, 'go'), '');
    await sidebar.getByText('What you share appears here').waitFor();
    assert.equal(await sidebar.getByText('Onetime Secret is starting…').count(), 0);
    assert.equal(await sidebar.getByText('no data provider').count(), 0);
  });
});
