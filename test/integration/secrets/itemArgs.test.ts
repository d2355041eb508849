import assert from 'node:assert/strict';
import { Commands } from '../../../src/ids';
import { run } from '../support/extension';
import { forgetAll, selectRows } from '../support/list';
import { keyOf, shared } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

/**
 * Repositories can write Args (tasks.json), but no id: those are random, and nothing tells them but
 * a share's own result.
 */
describe('What item commands may be told', () => {
  useStage();
  beforeEach(forgetAll);

  const isUnread = (link: string): boolean => server.peek(keyOf(link)) !== undefined;

  describe('confirm: false counts only with an id', () => {
    it('with one, nothing is asked', async () => {
      const { id, link } = await shared();
      await run(Commands.burnSecret, { id, confirm: false });
      assert.equal(isUnread(link), false);
      assert.equal((await messages.only()).modal, false);
    });

    it('without one, the selected rows stay unburned: which one is asked, and then whether', async () => {
      const links = [(await shared({ label: 'a' })).link, (await shared({ label: 'b' })).link];
      await selectRows(2);
      const burning = run(Commands.burnSecret, { confirm: false });
      const pick = await prompts.pick();
      assert.deepEqual([...pick.labels].sort(), ['a', 'b']);
      pick.choose('a');
      await burning;
      assert.equal((await messages.only()).message, 'Burn “a”?');
      assert.deepEqual(links.map(isUnread), [true, true]);
      assert.equal(server.requests.length, 0);
    });

    it('with the rows that have the focus, whether is asked', async () => {
      await shared({ label: 'a' });
      await shared({ label: 'b' });
      await selectRows(2);
      await run(Commands.burnSecret, { focused: true, confirm: false });
      assert.equal((await messages.only()).message, 'Burn 2 secrets?');
      assert.ok((await messages.only()).modal);
      assert.equal(server.requests.length, 0);
    });

    it('forgetting an unopened one of an id is not asked about either', async () => {
      const { id } = await shared();
      await run(Commands.forgetSecret, { id, confirm: false });
      assert.equal((await messages.only()).message, '“staging password” is off the list.');
    });

    it('forgetting all is asked about', async () => {
      await shared();
      await run(Commands.forgetSecret, { all: true, confirm: false });
      assert.ok((await messages.only()).modal);
    });
  });

  describe('an id counts before everything else', () => {
    for (const args of [{ all: false }, { all: true }, { focused: true }]) {
      it(`forgetSecret with ${JSON.stringify(args)}`, async () => {
        const { id } = await shared({ label: 'this one' });
        await shared({ label: 'another' });
        await shared({ label: 'a third' });
        await selectRows(3);
        await run(Commands.forgetSecret, { id, ...args });
        assert.equal((await messages.only()).message, 'Forget “this one”?');
      });
    }

    it('burnSecret with focused', async () => {
      const { id } = await shared({ label: 'this one' });
      await shared({ label: 'another' });
      await selectRows(2);
      await run(Commands.burnSecret, { id, focused: true });
      assert.equal((await messages.only()).message, 'Burn “this one”?');
    });
  });

  for (const [what, command, args] of [
    ['all: false is not all', Commands.forgetSecret, { all: false }],
    ['all is for forgetting only', Commands.burnSecret, { all: true }],
    ['focused: false names no row', Commands.copyLink, { focused: false }],
    ['nothing', Commands.copyLink, {}],
    ['an unknown key beside an id', Commands.burnSecret, { id: 'x', force: true }],
  ] as const) {
    it(`asks which one is meant: ${what}`, async () => {
      await shared();
      const running = run(command, args);
      const pick = await prompts.pick();
      assert.deepEqual(pick.labels, ['staging password']);
      pick.escape();
      await running;
      assert.deepEqual(messages.shown, []);
      assert.equal(server.requests.length, 0);
    });
  }

  it('asks which one is meant, however many rows are selected; those come first', async () => {
    await shared({ label: 'a' });
    await shared({ label: 'b' });
    await selectRows(2);
    for (const command of [
      Commands.burnSecret,
      Commands.copyLink,
      Commands.copyMessage,
      Commands.openReceipt,
      Commands.renameSecret,
      Commands.forgetSecret,
    ]) {
      const running = run(command);
      (await prompts.pick()).escape();
      await running;
    }
    assert.deepEqual(messages.shown, []);
    assert.equal(server.requests.length, 0);
  });
});
