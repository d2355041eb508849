import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../src/ids';
import { startFaultyServer } from '../support/faultyServer';
import { startRecordingServer } from '../support/recordingServer';
import { startAndUse, use } from './support/extension';
import { shareText } from './support/sharing';
import { messages, useStage } from './support/stage';

const KEY = 'k3y'.repeat(12);

describe('When something else fails', () => {
  useStage();

  /** Runs a command, which has to fail with this message and leave the clipboard alone. */
  async function fails(expected: string, command: string, args: object): Promise<void> {
    messages.shown.length = 0;
    await vscode.env.clipboard.writeText('mine');
    assert.equal(await vscode.commands.executeCommand(command, args), undefined);
    assert.equal((await messages.only()).message, expected);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  }

  it('opening: the link may be used up, and that is what is said', async () => {
    const server = await startFaultyServer('cut');
    try {
      await use(server.origin);
      const { host } = new URL(server.origin);
      await fails(
        `The connection to ${host} broke off before the whole answer was here. Check the connection and try again. The secret may have been used up without its text arriving here. Try the link once more; if it is gone, ask the sender for a new one.`,
        Commands.revealSecret,
        { link: KEY, confirm: false },
      );
      assert.equal(server.requests.length, 1);
    } finally {
      await server.close();
    }
  });

  it('opening: an address that is not safe is not asked', async () => {
    await fails(
      'The address secrets.example.com cannot be used: it has to start with https://; plain http is for this computer only. The secret was not opened.',
      Commands.revealSecret,
      { link: `http://secrets.example.com/secret/${KEY}`, confirm: false },
    );
  });

  it('making a password: no password without a link', async () => {
    const server = await startFaultyServer('error500');
    try {
      await use(server.origin);
      await fails(
        `${new URL(server.origin).host} had an error of its own (HTTP 500). Try again later. The server may have made a password, but no link came back, so nobody can open it; it expires by itself. Your clipboard is unchanged.`,
        Commands.generatePassword,
        {},
      );
      assert.equal(server.requests.length, 1);
    } finally {
      await server.close();
    }
  });

  it('burning and copying a link: nothing happened while the server is off', async () => {
    const server = await startAndUse();
    const { id } = await shareText('hunter2', { label: 'staging' });
    await server.close();
    const cause = `${new URL(server.origin).host} could not be reached (ECONNREFUSED). Check the connection, the proxy settings and the server address.`;
    await fails(`${cause} Nothing was burned.`, Commands.burnSecret, { id, confirm: false });
    await fails(`${cause} The link was not copied.`, Commands.copyLink, { id });
  });

  it('refreshing: the list stays, and one message is enough for all servers', async () => {
    const server = await startAndUse();
    await shareText('hunter2');
    await server.close();
    messages.shown.length = 0;
    await vscode.commands.executeCommand(Commands.refreshRecent);
    assert.match(
      (await messages.only()).message,
      / could not be reached .* The list shows what was last known\.$/,
    );
  });

  it('an odd answer that can be used is used', async () => {
    const server = await startRecordingServer(() => ({ body: { secret_key: KEY, odd: [1] } }));
    try {
      await use(server.origin);
      const result = await shareText('hunter2');
      assert.equal(result.link, `${server.origin}/secret/${KEY}`);
      assert.equal(await vscode.env.clipboard.readText(), result.link);
    } finally {
      await server.close();
    }
  });
});
