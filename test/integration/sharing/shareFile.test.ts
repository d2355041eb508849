import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { stored, told } from '../support/sharing';
import { files, messages, prompts, server, useStage } from '../support/stage';

const ROOT = join(__dirname, '../../..');

describe('Share File', () => {
  useStage({ freshServer: true });

  const share = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    told(Commands.shareFile, ...args);

  async function refused(expected: RegExp, ...args: readonly unknown[]): Promise<void> {
    assert.equal(await share(...args), undefined);
    assert.match((await messages.only()).message, expected);
    assert.equal(server.requests.length, 0);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  }

  it('takes what the Explorer passes: a Uri, and all that are selected', async () => {
    const [a, b] = [await files.write('a.txt', 'one\n'), await files.write('b.txt', 'two')];
    const result = await share(a, [a, b]);
    assert.deepEqual(result?.items?.map(stored), ['one\n', 'two']);
    assert.equal(result.link, result.items[0]?.link);
    assert.equal(new Set(result.items.map(({ id }) => id)).size, 2);
    const links = result.items.map(({ link }) => link).join('\n');
    assert.equal(await vscode.env.clipboard.readText(), links);
    const { message, buttons } = await messages.only();
    assert.match(
      message,
      /^2 files shared, a one-time link each; all links copied\. Each opens once/,
    );
    assert.deepEqual(buttons, ['Copy Message', 'Show in Sidebar']);
  });

  for (const [name, uri] of [
    ['a Uri', (it: vscode.Uri) => it],
    ['its text', (it: vscode.Uri) => it.toString()],
    ['its parts, as JSON has them', (it: vscode.Uri) => ({ scheme: 'file', path: it.path })],
  ] as const) {
    it(`takes {uri} as ${name}, and not the file of the active editor`, async () => {
      await files.openAt('other.txt', 'not this', 'not');
      const result = await share({ uri: uri(await files.write('c.txt', 'this')), ttl: '1h' });
      assert.equal(stored(result), 'this');
      assert.equal(result?.ttl, 3600);
      assert.match((await messages.only()).message, /^One-time link of c\.txt copied\./);
    });
  }

  for (const uri of ['c.txt', '', { scheme: '' }, { scheme: 'fi le', path: '/c.txt' }, 7]) {
    it(`refuses {uri: ${JSON.stringify(uri)}} by name`, async () => {
      await files.openAt('other.txt', 'not this', 'not');
      await refused(/^The argument "uri" has to be the Uri of a file/, { uri });
    });
  }

  it('is not led astray by foreign arguments: the active editor’s file', async () => {
    await files.openAt('other.txt', 'this', 'this');
    assert.equal(stored(await share('hunter3')), 'this');
    assert.equal(stored(await share({ groupId: 0, editorIndex: 0 })), 'this');
  });

  it('says so where there is no file', async () => {
    await refused(/^There is no file to share\. Open one, or choose it in the Explorer\.$/);
  });

  it('prefers what is not saved yet, and says so', async () => {
    const editor = await files.openAt('d.txt', 'old', 'old');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'new and ');
    });
    const { uri } = editor.document;
    assert.equal(stored(await share(uri, [uri])), 'new and old');
    assert.match(
      (await messages.only()).message,
      /The text in the editor was shared, with its unsaved changes\.$/,
    );
  });

  it('shares an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'untitled' });
    await vscode.window.showTextDocument(document);
    assert.equal(stored(await share()), 'untitled');
    assert.doesNotMatch((await messages.only()).message, /unsaved/);
  });

  describe('decodes', () => {
    const TEXT = 'größe\r\nmixed\n🔐';
    const utf16 = Buffer.from(TEXT, 'utf16le');
    for (const [name, bytes] of [
      ['UTF-8', Buffer.from(TEXT)],
      ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
      ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
      ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ] as const) {
      it(`${name}, without the mark`, async () => {
        assert.equal(stored(await share(await files.write('e.txt', bytes))), TEXT);
      });
    }

    it('as the editor shows it: Windows 1252 where that was chosen', async () => {
      const uri = await files.write('f.txt', Buffer.from('größe', 'latin1'));
      await refused(/^f\.txt is not a text file, or not in the encoding/, uri);
      const document = await vscode.workspace.openTextDocument(uri, { encoding: 'windows1252' });
      await vscode.window.showTextDocument(document);
      assert.equal(stored(await share(uri)), 'größe');
    });

    it('what VS Code takes for UTF-16 without a mark', async () => {
      const uri = await files.write('g.txt', Buffer.from('plain\r\ntext', 'utf16le'));
      assert.equal(stored(await share(uri)), 'plain\r\ntext');
    });

    it('no byte into another: U+FFFD itself is a character', async () => {
      assert.equal(stored(await share(await files.write('h.txt', 'a\uFFFDb'))), 'a\uFFFDb');
    });
  });

  it('refuses a picture by name, also among texts', async () => {
    const picture = vscode.Uri.file(join(ROOT, 'media/icon.png'));
    await refused(/^icon\.png is not a text file/, picture, [await files.write('a', 'a'), picture]);
  });

  it('refuses the picture that is open', async () => {
    const picture = vscode.Uri.file(join(ROOT, 'media/icon.png'));
    await vscode.commands.executeCommand('vscode.open', picture);
    await refused(/^icon\.png is not a text file/);
  });

  it('refuses a folder, a missing file and an empty one by name', async () => {
    await mkdir(join(files.folder, 'folder'));
    const uri = (name: string): vscode.Uri => vscode.Uri.file(join(files.folder, name));
    await refused(/^folder is a folder\. Choose a file; nothing was sent\.$/, uri('folder'));
    messages.shown.length = 0;
    await refused(/^gone\.txt could not be read\. Nothing was sent\.$/, uri('gone.txt'));
    messages.shown.length = 0;
    await refused(/^Nothing to share: empty\.txt is empty\.$/, await files.write('empty.txt', ''));
  });

  it('passes 10,000 bytes, refuses 10,001 by name', async () => {
    const most = '€'.repeat(3333) + 'x';
    assert.equal(stored(await share(await files.write('i.txt', most))), most);
    server.clearRequests();
    messages.shown.length = 0;
    await vscode.env.clipboard.writeText('mine');
    await refused(
      /^j\.txt is too long for a one-time secret: 10,002 bytes, and servers take 10,000\./,
      await files.write('j.txt', '€'.repeat(3334)),
    );
    messages.shown.length = 0;
    await refused(/^k\.txt is too long/, await files.write('k.txt', 'x'.repeat(10_001)));
    messages.shown.length = 0;
    // So long that it is not read at all.
    await refused(
      /^l\.txt is too long.*: 1,000,001/,
      await files.write('l.txt', 'x'.repeat(1_000_001)),
    );
  });

  it('hands over the files that were shared before one fails, in one notification', async () => {
    const [a, b, c] = [
      await files.write('a.txt', 'one'),
      await files.write('b.txt', 'two'),
      await files.write('c.txt', 'three'),
    ];
    const stop = server.onRequest(() => {
      // As when the network goes while the second one is under way.
      if (server.requests.length === 2) void server.close();
    });
    const result = await share(a, [a, b, c]);
    assert.ok(result);
    assert.equal(result.items, undefined);
    assert.equal(await vscode.env.clipboard.readText(), result.link);
    const { kind, message } = await messages.only();
    assert.equal(kind, 'warning');
    assert.match(
      message,
      /^Only 1 of 3 files shared; their one-time links are copied\. It opens once.*The connection to \S+ broke off .*The server may hold that one, too, but no link of it came back/,
    );
    assert.equal(server.requests.length, 2);
    stop();
    assert.doesNotMatch(message, /clipboard is unchanged|Nothing was shared/);
  });

  describe('of a kind that holds keys', () => {
    const CAUTIOUS = 'With a passphrase, for 1 hour';

    it('suggests a passphrase and a short life, which Enter accepts', async () => {
      const sharing = share(await files.write('.env.production', 'A=1\n'));
      const list = await prompts.list();
      assert.equal(list.title, '.env.production Looks Like an Environment File');
      assert.deepEqual(list.labels, [CAUTIOUS, 'As usual, for 1 day']);
      assert.equal(list.active, CAUTIOUS);
      await list.choose();
      assert.equal((await sharing)?.ttl, 3600);
      const passphrase = new URLSearchParams(server.requests[0]?.body).get('passphrase');
      assert.match(passphrase ?? '', /^[a-z]+(-[a-z]+){5}$/);
      assert.equal((await messages.only()).buttons[0], 'Copy Passphrase');
    });

    it('takes the usual way with one key more; Esc sends nothing', async () => {
      const key = await files.write('id_ed25519', 'x');
      let sharing = share(key);
      await (await prompts.list()).choose('As usual, for 1 day');
      assert.equal((await sharing)?.ttl, 86_400);
      assert.equal(new URLSearchParams(server.requests[0]?.body).has('passphrase'), false);
      server.clearRequests();
      sharing = share(key);
      await (await prompts.list()).escape();
      assert.equal(await sharing, undefined);
      assert.equal(server.requests.length, 0);
    });

    it('asks nothing that Args settle', async () => {
      const uri = await files.write('server.key', 'x');
      assert.ok(await share({ uri, passphrase: '' }));
      assert.ok(await share({ uri, ttl: '1h' }));
    });
  });

  it('refuses a link to what has no end, before reading it', async () => {
    const link = join((await files.write('x.txt', '')).fsPath, '..', 'notes.txt');
    await symlink('/dev/zero', link);
    await refused(/^notes\.txt could not be read\. Nothing was sent\.$/, vscode.Uri.file(link));
  });
});
