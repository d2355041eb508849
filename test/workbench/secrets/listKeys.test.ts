import assert from 'node:assert/strict';
import { waitUntil } from '../../../dev/vscode/page';
import { picture } from '../support/picture';
import { shareFromEnv } from '../support/share';
import { apiRequests, openStage, type Stage } from '../support/stage';

const VIEW = 'Recent Secrets';

describe('Keys in the list are about the row with the focus ring', () => {
  const links: Record<string, string> = {};
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    // The newest is the first row: DATABASE_URL, SMTP_PASSWORD, FEATURE_FLAGS.
    links.FEATURE_FLAGS = await shareFromEnv(stage, 'search,checkout');
    links.SMTP_PASSWORD = await shareFromEnv(stage, 'battery staple & friends');
    links.DATABASE_URL = await shareFromEnv(stage, 'postgres://app');
    await stage.vscode.dismissNotifications();
    await stage.vscode.openView('Onetime Secret');
  });
  after(async () => stage.close());
  beforeEach(async () => {
    await stage.vscode.writeClipboard('mine');
    stage.server.clearRequests();
  });
  afterEach(async () => stage.vscode.dismissNotifications());

  const press = async (key: string): Promise<void> => stage.vscode.page.keyboard.press(key);
  const click = async (row: string, ...modifiers: 'ControlOrMeta'[]): Promise<void> =>
    (await stage.vscode.tree(VIEW).row(row)).click(modifiers);

  /** The names of the rows that are selected, or have the focus ring. */
  async function names(which: 'selected' | 'focused'): Promise<string[]> {
    const rows = stage.vscode.tree(VIEW).tree.locator(`.monaco-list-row.${which} .label-name`);
    return (await rows.allInnerTexts()).sort();
  }
  const focusIsOn = async (row: string): Promise<string[]> =>
    waitUntil(
      `the focus on ${row}`,
      async () => names('focused'),
      (it) => String(it) === row,
    );

  async function copies(...rows: string[]): Promise<void> {
    const { vscode } = stage;
    await press('Control+c');
    const quoted = rows.map((row) => `“${row}”`).join(', ');
    await vscode.notification(`${rows.length === 1 ? 'Link' : 'Links'} of ${quoted} copied.`);
    assert.equal(await vscode.readClipboard(), rows.map((row) => links[row]).join('\n'));
    await vscode.dismissNotifications();
  }

  async function asksToBurn(question: string): Promise<void> {
    const { vscode } = stage;
    await press('Delete');
    await vscode.dialog.opened(question);
    await vscode.dialog.escape();
    assert.ok(!apiRequests(stage.server).some((path) => path.endsWith('/burn')));
  }

  it('which an arrow key moved away from the selected one', async () => {
    await click('DATABASE_URL');
    await press('ArrowDown');
    await focusIsOn('SMTP_PASSWORD');
    await asksToBurn('Burn “SMTP_PASSWORD”?');
    await copies('SMTP_PASSWORD');
    await picture(stage.vscode, 'focused-row');
    assert.deepEqual(await names('selected'), ['DATABASE_URL'], 'nothing else is selected then');
    assert.deepEqual(await names('focused'), ['SMTP_PASSWORD']);
  });

  it('while nothing is selected', async () => {
    await press('Escape');
    await press('Home');
    await press('ArrowDown');
    await focusIsOn('DATABASE_URL');
    assert.deepEqual(await names('selected'), []);
    await copies('DATABASE_URL');
    await asksToBurn('Burn “DATABASE_URL”?');
    assert.deepEqual(await names('selected'), []);
  });

  it('or about all selected ones, if it is one of them', async () => {
    await click('DATABASE_URL');
    await click('FEATURE_FLAGS', 'ControlOrMeta');
    await asksToBurn('Burn 2 secrets?');
    await copies('DATABASE_URL', 'FEATURE_FLAGS');
    assert.deepEqual(await names('selected'), ['DATABASE_URL', 'FEATURE_FLAGS']);
  });

  it('and about that one alone, if others are selected, as in the Explorer', async () => {
    await click('SMTP_PASSWORD');
    await click('FEATURE_FLAGS', 'ControlOrMeta');
    await press('Home');
    await press('ArrowDown');
    await focusIsOn('DATABASE_URL');
    await copies('DATABASE_URL');
    await asksToBurn('Burn “DATABASE_URL”?');
    assert.deepEqual(await names('selected'), ['FEATURE_FLAGS', 'SMTP_PASSWORD']);
  });

  it('so is a button of a row, and its menu, which names the keys', async () => {
    const { vscode } = stage;
    await click('SMTP_PASSWORD');
    await click('FEATURE_FLAGS', 'ControlOrMeta');
    const row = await vscode.tree(VIEW).row('DATABASE_URL');
    await row.action('Burn Secret');
    await vscode.dialog.opened('Burn “DATABASE_URL”?');
    await vscode.dialog.escape();
    const menu = await row.contextMenu();
    const keys = await vscode.page.locator('.monaco-menu .keybinding').allInnerTexts();
    // VS Code 1.104 calls it Delete.
    assert.match(keys.filter(Boolean).sort().join(), /^Ctrl\+C,Del(ete)?$/);
    await menu.click('Copy One-Time Link');
    await vscode.notification('Link of “DATABASE_URL” copied.');
  });

  it('renames the row whose menu it was, not the first selected one', async () => {
    const { vscode } = stage;
    await click('DATABASE_URL');
    await click('FEATURE_FLAGS', 'ControlOrMeta');
    const row = await vscode.tree(VIEW).row('FEATURE_FLAGS');
    await (await row.contextMenu()).click('Rename Secret');
    await vscode.quickInput.opened('Rename “FEATURE_FLAGS”');
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
  });

  it('on a heading they ask for a row', async () => {
    const { vscode } = stage;
    await click('DATABASE_URL');
    await press('Home');
    await focusIsOn('Unopened');
    await press('Delete');
    await vscode.notification(/No secret is chosen/);
    assert.equal(await vscode.dialog.box.isVisible(), false);
    await vscode.dismissNotifications();
    await press('Control+c');
    await vscode.notification(/No secret is chosen/);
    assert.equal(await vscode.readClipboard(), 'mine');
    assert.deepEqual(apiRequests(stage.server), []);
  });

  it('from the palette it is asked which one; what is selected stands first', async () => {
    const { vscode, server } = stage;
    await click('FEATURE_FLAGS');
    await vscode.openFile('.env');
    server.clearRequests();
    await vscode.runCommand('Onetime Secret: Copy One-Time Link');
    await vscode.quickInput.opened(/Copy the Link of Which Secret/);
    const items = await vscode.quickInput.items();
    assert.deepEqual(
      items.map((item) => item.split(',')[0]),
      ['FEATURE_FLAGS', 'DATABASE_URL', 'SMTP_PASSWORD'],
    );
    assert.deepEqual(apiRequests(server), []);
    await vscode.quickInput.accept();
    await vscode.notification('Link of “FEATURE_FLAGS” copied.');
    assert.equal(await vscode.readClipboard(), links.FEATURE_FLAGS);
  });

  it('what is selected in a hidden view counts for nothing', async () => {
    const { vscode } = stage;
    await click('FEATURE_FLAGS');
    await vscode.openView('Explorer');
    await vscode.runCommand('Onetime Secret: Copy One-Time Link');
    await vscode.quickInput.opened(/Copy the Link of Which Secret/);
    const [first] = await vscode.quickInput.items();
    assert.match(first ?? '', /^DATABASE_URL/);
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    assert.deepEqual(apiRequests(stage.server), []);
  });

  it('on rows that are all gone they say what became of them', async () => {
    const { vscode, server } = stage;
    await vscode.openView('Onetime Secret');
    for (const row of ['DATABASE_URL', 'SMTP_PASSWORD']) {
      const key = links[row]?.split('/secret/')[1] ?? '';
      await fetch(`${server.origin}/api/v1/secret/${key}`, { method: 'POST' });
    }
    await vscode.viewAction('Refresh');
    await vscode.tree(VIEW).row(/DATABASE_URL, opened/);
    await vscode.tree(VIEW).row(/SMTP_PASSWORD, opened/);
    await vscode.dismissNotifications();
    await click('DATABASE_URL');
    await click('SMTP_PASSWORD', 'ControlOrMeta');
    await press('Delete');
    await vscode.notification(
      /Nothing to burn, they are gone already: “\w+” \(opened just now\), “\w+” \(opened just now\)\./,
    );
    await press('Control+c');
    await vscode.notification(/Nothing was copied\. No link any more: “\w+” \(opened/);
    assert.equal(await vscode.readClipboard(), 'mine');
  });
});
