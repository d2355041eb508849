import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { stored, told } from '../support/sharing';
import { openTerminal, selectAll } from '../support/terminals';
import { messages, server, useStage } from '../support/stage';

const NOTHING = 'Nothing to share: there is no text. Select or copy some first.';

describe('Share Terminal Selection', () => {
  useStage();

  const share = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    told(Commands.shareTerminalSelection, ...args);

  it('takes the selection that comes with the terminal', async () => {
    const terminal = await openTerminal('🔐 one');
    try {
      await selectAll('🔐 one');
      const result = await share(terminal);
      assert.equal(stored(result)?.trim(), '🔐 one');
      assert.equal(await vscode.env.clipboard.readText(), result?.link);
    } finally {
      terminal.dispose();
    }
  });

  it('takes no text for a terminal’s that somebody else hands over as one', async () => {
    assert.equal(await share({ name: 'zsh', selection: 'from a repository' }), undefined);
    assert.equal((await messages.only()).message, NOTHING);
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('says once that nothing is selected: VS Code has nothing to add', async () => {
    const terminal = await openTerminal('nothing of this is selected');
    const original = vscode.commands.executeCommand;
    const run: string[] = [];
    Object.assign(vscode.commands, {
      executeCommand: async (command: string, ...rest: unknown[]): Promise<unknown> => {
        run.push(command);
        return original(command, ...rest);
      },
    });
    try {
      assert.equal(await share(terminal), undefined);
      assert.equal((await messages.only()).message, NOTHING);
      assert.deepEqual(
        run.filter((command) => command.startsWith('workbench.')),
        [],
      );
    } finally {
      Object.assign(vscode.commands, { executeCommand: original });
      terminal.dispose();
    }
  });

  it('takes nothing of the clipboard for a selection where nothing is selected', async () => {
    const terminal = await openTerminal('nothing of this is selected\r\n');
    try {
      assert.equal(await share({ name: 'older VS Code' }), undefined);
      assert.equal((await messages.only()).message, NOTHING);
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
      Reflect.deleteProperty(terminal, 'selection');
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
      assert.match((await messages.only()).message, /refused: “.+”/);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });

    it('has the clipboard back where the terminal cannot copy', async () => {
      const failing = async (command: string, ...rest: unknown[]): Promise<unknown> => {
        if (command.endsWith('.copySelection')) throw new Error('no terminal');
        return original(command, ...rest);
      };
      Object.assign(vscode.commands, { executeCommand: failing });
      assert.equal(await share({ label: 'x' }), undefined);
      assert.equal((await messages.only()).message, NOTHING);
      assert.equal(server.requests.length, 0);
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    });
  });
});
