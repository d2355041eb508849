import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Views } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { closeEditors, open } from '../support/extension';
import { share } from '../support/sharing';
import { prompts, server, useStage } from '../support/stage';
import { until } from '../support/waiting';
import { clock, useWatch } from '../support/watching';

const ANN = account('ann@example.com');
const MINUTE = 60_000;
const MANY = 500;

describe('What runs and asks while nobody does anything', () => {
  // A view that was open before would have its timer from then.
  before(hideView);
  useStage({ accounts: [ANN], now: () => Date.now() });
  useWatch();
  after(hideView);

  const showView = async (): Promise<void> =>
    vscode.commands.executeCommand(`${Views.recent}.focus`);
  async function hideView(): Promise<void> {
    await vscode.commands.executeCommand('workbench.view.explorer');
  }
  const asked = (): string[] => server.requests.map(({ method, path }) => `${method} ${path}`);

  it('is nothing at all while the view is hidden and nothing is unopened', async () => {
    await until(() => clock.running === 0);
    await clock.pass(60 * MINUTE);
    assert.deepEqual(asked(), []);
    assert.equal(clock.running, 0);
  });

  it('is one timer for the words while the view is shown, and none after that', async () => {
    for (let times = 0; times < 2; times += 1) {
      await showView();
      await until(() => clock.running > 0);
      // The look at the view asks everybody once, ten seconds after the one before.
      await clock.pass(MINUTE);
      await until(() => clock.running === 1);
      await clock.pass(10 * MINUTE);
      await until(() => clock.running === 1);
      await hideView();
      await until(() => clock.running === 0);
    }
  });

  it(`is one request a tick for an account with ${MANY} unopened, counted by the server`, async () => {
    await signIn(prompts, server.origin, ANN);
    await open('hunter2', 'hunter2');
    for (let count = 0; count < MANY; count += 1) await share({ label: `secret ${count}` });
    await closeEditors();
    assert.equal(server.keys().length, MANY);
    server.clearRequests();
    for (let tick = 1; tick <= 3; tick += 1) {
      await until(() => clock.running === 1);
      // No interval is longer.
      await clock.pass(10 * MINUTE);
      await until(() => asked().length >= tick);
      await until(() => clock.running === 1);
      assert.deepEqual(asked(), Array(tick).fill('GET /api/v1/private/recent'));
    }
    assert.ok(
      server.requests.every(({ username, status }) => username === ANN.username && status === 200),
    );
  }).timeout(180_000);
});
