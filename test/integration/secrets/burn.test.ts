import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { run } from '../support/extension';
import { forgetAll } from '../support/list';
import { paths } from '../support/requests';
import { keyOf, openAsRecipient, shared, sharedElsewhere } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

describe('Burn', () => {
  useStage();

  it('destroys the secret of an id with one request, without a question if told so', async () => {
    const { id, link } = await shared();
    await run(Commands.burnSecret, { id, confirm: false });
    assert.deepEqual(paths(), ['POST /private/KEY/burn']);
    assert.equal(server.peek(keyOf(link)), undefined);
    assert.equal(
      (await messages.only()).message,
      'Burned: the link of “staging password” does not work any more.',
    );
    assert.equal(await openAsRecipient(server, link), undefined);
  });

  it('asks first, saying that it cannot be undone', async () => {
    const { id, link } = await shared();
    messages.answer = 'Burn';
    await run(Commands.burnSecret, { id });
    assert.equal(server.peek(keyOf(link)), undefined);
    const [question, told] = messages.shown;
    assert.deepEqual(question, {
      kind: 'warning',
      message: 'Burn “staging password”?',
      detail:
        'Its link stops working at once, and nobody can read the secret any more. This cannot be undone.',
      buttons: ['Burn'],
      modal: true,
    });
    assert.match(told?.message ?? '', /^Burned: /);
    assert.equal(messages.shown.length, 2);
  });

  it('does nothing after Cancel', async () => {
    const { id, link } = await shared();
    await run(Commands.burnSecret, { id });
    assert.ok((await messages.only()).modal);
    assert.equal(server.requests.length, 0);
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
  });

  it('asks for the passphrase of a protected one, again if it is wrong', async () => {
    const { id, link } = await shared({ passphrase: 'open sesame' });
    const burning = run(Commands.burnSecret, { id, confirm: false });
    const first = await prompts.box();
    assert.equal(first.box.password, true);
    assert.match(first.box.prompt ?? '', /^A passphrase protects this secret\./);
    await first.answer('open barley');
    const second = await prompts.box();
    assert.match(
      second.box.prompt ?? '',
      /^127\.0\.0\.1:\d+ did not accept that passphrase, and nothing was burned\./,
    );
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
    await second.answer('open sesame');
    await burning;
    assert.equal(server.peek(keyOf(link)), undefined);
    assert.deepEqual(paths(), ['POST /private/KEY/burn', 'POST /private/KEY/burn']);
    assert.match((await messages.only()).message, /^Burned: /);
  });

  it('says that the server wants a passphrase where only the server knows of one', async () => {
    const ann = account('ann@example.com');
    server.setAccounts([ann]);
    await signIn(prompts, server.origin, ann);
    const { link } = await sharedElsewhere(ann, 'open sesame');
    await run(Commands.refreshRecent);
    messages.answer = 'Burn';
    const burning = run(Commands.burnSecret);
    const pick = await prompts.pick();
    pick.choose(pick.labels.find((label) => label.startsWith('Shared elsewhere')) ?? '');
    const first = await prompts.box();
    assert.match(
      first.box.prompt ?? '',
      /^127\.0\.0\.1:\d+ wants the passphrase of this secret before it burns it\. Nothing was burned yet\./,
    );
    await first.answer('open barley');
    const second = await prompts.box();
    assert.match(
      second.box.prompt ?? '',
      / did not accept that passphrase, and nothing was burned\./,
    );
    await second.answer('open sesame');
    await burning;
    assert.equal(server.peek(keyOf(link)), undefined);
  });

  it('burns nothing when Esc is pressed instead of a passphrase', async () => {
    const { id, link } = await shared({ passphrase: 'open sesame' });
    const burning = run(Commands.burnSecret, { id, confirm: false });
    await (await prompts.box()).escape();
    await burning;
    assert.equal(server.requests.length, 0);
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
    assert.deepEqual(messages.shown, []);
  });

  it('says that it came too late when the recipient was faster', async () => {
    const { id, link } = await shared();
    assert.equal(await openAsRecipient(server, link), 'hunter2');
    await run(Commands.burnSecret, { id, confirm: false });
    assert.equal(
      (await messages.only()).message,
      'Too late to burn “staging password”: opened just now.',
    );
  });

  it('says what became of one that is known to be gone, without a request', async () => {
    const { id } = await shared();
    await run(Commands.burnSecret, { id, confirm: false });
    server.clearRequests();
    messages.shown.length = 0;
    await run(Commands.burnSecret, { id, confirm: false });
    assert.equal(
      (await messages.only()).message,
      '“staging password” is gone already: burned just now.',
    );
    assert.equal(server.requests.length, 0);
  });

  it('lets one be picked where nothing says which one', async () => {
    const { link } = await shared({ label: 'the one to pick' });
    messages.answer = 'Burn';
    const burning = run(Commands.burnSecret);
    const pick = await prompts.pick();
    pick.choose('the one to pick');
    await burning;
    assert.equal(server.peek(keyOf(link)), undefined);
  });

  it('takes no notice of what is not an item, and asks which one', async () => {
    const { link } = await shared();
    const foreign = [vscode.Uri.file('/a'), { type: 'node', name: 'Run' }, 'x', null, [{}]];
    for (const first of foreign) {
      const burning = run(Commands.burnSecret, first);
      (await prompts.pick()).escape();
      await burning;
    }
    assert.deepEqual(messages.shown, []);
    assert.equal(server.requests.length, 0);
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
  });

  it('says once for several that a token is no longer accepted, and burns them by their keys', async () => {
    const ann = account('ann@example.com');
    server.setAccounts([ann]);
    await forgetAll();
    await signIn(prompts, server.origin, ann);
    const links = [(await shared()).link, (await shared()).link];
    server.setAccounts([]);
    server.clearRequests();
    messages.shown.length = 0;
    messages.answer = 'Burn';
    await run(Commands.burnUnopened);
    const [, told, ...more] = messages.shown;
    assert.match(
      told?.message ?? '',
      /^2 secrets are burned, .* no longer accepts the token of ann@example\.com, so the secret’s own key was used\.$/,
    );
    assert.deepEqual(told?.buttons, ['Sign In Again…']);
    assert.deepEqual(more, []);
    for (const link of links) assert.equal(server.peek(keyOf(link)), undefined);
    assert.equal(server.requests.length, 3, 'the token was tried once');
  });
});
