import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { putOnClipboard } from '../../src/commands/sharing/putOnClipboard';
import { Commands } from '../../src/ids';
import { MemoryLog } from '../unit/core/support/memoryLog';
import { startRecordingServer } from '../support/recordingServer';
import { open, set, use } from './support/extension';
import { share } from './support/sharing';
import { files, messages, server, useStage } from './support/stage';
import { until } from './support/waiting';

describe('What is told', () => {
  useStage();

  const clipboard = async (): Promise<string> => vscode.env.clipboard.readText();

  describe('has a line in the status bar, which Do Not Disturb leaves alone:', () => {
    it('an empty clipboard', async () => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(Commands.shareClipboard);
      assert.deepEqual(messages.statuses, ['$(warning) Nothing to share: there is no text.']);
    });

    it('a text that is too long', async () => {
      await vscode.env.clipboard.writeText('x'.repeat(10_001));
      await vscode.commands.executeCommand(Commands.shareClipboard);
      assert.match(
        messages.statuses.join(),
        /^\$\(warning\) Too long for a one-time secret: 10,001/,
      );
    });

    it('a binary file', async () => {
      const uri = await files.write('a.bin', new Uint8Array([0, 1, 2, 0, 255]));
      await vscode.commands.executeCommand(Commands.shareFile, uri);
      assert.match(messages.statuses.join(), /^\$\(warning\) a\.bin is not a text file/);
    });

    it('a link that is none', async () => {
      await vscode.commands.executeCommand(Commands.revealSecret, { link: 'junk!' });
      assert.match(messages.statuses.join(), /This is not a one-time link or a secret key\./);
    });

    it('a share, and where its passphrase waits', async () => {
      await open('hunter2', 'hunter2');
      await share();
      await share({ passphrase: 'correct horse' });
      assert.deepEqual(messages.statuses, [
        '$(lock) One-time link copied.',
        '$(lock) Copied; the passphrase waits in the notifications.',
      ]);
    });

    it('a server that does not answer as it should', async () => {
      const failing = await startRecordingServer(() => ({ status: 502, body: '' }));
      try {
        await use(failing.origin);
        await open('hunter2', 'hunter2');
        await share();
        assert.match(
          messages.statuses.join(),
          /^\$\(error\) \S+ had an error of its own \(HTTP 502\)/,
        );
      } finally {
        await failing.close();
        await use(server.origin);
      }
    });
  });

  it('is that a button has failed, once, and not with the raw text', async () => {
    const original = vscode.commands.executeCommand;
    Object.assign(vscode.commands, {
      executeCommand: async (command: string, ...rest: unknown[]): Promise<unknown> => {
        if (command === 'workbench.action.openSettings') throw new Error('raw text');
        return original(command, ...rest);
      },
    });
    try {
      await use('http://secrets.example.com');
      await open('hunter2', 'hunter2');
      messages.answer = 'Open Settings';
      await share();
      const told = await messages.find(/^Something unexpected went wrong/);
      assert.ok(!told.message.includes('raw text'));
      assert.equal(messages.shown.length, 2);
    } finally {
      Object.assign(vscode.commands, { executeCommand: original });
      await use(server.origin);
    }
  });

  describe('names what is on the clipboard:', () => {
    beforeEach(async () => {
      await open('hunter2', 'hunter2');
    });
    afterEach(async () => {
      await set('copyFormat', undefined);
    });

    it('the link, then the message, by its button', async () => {
      const result = await share();
      assert.match((await messages.only()).message, /^One-time link copied\./);
      messages.click('Copy Message');
      await messages.find(/^Message with the one-time link copied\.$/);
      assert.match(await clipboard(), /^This link opens once/);
      assert.ok((await clipboard()).includes(result?.link ?? 'no link'));
    });

    it('the message, then the link, by its button', async () => {
      await set('copyFormat', 'message');
      const result = await share();
      assert.match((await messages.only()).message, /^Message with the one-time link copied\./);
      messages.click('Copy Link');
      await messages.find(/^One-time link copied\.$/);
      assert.equal(await clipboard(), result?.link);
    });
  });

  describe('where the clipboard refuses', () => {
    const input = vscode.window.showInputBox;
    const pick = vscode.window.showQuickPick;
    const refusing = {
      clipboard: {
        readText: async () => Promise.resolve(''),
        writeText: async () => Promise.reject(new Error('no clipboard')),
      },
      log: new MemoryLog(),
    };
    let boxes: (string | undefined)[];

    beforeEach(() => {
      boxes = [];
      vscode.window.showInputBox = async (options) => {
        boxes.push(options?.value);
        return Promise.resolve(undefined);
      };
    });
    afterEach(() => {
      vscode.window.showInputBox = input;
      vscode.window.showQuickPick = pick;
    });

    it('shows the link in a box', async () => {
      assert.equal(
        await putOnClipboard(refusing, 'a message', ['https://a.example/secret/k']),
        false,
      );
      assert.deepEqual(boxes, ['https://a.example/secret/k']);
      assert.ok(!refusing.log.text.includes('secret/k'));
    });

    it('lists several links, one a line, and each leads to a box of its own', async () => {
      const lists: (readonly vscode.QuickPickItem[])[] = [];
      const choose = async (
        items: readonly vscode.QuickPickItem[],
      ): Promise<vscode.QuickPickItem | undefined> => {
        lists.push(items);
        return Promise.resolve(lists.length === 1 ? items[1] : undefined);
      };
      vscode.window.showQuickPick = choose as unknown as typeof vscode.window.showQuickPick;
      const links = ['https://a.example/secret/k1', 'https://a.example/secret/k2'];
      assert.equal(await putOnClipboard(refusing, links.join('\n'), links), false);
      await until(async () => Promise.resolve(lists.length === 2));
      assert.deepEqual(
        lists[0]?.map(({ description }) => description),
        links,
      );
      assert.deepEqual(boxes, [links[1]]);
    });
  });
});
