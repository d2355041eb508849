import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, set } from './support/extension';
import { keyOf, share } from './support/sharing';
import { messages, prompts, server, useStage } from './support/stage';

describe('The first share asks where secrets are stored', () => {
  useStage();
  beforeEach(async () => {
    await set('region', undefined);
    await set('serverUrl', undefined);
    await open('hunter2', 'hunter2');
  });

  const setting = (name: string): unknown =>
    vscode.workspace.getConfiguration('onetimeSecret').get(name);

  it('and sends nothing without an answer', async () => {
    const sharing = share();
    const pick = await prompts.pick();
    assert.deepEqual(pick.labels, [
      'United States',
      'European Union',
      'Canada',
      'New Zealand',
      'United Kingdom',
      'No particular region',
      'A server of your own…',
    ]);
    pick.escape();
    assert.equal(await sharing, undefined);
    assert.deepEqual(messages.shown, []);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
    assert.equal(setting('region'), '');
  });

  it('takes a server of one’s own, says what is wrong with its address, and asks only once', async () => {
    const sharing = share();
    (await prompts.pick()).choose('A server of your own…');
    const box = await prompts.box();
    await box.answer('http://secrets.example.com');
    assert.equal(
      await box.complaint(),
      'This address cannot be used: it has to start with https://; plain http is for this computer only.',
    );
    await box.answer(`${server.origin}/api/v1/`);
    const result = await sharing;
    assert.ok(result);
    assert.equal(server.peek(keyOf(result.link))?.value, 'hunter2');
    assert.equal(setting('region'), 'custom');
    assert.equal(setting('serverUrl'), server.origin);
    assert.ok(await share());
  });
});
