import assert from 'node:assert/strict';
import { waitUntil } from '../../../dev/vscode/page';
import { HostClock } from '../support/clock';
import { shareFromEnv } from '../support/share';
import { apiRequests, openStage, type Stage } from '../support/stage';

const VIEW = 'Recent Secrets';
const CONTAINER = 'Onetime Secret';
const MINUTE = 60_000;

describe('Did they open it?', () => {
  let clock: HostClock;
  let stage: Stage;

  before(async () => {
    clock = await HostClock.create();
    stage = await openStage(
      {
        env: clock.env,
        profile: await clock.profile(),
        secretStorageLasts: true,
        more: { 'onetimeSecret.watch': true, 'onetimeSecret.defaultTtl': '10m' },
      },
      { now: clock.now },
    );
  });
  after(async () => {
    await stage.close();
    await clock.dispose();
  });

  async function share(text: string): Promise<string> {
    const link = await shareFromEnv(stage, text);
    await stage.vscode.dismissNotifications();
    return link;
  }

  async function openAsRecipient(link: string): Promise<void> {
    const recipient = await stage.workbench.newPage();
    await recipient.goto(link);
    await recipient.locator('#view-secret').click();
    await recipient.locator('#secret-value').waitFor();
    await recipient.close();
  }

  /** As the sender can, too, with the page that the server has for them. */
  async function burnOnTheServer(link: string): Promise<void> {
    const { server, workbench } = stage;
    const shared = server.keys().find(({ secretKey }) => link.endsWith(secretKey));
    const receipt = await workbench.newPage();
    await receipt.goto(`${server.origin}/receipt/${shared?.metadataKey ?? ''}`);
    await receipt.locator('#burn-secret').click();
    await receipt.getByRole('heading', { name: 'burned' }).waitFor();
    await receipt.close();
  }

  const badge = async (): Promise<string> => {
    const number = stage.vscode.page.locator('.part.activitybar .badge-content');
    const texts = await number.allInnerTexts();
    return texts.find((text) => text !== '') ?? '';
  };

  it('tells of an opening and an expiry, with the view closed and nobody touching anything', async () => {
    const { vscode } = stage;
    const read = await share('battery staple & friends');
    const burned = await share('search,checkout');
    await share('postgres://app');
    await openAsRecipient(read);
    await burnOnTheServer(burned);

    await clock.pass(MINUTE);
    const opened = await vscode.notification(
      /“SMTP_PASSWORD” was opened (?:just now|1 minute ago)/,
    );
    assert.deepEqual(await opened.buttons(), ['Show']);
    await waitUntil('the badge', badge, (text) => text === '1');
    await vscode.dismissNotifications();

    await clock.pass(10 * MINUTE);
    await vscode.notification(/“DATABASE_URL” expired unopened/);
    assert.equal((await vscode.notifications.texts()).length, 1);
    assert.equal(await badge(), '1');
    await vscode.dismissNotifications();
  });

  it('still knows after a reload with the view closed, and tells nothing twice', async () => {
    const { vscode, workbench } = stage;
    await workbench.reload();
    await waitUntil('the badge', badge, (text) => text === '1');
    assert.deepEqual(await vscode.notifications.texts(), []);
  });

  it('asks nothing any more for as long as nothing is unopened', async () => {
    const { server } = stage;
    server.clearRequests();
    await clock.pass(10 * MINUTE);
    await stage.vscode.runCommand('Onetime Secret: Show Log');
    assert.deepEqual(apiRequests(server), []);
  });

  it('says it in the sidebar, in groups that are open; a look clears the badge', async () => {
    const { vscode } = stage;
    await vscode.openView(CONTAINER);
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*opened \d+ minutes ago/);
    const rows = await vscode.treeRows(VIEW);
    assert.deepEqual(
      rows.filter(({ level }) => level === 1).map(({ label, expanded }) => [label, expanded]),
      [
        ['Opened', true],
        ['Burned or expired', true],
      ],
    );
    const words = rows.filter(({ level }) => level === 2).map(({ description }) => description);
    assert.match(words[0] ?? '', /^opened \d+ minutes ago$/);
    assert.equal(words[1], 'expired unopened');
    assert.match(words[2] ?? '', /^burned \d+ minutes ago$/);
    await waitUntil('no badge', badge, (text) => text === '');
  });

  it('tells nothing again after a reload, and still knows', async () => {
    const { vscode, workbench, server } = stage;
    await workbench.reload();
    await vscode.openView(CONTAINER);
    await vscode.tree(VIEW).row(/SMTP_PASSWORD.*opened \d+ minutes ago/);
    await vscode.tree(VIEW).row(/DATABASE_URL.*expired unopened/);
    await vscode.tree(VIEW).row(/burned/);
    assert.deepEqual(await vscode.notifications.texts(), []);
    assert.equal(await badge(), '');
    assert.ok(!apiRequests(server).some((request) => request.endsWith('/share')));
  });

  it('tells at the next start what happened meanwhile, and shows it on a click', async () => {
    const { vscode, workbench } = stage;
    const link = await share('battery staple & friends');
    await workbench.page.goto('about:blank');
    await openAsRecipient(link);
    await workbench.reload();
    const notice = await vscode.notification(/“SMTP_PASSWORD” was opened/);
    await notice.click('Show');
    const selected = vscode.tree(VIEW).tree.locator('[role=treeitem][aria-selected=true]');
    await selected.waitFor();
    assert.match((await selected.getAttribute('aria-label')) ?? '', /SMTP_PASSWORD, opened/);
    await vscode.dismissNotifications();
    await workbench.reload();
    await vscode.openView(CONTAINER);
    await vscode.tree(VIEW).row(/opened/);
    assert.deepEqual(await vscode.notifications.texts(), []);
  });

  it('asks nothing in a window without focus, and at once when it gets it', async () => {
    const { vscode, workbench, server } = stage;
    const link = await share('search,checkout');
    await clock.pass(11_000);
    const session = await workbench.context.newCDPSession(vscode.page);
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await workbench.context.newPage();
    await other.bringToFront();
    await openAsRecipient(link);
    server.clearRequests();
    await clock.pass(10 * MINUTE - 20_000);
    assert.deepEqual(apiRequests(server), []);
    await vscode.page.bringToFront();
    await vscode.notification(/was opened/);
    assert.deepEqual(apiRequests(server), ['POST /api/v1/private/KEY']);
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await other.close();
    await vscode.dismissNotifications();
  });

  it('burns all that are selected by Delete, after one question', async () => {
    const { vscode, server } = stage;
    for (const text of ['search,checkout', 'postgres://app']) await share(text);
    await vscode.openView(CONTAINER);
    const rows = vscode.tree(VIEW);
    await rows.row(/FEATURE_FLAGS.*expires in/);
    await rows.row(/DATABASE_URL.*expires in/);
    const unopened = await rows.tree.getByRole('treeitem', { name: /expires in/ }).all();
    for (const [position, row] of unopened.entries()) {
      await row
        .locator('.label-name')
        .click({ modifiers: position === 0 ? [] : ['ControlOrMeta'] });
    }
    server.clearRequests();
    await vscode.page.keyboard.press('Delete');
    await vscode.dialog.opened(new RegExp(`Burn ${unopened.length} secrets`));
    await vscode.dialog.click('Burn');
    await vscode.notification(new RegExp(`${unopened.length} secrets are burned`));
    await waitUntil(
      'nothing unopened',
      async () => rows.tree.getByRole('treeitem', { name: /expires in/ }).count(),
      (count) => count === 0,
    );
    assert.equal(
      apiRequests(server).filter((path) => path.endsWith('/burn')).length,
      unopened.length,
    );
  });
});
