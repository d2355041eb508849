import assert from 'node:assert/strict';
import { Fixture } from './support';

describe('the pages of the local server', () => {
  const fixture = new Fixture();
  before(async () => fixture.start());
  after(async () => fixture.stop());

  async function page(path: string): Promise<{ status: number; text: string; headers: Headers }> {
    const response = await fixture.get(path);
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  it('show a secret to nobody who only looks', async () => {
    const { secret_key } = await fixture.share({ secret: 'not in the page' });
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await fetch(`${fixture.server.origin}/secret/${secret_key}`, { method });
      assert.equal(response.status, 200);
      assert.doesNotMatch(await response.text(), /not in the page/);
    }
    assert.equal((await fixture.post(`secret/${secret_key}`)).value, 'not in the page');
  });

  it('offer a button, and ask for a passphrase only where one is set', async () => {
    const open = await fixture.share();
    const closed = await fixture.share({ passphrase: 'open-sesame' });
    const first = (await page(`/secret/${open.secret_key}`)).text;
    const second = (await page(`/secret/${closed.secret_key}`)).text;
    for (const id of ['view-secret', 'secret-value', 'copy-secret', 'secret-gone', 'message']) {
      assert.match(first, new RegExp(`id="${id}"`), id);
    }
    assert.doesNotMatch(first, /id="passphrase"/);
    assert.match(second, /<input id="passphrase"/);
    assert.doesNotMatch(second, /open-sesame/);
  });

  it('say that a secret is gone once it was opened, burned or has expired', async () => {
    const opened = await fixture.share();
    const burned = await fixture.share();
    const expired = await fixture.share({ ttl: '60' });
    await fixture.post(`secret/${opened.secret_key}`);
    await fixture.post(`private/${burned.metadata_key}/burn`);
    fixture.passSeconds(60);
    for (const { secret_key } of [opened, burned, expired]) {
      const { status, text } = await page(`/secret/${secret_key}`);
      assert.equal(status, 404);
      assert.match(text, /This secret was already opened, burned, or it expired/);
      assert.doesNotMatch(text, /id="view-secret"/);
    }
  });

  it('give the creator the state, and a way to burn while there is one', async () => {
    const { metadata_key, secret_key } = await fixture.share();
    const before = await page(`/receipt/${metadata_key}`);
    assert.match(before.text, /id="receipt-state">new</);
    assert.match(before.text, /id="burn-secret"/);
    assert.doesNotMatch(before.text, new RegExp(secret_key));
    await fixture.post(`secret/${secret_key}`);
    const after = await page(`/receipt/${metadata_key}`);
    assert.match(after.text, /id="receipt-state">received</);
    assert.doesNotMatch(after.text, /id="burn-secret"/);
  });

  it('tell the creator of an expiry without being asked to notice it', async () => {
    const { metadata_key } = await fixture.share({ ttl: '60' });
    fixture.passSeconds(60);
    assert.match((await page(`/receipt/${metadata_key}`)).text, /id="receipt-state">expired</);
  });

  it('are kept nowhere, load nothing and run only their own script', async () => {
    const { secret_key } = await fixture.share();
    for (const path of ['/', `/secret/${secret_key}`, '/secret/gone', '/nothing-here']) {
      const { headers, text } = await page(path);
      assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      const policy = headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      assert.match(policy, /^default-src 'none';/);
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.ok(nonce.length >= 22);
      for (const [tag] of text.matchAll(/<(script|style)\b[^>]*>/g)) {
        assert.ok(tag.includes(`nonce="${nonce}"`), tag);
      }
      assert.doesNotMatch(text, /(src|href)="(?!data:)/);
    }
    assert.notEqual(
      (await page('/')).headers.get('content-security-policy'),
      (await page('/')).headers.get('content-security-policy'),
    );
  });

  it('are 404 where there is none', async () => {
    for (const path of ['/nothing', '/receipt/nosuchkey', '/private/nosuchkey', '/favicon.ico']) {
      assert.equal((await page(path)).status, 404, path);
    }
  });
});
