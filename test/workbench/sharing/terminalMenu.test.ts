import assert from 'node:assert/strict';
import { Menu } from '../../../dev/vscode/page/menu';
import { picture } from '../support/picture';
import { openStage, type Stage } from '../support/stage';
import { openTerminal } from '../support/terminal';

describe('The menu of the terminal', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
    await stage.vscode.openView('Onetime Secret');
    await stage.vscode.page.getByText('What you share appears here').waitFor();
  });
  after(async () => stage.close());

  it('has the copy group before Share, so that a slip sends nothing', async () => {
    const { vscode } = stage;
    const { screen } = await openTerminal(vscode);
    await screen.click({ button: 'right' });
    const menu = await new Menu(vscode.page).opened();
    const labels = await menu.labels();
    await picture(vscode, 'terminal-menu');
    await menu.close();
    const place = (label: string): number => labels.findIndex((one) => one.startsWith(label));
    const share = place('Share Terminal Selection');
    for (const label of ['Copy', 'Paste', 'Select All']) {
      assert.ok(place(label) >= 0 && place(label) < share, `${label}: ${labels.join(', ')}`);
    }
  });
});
