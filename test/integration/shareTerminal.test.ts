import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../src/commands/sharing/job';
import { Commands } from '../../src/ids';
import { stored } from './support/sharing';
import { openTerminal, selectAll } from './support/terminals';
import { messages, server, useStage } from './support/stage';

const NOTHING = 'Nothing to share: there is no text. Select or copy some first.';

describe('Share Terminal Selection', () => {
  useStage();

  const share = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    vscode.commands.executeCommand<ShareResult | undefined>(
      Commands.shareTerminalSelection,
      ...args,
    );

  it('takes the selection that comes with the terminal, as it is', async () => {
    const selection = '🔐 one\r\n\ttwo';
    const result = await share({ name: 'zsh', selection });
    assert.equal(stored(result), selection);
    assert.equal(await vscode.env.clipboard.readText(), result?.link);
  });

  it('says so where the terminal has an empty one, and leaves the clipboard alone', async () => {
    assert.equal(await share({ name: 'zsh', selection: '' }), undefined);
    assert.equal(messages.only().message, NOTHING);
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('takes nothing of the clipboard for a selection where nothing is selected', async () => {
    const terminal = await openTerminal('nothing of this is selected\r\n');
    try {
      assert.equal(await share({ name: 'older VS Code' }), undefined);
      assert.equal(messages.only().message, NOTHING);
      assert.equal(server.requests.length, 0);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    } finally {
      terminal.dispose();
    }
  });

  it('shares what is selected in the active one, with Args, too', async () => {
    const terminal = await openTerminal('token: abc 🔐');
    try {
      await selectAll('token: abc');
      const result = await share({ ttl: '1h' });
      assert.equal(stored(result)?.trim(), 'token: abc 🔐');
      assert.equal(result?.ttl, 3600);
    } finally {
      terminal.dispose();
    }
  });

  describe('by way of the clipboard', () => {
    const original = vscode.commands.executeCommand;
    let terminal: vscode.Terminal;

    before(async () => {
      terminal = await openTerminal('copied from here');
      await selectAll('copied from here');
      // As in a VS Code that does not hand out the selection.
      Object.defineProperty(terminal, 'selection', { value: undefined, configurable: true });
    });
    after(() => {
      terminal.dispose();
    });
    afterEach(() => {
      Object.assign(vscode.commands, { executeCommand: original });
    });

    it('shares the selection; a refused one leaves the clipboard as it was', async () => {
      assert.equal(stored(await share({ label: 'x' }))?.trim(), 'copied from here');
      await vscode.env.clipboard.writeText('mine');
      messages.shown.length = 0;
      assert.equal(await share({ passphrase: 'a' }), undefined);
      assert.match(messages.only().message, /refused: “.+”/);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });

    it('has the clipboard back where the terminal cannot copy', async () => {
      const failing = async (command: string, ...rest: unknown[]): Promise<unknown> => {
        if (command.endsWith('.copySelection')) throw new Error('no terminal');
        return original(command, ...rest);
      };
      Object.assign(vscode.commands, { executeCommand: failing });
      assert.equal(await share({ label: 'x' }), undefined);
      assert.equal(messages.only().message, NOTHING);
      assert.equal(server.requests.length, 0);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });
  });
});
