import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AUTHENTICATION_PROVIDER, Commands } from '../../../src/ids';
import { account, signIn } from '../support/accounts';
import { open, run, set, use } from '../support/extension';
import { logged } from '../support/log';
import { reveal, sent } from '../support/revealing';
import { keyOf, share, shareText } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');

describe('A server below a prefix of its host', () => {
  useStage({ prefix: '/ots', accounts: [ANN] });
  afterEach(async () => {
    await set('account', undefined);
    await use(server.address);
  });

  /** Host, port and prefix. */
  const name = (prefix = '/ots'): string => new URL(server.origin).host + prefix;
  const setting = (): unknown =>
    vscode.workspace.getConfiguration('onetimeSecret').get('serverUrl');
  /** The paths that were asked with a name and a token, and those without. */
  const asked = (signedIn: boolean): readonly string[] =>
    server.requests
      .filter(({ headers }) => (headers.authorization !== undefined) === signedIn)
      .map(({ path }) => path.replace(/[0-9a-z]{31,}/, 'KEY'));

  it('shares, tells, copies again, burns, and has its pages there', async () => {
    const { id, link } = await shareText('hunter2', { label: 'db' });
    assert.equal(link, `${server.address}/secret/${keyOf(link)}`);
    const told = await messages.only();
    assert.ok(told.message.endsWith(` Stored at ${name()}, anonymously.`), told.message);
    assert.equal((await fetch(link)).status, 200);
    await run(Commands.refreshRecent);
    await vscode.env.clipboard.writeText('mine');
    await run(Commands.copyLink, { id });
    assert.equal(await vscode.env.clipboard.readText(), link);
    await vscode.commands.executeCommand(Commands.burnSecret, { id, confirm: false });
    assert.equal(server.peek(keyOf(link)), undefined);
    assert.ok(server.requests.every(({ path }) => path.startsWith('/ots/')));
  });

  it('signs in there, and its token goes to no other prefix of the host', async () => {
    await signIn(prompts, `${server.address}/api/v1/`, ANN);
    assert.equal(setting(), server.address);
    const [known] = await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER);
    assert.equal(known?.label, `ann@example.com (${name()})`);
    assert.equal((await shareText('hunter2')).anonymous, false);
    assert.deepEqual(asked(true), ['/ots/api/v1/authcheck', '/ots/api/v1/share']);
    // The settings name the person; it is the server that is another one.
    await set('account', undefined);
    for (const other of ['', '/other', '/ots/ots', '/OTS']) {
      await use(server.origin + other);
      server.clearRequests();
      assert.equal(await share(), undefined, 'nothing is there');
      assert.deepEqual(asked(true), []);
      assert.deepEqual(asked(false), [`${other}/api/v1/share`]);
    }
  });

  it('asks before a token is given to another prefix of a known host', async () => {
    await signIn(prompts, server.address, ANN);
    messages.shown.length = 0;
    server.clearRequests();
    const args = { server: `${server.origin}/other`, username: ANN.username };
    assert.equal(await vscode.commands.executeCommand(Commands.signIn, args), undefined);
    assert.equal((await messages.only()).message, `Sign in to ${name('/other')}?`);
    assert.equal(server.requests.length, 0);
  });

  it('opens its links, also in a language, without a question about the server', async () => {
    for (const language of ['', '/en', '/pt-br']) {
      const link = (await sent(server, 'hunter2')).replace('/ots/', `/ots${language}/`);
      const lines = await logged(/\/ots\/api\/v1\/secret/, 1, async () => {
        assert.deepEqual(await reveal({ link, confirm: false }), { outcome: 'copied' });
      });
      assert.match(lines.join(), / POST 127\.0\.0\.1:\d+\/ots\/api\/v1\/secret\/… → 200 /);
      assert.deepEqual(asked(false), ['/ots/api/v1/secret/KEY']);
    }
  });

  it('takes a short code for a prefix where the person has such a server', async () => {
    const link = (await sent(server, 'hunter2')).replace('/ots/', '/en/');
    await use(`${server.origin}/en`);
    const revealing = reveal({ link, confirm: false });
    await messages.find(/Check the server address/);
    assert.equal(await revealing, undefined);
    assert.deepEqual(asked(false), ['/en/api/v1/secret/KEY']);
  });

  it('asks about a link of another prefix by host and prefix, and sends nothing after Cancel', async () => {
    const link = await sent(server, 'hunter2');
    for (const [prefix, language] of [
      ['/other', ''],
      ['', '/en'],
      ['', ''],
    ] as const) {
      messages.shown.length = 0;
      const other = link.replace('/ots/', `${prefix}${language}/`);
      assert.equal(await reveal({ link: other, confirm: false }), undefined);
      assert.equal((await messages.only()).message, `Open a link of ${name(prefix)}?`);
    }
    assert.equal(server.requests.length, 0);
  });

  it('is taken from the box, where the address of a page is refused and kept nowhere', async () => {
    await set('region', undefined);
    await set('serverUrl', undefined);
    await open('hunter2', 'hunter2');
    const sharing = share();
    (await prompts.pick()).choose('A server of your own…');
    const box = await prompts.box();
    await box.answer(`${server.address}/receipt/${'k3y'.repeat(20)}`);
    assert.equal(
      await box.complaint(),
      'This address cannot be used: it is no address of a server; write what all of its links start with, such as https://secrets.example.com or https://example.com/ots.',
    );
    assert.equal(server.requests.length, 0);
    assert.equal(setting(), '');
    await box.answer(`${name()}/`);
    assert.ok((await sharing)?.link.startsWith(`${server.address}/secret/`));
    assert.equal(setting(), server.address);
  });
});
