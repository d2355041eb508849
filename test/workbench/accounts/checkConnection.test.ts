import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { picture } from '../support/picture';
import { signIn } from '../support/signIn';
import { apiRequests, openStage, type Stage } from '../support/stage';

/** A window with room, and a small one. */
for (const [name, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['small', { width: 720, height: 450 }],
] as const) {
  describe(`Check Connection, in a ${name} window`, () => {
    const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
    let stage: Stage;

    before(async () => {
      stage = await openStage({}, { accounts: [account] });
    });
    after(async () => stage.close());

    it('is in the view’s menu; the report can be read, and copied by keyboard', async () => {
      const { vscode, server } = stage;
      await vscode.openView('Onetime Secret');
      // Only now: a small window has no room for the view's icon in 1.104.
      await vscode.page.setViewportSize(viewport);
      await signIn(vscode, account);
      server.clearRequests();
      await vscode.viewAction('Check Connection');
      const dialog = await vscode.dialog.opened(/ works for you@example\.com\./);
      const text = await dialog.text();
      assert.match(text, /✓ Reached in \d+ ms/);
      assert.match(text, /✓ The API token of you@example\.com is good\./);
      assert.deepEqual(apiRequests(server), [
        'GET /api/v1/status',
        'GET /api/v1/authcheck',
        'GET /api/v1/authcheck',
      ]);
      await picture(vscode, `check-works-${name}`);
      await vscode.page.keyboard.press('Enter');
      await dialog.closed();
      assert.equal(await vscode.clipboard(/API token/), `${text}\n`);
      await vscode.dismissNotifications();
    });

    it('says what to do where a token is not accepted; Esc closes it', async () => {
      const { vscode, server } = stage;
      server.setAccounts([]);
      await vscode.runCommand('Onetime Secret: Check Connection');
      const dialog = await vscode.dialog.opened(/ works, but not for you@example\.com\./);
      assert.match(await dialog.text(), /✗ .* did not accept the API token of you@example\.com/);
      // Platforms differ in the order.
      assert.deepEqual((await dialog.buttons()).sort(), ['Close', 'Copy Report', 'Sign In Again…']);
      await picture(vscode, `check-refused-${name}`);
      await dialog.escape();
      assert.equal(await vscode.dialog.box.count(), 0);
    });

    it('says that a server is not there, and can check again', async () => {
      const { vscode, server } = stage;
      await server.close();
      await vscode.runCommand('Onetime Secret: Check Connection');
      const dialog = await vscode.dialog.opened(/ cannot be reached\./);
      await picture(vscode, `check-gone-${name}`);
      await dialog.click('Try Again');
      await (await vscode.dialog.opened(/ cannot be reached\./)).escape();
    });
  });
}
