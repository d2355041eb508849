import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../../../dev/vscode/page';
import { picture } from '../support/picture';
import { signIn } from '../support/signIn';
import { openStage, type Stage } from '../support/stage';

const VIEW = 'Recent Secrets';
const MINUTE = 60_000;
/** Shared elsewhere with the account, after the one from here. */
const ELSEWHERE = 650;

describe('A list of hundreds of secrets', () => {
  const account = { username: 'ann@example.com', token: randomBytes(20).toString('hex') };
  /** How far the server's clock is ahead, in milliseconds. */
  let ahead = 0;
  let stage: Stage;

  before(async () => {
    stage = await openStage({}, { accounts: [account], now: () => Date.now() + ahead });
    const { vscode } = stage;
    await signIn(vscode, account);
    await vscode.openFile('.env');
    await vscode.editor.selectText('search,checkout');
    await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    await vscode.notification(/One-time link copied/);
    for (let count = 0; count < ELSEWHERE; count += 1) await shareElsewhere();
    await vscode.openView('Onetime Secret');
    await vscode.viewAction('Refresh');
    await vscode.tree(VIEW).row(/Shared elsewhere/);
  });
  after(async () => stage.close());

  async function shareElsewhere(): Promise<void> {
    ahead += MINUTE;
    const credentials = Buffer.from(`${account.username}:${account.token}`).toString('base64');
    const { ok } = await fetch(`${stage.server.origin}/api/v1/share`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ secret: 'x', ttl: '604800' }),
    });
    assert.ok(ok);
  }

  const rows = (which: string): Locator => stage.vscode.tree(VIEW).tree.locator(which);

  /** The place in the list of the one row that is selected and has the focus; 0 is the group. */
  async function place(): Promise<number> {
    const row = rows('.monaco-list-row.focused.selected');
    return (await row.count()) === 1 ? Number(await row.getAttribute('data-index')) : -1;
  }

  async function goesTo(expected: number): Promise<void> {
    await waitUntil(`row ${expected}`, place, (it) => it === expected);
    await rows('.monaco-list-row.focused')
      .getByText(/expires in/)
      .waitFor();
  }

  /** Goes to the last row by keyboard; the list has the focus. */
  async function goToEnd(): Promise<Locator> {
    const { vscode } = stage;
    await vscode.page.keyboard.press('End');
    const row = rows('.monaco-list-row.focused');
    await row.getByText(/^Show \d+ More…$/).waitFor();
    return row;
  }

  it('shows 200, and how many more there are; the last row is in sight', async () => {
    const { vscode } = stage;
    await rows('.monaco-list-row').nth(5).click();
    const more = await goToEnd();
    assert.equal(await more.getAttribute('aria-label'), 'Show 200 More… 451 are not shown');
    assert.equal(await more.getAttribute('data-index'), '201');
    const bottom = async (it: Locator): Promise<number> => {
      const box = await it.boundingBox();
      return (box?.y ?? NaN) + (box?.height ?? NaN);
    };
    const pane = vscode.page.locator('.part.sidebar .pane-body');
    assert.ok((await bottom(more)) <= (await bottom(pane)), 'below the message there is room');
    await picture(vscode, 'more');
  });

  it('shows more by Enter; the first of them has the focus, and nobody is asked', async () => {
    const { vscode, server } = stage;
    server.clearRequests();
    await vscode.page.keyboard.press('Enter');
    await goesTo(201);
    await vscode.page.keyboard.press('ArrowDown');
    assert.equal(await rows('.monaco-list-row.focused').getAttribute('data-index'), '202');
    await picture(vscode, 'more-shown');
    assert.equal(server.requests.length, 0);
  });

  it('shows more by a click', async () => {
    const more = await goToEnd();
    assert.equal(await more.getAttribute('aria-label'), 'Show 200 More… 251 are not shown');
    await more.locator('.label-name').click();
    await goesTo(401);
    assert.equal(
      await (await goToEnd()).getAttribute('aria-label'),
      'Show 51 More… 51 are not shown',
    );
  });

  it('shows the way to a row that was not shown yet', async () => {
    const { vscode } = stage;
    await vscode.runCommand('Notifications: Show Notifications');
    await (await vscode.notification(/One-time link copied/)).click('Show in Sidebar');
    await goesTo(651);
    const row = rows('.monaco-list-row.focused');
    assert.equal(await row.getAttribute('aria-label'), 'FEATURE_FLAGS, expires in 1 day');
    await vscode.dismissNotifications();
    await picture(vscode, 'revealed');
  });

  it('finds a row by typing a part of its label', async () => {
    const { vscode } = stage;
    await rows('.monaco-list-row').nth(5).click();
    await vscode.page.keyboard.press('Home');
    await vscode.page.keyboard.press('Control+Alt+f');
    await vscode.page.locator('.part.sidebar .monaco-tree-type-filter input').waitFor();
    await vscode.page.keyboard.type('feature');
    await waitUntil(
      'the row',
      async () => rows('.monaco-list-row.focused').allInnerTexts(),
      (it) => it.some((text) => text.includes('FEATURE_FLAGS')),
    );
    await picture(vscode, 'found');
  });
});
