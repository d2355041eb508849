import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../../src/ids';
import { account, signIn, signOutOfAll } from '../support/accounts';
import { run } from '../support/extension';
import { paths } from '../support/requests';
import { keyOf, openAsRecipient, shared } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');

describe('Recent secrets', () => {
  useStage({ accounts: [ANN] });

  describe('Copy Link', () => {
    it('asks the server for the same link again, with one request', async () => {
      const { id, link } = await shared();
      await vscode.env.clipboard.writeText('mine');
      await run(Commands.copyLink, { id });
      assert.equal(await vscode.env.clipboard.readText(), link);
      assert.deepEqual(paths(), ['POST /private/KEY']);
      assert.equal((await messages.only()).message, 'Link of “staging password” copied.');
    });

    it('says that an opened one has no link any more', async () => {
      const { id, link } = await shared();
      await openAsRecipient(server, link);
      await vscode.env.clipboard.writeText('mine');
      await run(Commands.copyLink, { id });
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
      assert.equal(
        (await messages.only()).message,
        '“staging password” has no link any more: opened just now. Share it again for a new link.',
      );
    });
  });

  for (const command of [Commands.burnSecret, Commands.copyLink]) {
    it(`says of an id that is not in the list: ${command}`, async () => {
      server.clearRequests();
      await run(command, { id: 'none' });
      assert.equal(
        (await messages.only()).message,
        'This secret is not in the list any more. Refresh the list and try again.',
      );
      assert.equal(server.requests.length, 0);
    });

    it(`refuses an id that is no text: ${command}`, async () => {
      server.clearRequests();
      await run(command, { id: 1 });
      assert.equal(
        (await messages.only()).message,
        'The argument "id" has to be a text that is not too long. Nothing was sent.',
      );
      assert.equal(server.requests.length, 0);
    });
  }

  describe('Refresh', () => {
    it('learns that a recipient opened an anonymous one, from its own metadata', async () => {
      const { id, link } = await shared();
      await openAsRecipient(server, link);
      server.clearRequests();
      await run(Commands.refreshRecent);
      const mine = server.keys().find(({ secretKey }) => secretKey === keyOf(link));
      const asked = server.requests.filter(({ path }) => path.includes(mine?.metadataKey ?? '?'));
      assert.equal(asked.length, 1);
      messages.shown.length = 0;
      await run(Commands.burnSecret, { id });
      assert.equal(
        (await messages.only()).message,
        '“staging password” is gone already: opened just now.',
      );
    });

    it('asks an account for all of its secrets with one request', async () => {
      await signIn(prompts, server.origin, ANN);
      try {
        const opened = await shared();
        await shared();
        await openAsRecipient(server, opened.link);
        server.clearRequests();
        await run(Commands.refreshRecent);
        const byAccount = server.requests.filter(({ username }) => username === ANN.username);
        assert.deepEqual(
          byAccount.map(({ method, path }) => `${method} ${path}`),
          ['GET /api/v1/private/recent'],
        );
        const mine = server.keys().find(({ secretKey }) => secretKey === keyOf(opened.link));
        assert.ok(!server.requests.some(({ path }) => path.includes(mine?.metadataKey ?? '')));
        messages.shown.length = 0;
        await run(Commands.copyLink, { id: opened.id });
        assert.match((await messages.only()).message, /has no link any more: opened /);
      } finally {
        await signOutOfAll(prompts, messages);
      }
    });
  });
});
