import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, set } from '../support/extension';
import { openAsRecipient, share } from '../support/sharing';
import { messages, server, useStage } from '../support/stage';

describe('Share Selection as One-Time Secret', () => {
  useStage();

  it('makes one request, with the secret in its body and nothing in its URL', async () => {
    await open('password=hunter2&ttl=1', 'hunter2&ttl=1');
    const result = await share();
    assert.ok(result);
    assert.equal(server.requests.length, 1);
    const [request] = server.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/api/v1/share');
    assert.equal(request.query, '');
    const body = new URLSearchParams(request.body);
    assert.equal(body.get('secret'), 'hunter2&ttl=1');
    assert.equal(body.get('ttl'), '86400');
    assert.equal(request.headers.authorization, undefined);
  });

  it('has the link on the clipboard when it resolves, and says so', async () => {
    await open('hunter2', 'hunter2');
    const result = await share();
    assert.equal(await vscode.env.clipboard.readText(), result?.link);
    const { buttons } = await messages.find(
      /^One-time link copied\. It opens once, until .* \(1 day\)\. Stored at 127\.0\.0\.1:\d+, anonymously\.$/,
    );
    assert.deepEqual(buttons, ['Copy Message', 'Show in Sidebar', 'Burn']);
  });

  it('resolves to the result of the design: id, link, expiry, ttls, anonymous', async () => {
    await open('hunter2', 'hunter2');
    const before = Date.now();
    const result = await share({ ttl: '2h' });
    assert.ok(result);
    assert.deepEqual(Object.keys(result).sort(), [
      'anonymous',
      'expiresAt',
      'id',
      'link',
      'requestedTtl',
      'ttl',
    ]);
    assert.equal(result.ttl, 7200);
    assert.equal(result.requestedTtl, 7200);
    assert.equal(result.anonymous, true);
    assert.equal(new Date(result.expiresAt).toISOString(), result.expiresAt);
    const lifetime = Date.parse(result.expiresAt) - before;
    assert.ok(lifetime >= 7_200_000 && lifetime < 7_260_000);
    assert.ok(result.link.startsWith(`${server.origin}/secret/`));
    assert.ok(!result.link.includes(result.id));
  });

  for (const [name, text] of [
    ['form characters', 'a&b=c+d%41 "e" <f>'],
    ['emoji and accents', '🔐 naïve 漢字'],
    ['tabs and blanks around', '\t x \t'],
    ['a trailing line break', 'last\n'],
    ['10,000 bytes', 'x'.repeat(10_000)],
  ] as const) {
    it(`delivers ${name} unchanged`, async () => {
      const editor = await open(text);
      const { document } = editor;
      editor.selection = new vscode.Selection(
        new vscode.Position(0, 0),
        document.positionAt(document.getText().length),
      );
      const result = await share();
      assert.ok(result);
      assert.equal(await openAsRecipient(server, result.link), text);
    });
  }

  it('delivers the line breaks of the document, CRLF', async () => {
    const editor = await open('one\ntwo\nthree');
    await editor.edit((edit) => {
      edit.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    editor.selection = new vscode.Selection(0, 0, 2, 5);
    const result = await share();
    assert.ok(result);
    assert.equal(await openAsRecipient(server, result.link), 'one\r\ntwo\r\nthree');
  });

  it('joins several selections in document order', async () => {
    await open('first\nsecond\nthird', 'third', 'first');
    const result = await share();
    assert.ok(result);
    assert.equal(await openAsRecipient(server, result.link), 'first\nthird');
  });

  it('takes ttl, passphrase and label from Args', async () => {
    await open('hunter2', 'hunter2');
    const result = await share({ ttl: 3600, passphrase: 'open sesame', label: 'staging' });
    const body = new URLSearchParams(server.requests[0]?.body);
    assert.equal(body.get('ttl'), '3600');
    assert.equal(body.get('passphrase'), 'open sesame');
    assert.equal(body.has('label'), false);
    assert.equal(result?.ttl, 3600);
  });

  it('says when the server grants less than was asked for', async () => {
    await open('hunter2', 'hunter2');
    const result = await share({ ttl: '30d' });
    assert.equal(result?.ttl, 604_800);
    assert.equal(result.requestedTtl, 2_592_000);
    const { kind } = await messages.find(/The server gave it 7 days instead of 30 days\./);
    assert.equal(kind, 'warning');
  });

  it('refuses 10,001 bytes before anything is sent, naming size and limit', async () => {
    await open(`${'€'.repeat(3333)}xx`, `${'€'.repeat(3333)}xx`);
    await vscode.env.clipboard.writeText('mine');
    assert.equal(await share(), undefined);
    assert.equal(server.requests.length, 0);
    await messages.find(/10,001 bytes.*10,000.*Nothing was sent/);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('names a setting that cannot be used', async () => {
    await set('defaultTtl', 'soon');
    try {
      await open('hunter2', 'hunter2');
      assert.equal(await share(), undefined);
      const { buttons } = await messages.find(
        /onetimeSecret\.defaultTtl cannot be used: write a number/,
      );
      assert.deepEqual(buttons, ['Open Settings']);
      assert.equal(server.requests.length, 0);
    } finally {
      await set('defaultTtl', undefined);
    }
  });
});
