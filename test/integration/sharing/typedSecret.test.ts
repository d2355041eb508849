import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open } from '../support/extension';
import { keyOf, share } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

describe('Share Selection without a selection', () => {
  useStage();

  for (const [where, prepare] of [
    ['without an editor', async () => Promise.resolve()],
    ['with a cursor only', async () => open('just some words')],
  ] as const) {
    it(`asks for a line that nobody sees, ${where}`, async () => {
      await prepare();
      const sharing = share();
      const shown = await prompts.box();
      assert.equal(shown.box.password, true);
      await shown.answer('hunter2');
      const result = await sharing;
      assert.ok(result);
      assert.equal(server.peek(keyOf(result.link))?.value, 'hunter2');
    });
  }

  it('wants some text, and shares nothing after Esc', async () => {
    const sharing = share();
    const shown = await prompts.box();
    await shown.answer('');
    assert.equal(await shown.complaint(), 'Type or paste a secret, or press Esc to cancel.');
    await shown.escape();
    assert.equal(await sharing, undefined);
    assert.equal(server.requests.length, 0);
    assert.deepEqual(messages.shown, []);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });
});
