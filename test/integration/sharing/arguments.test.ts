import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../../src/ids';
import { open } from '../support/extension';
import { messages, server, useStage } from '../support/stage';

/** What menus, trees, tasks.json and launch.json really pass; none of it is Args. */
const FOREIGN: readonly (readonly [string, () => readonly unknown[]])[] = [
  ['nothing', () => []],
  ['editor/context: a Uri', () => [vscode.Uri.file('/a/.env')]],
  [
    'editor/title/context: a Uri and a place',
    () => [vscode.Uri.file('/a'), { groupId: 0, editorIndex: 0 }],
  ],
  ['explorer/context: Uris', () => [vscode.Uri.file('/a'), [vscode.Uri.file('/a')]]],
  ['a place in the editors alone', () => [{ groupId: 0, editorIndex: 0 }]],
  ['a launch configuration', () => [{ type: 'node', name: 'Run', request: 'launch', ttl: '1h' }]],
  ['an object with an unknown key', () => [{ ttl: '1h', secret: 'not this' }]],
  ['a text', () => ['hunter3']],
  ['null', () => [null]],
  ['a list', () => [[{ ttl: '1h' }]]],
];

describe('What commands are called with', () => {
  useStage();
  beforeEach(async () => {
    await open('hunter2', 'hunter2');
  });

  for (const [name, args] of FOREIGN) {
    it(`is not Args: ${name}`, async () => {
      const result = await vscode.commands.executeCommand(Commands.shareSelection, ...args());
      assert.ok(result, 'shared with the defaults');
      const body = new URLSearchParams(server.requests[0]?.body);
      assert.equal(body.get('secret'), 'hunter2');
      assert.equal(body.get('ttl'), '86400');
    });
  }

  it('is not Args: a Terminal', async () => {
    const terminal = vscode.window.createTerminal();
    try {
      assert.ok(await vscode.commands.executeCommand(Commands.shareSelection, terminal));
      assert.equal(new URLSearchParams(server.requests[0]?.body).get('ttl'), '86400');
    } finally {
      terminal.dispose();
    }
  });

  for (const [key, value, expected] of [
    ['ttl', 'soon', /"ttl" has to be a number of seconds/],
    ['ttl', true, /"ttl" has to be a number of seconds/],
    ['ttl', 0, /"ttl" has to be a number of seconds/],
    ['passphrase', 1234, /"passphrase" has to be a text/],
    ['recipient', 'nobody', /"recipient" has to be an e-mail address/],
    ['shareDomain', ['a'], /"shareDomain" has to be a text/],
    ['label', {}, /"label" has to be a text/],
  ] as const) {
    it(`refuses ${key}: ${JSON.stringify(value)} by name, and sends nothing`, async () => {
      assert.equal(
        await vscode.commands.executeCommand(Commands.shareSelection, { [key]: value }),
        undefined,
      );
      assert.match(messages.shown[0]?.message ?? '', expected);
      assert.equal(messages.shown.length, 1);
      assert.equal(server.requests.length, 0);
    });
  }

  it('wants an account for a recipient and for a share domain', async () => {
    for (const args of [{ recipient: 'tom@example.com' }, { shareDomain: 'secrets.example.com' }]) {
      assert.equal(await vscode.commands.executeCommand(Commands.shareSelection, args), undefined);
    }
    assert.deepEqual(
      messages.shown.map(({ message, buttons }) => [message.includes('needs an account'), buttons]),
      [
        [true, ['Sign In']],
        [true, ['Sign In']],
      ],
    );
    assert.equal(server.requests.length, 0);
  });
});
