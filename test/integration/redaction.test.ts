import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Needle } from '../../dev/demo/leaks';
import type { LocalServer } from '../../dev/server';
import { Commands } from '../../src/ids';
import { startFaultyServer } from '../support/faultyServer';
import { account, signOutOfAll } from './support/accounts';
import { searchProfile } from './support/disk';
import { activated, closeEditors, open, startAndUse, use } from './support/extension';
import { readLog } from './support/log';
import { Messages } from './support/messages';
import { Prompts } from './support/prompts';
import { share, shareText, unique } from './support/sharing';
import { until } from './support/waiting';

const ANN = account('ann@example.com');
const PASSPHRASE = unique('passphrase');
const WRONG_PASSPHRASE = unique('wrong');
const WRONG_TOKEN = unique('token');
const SECRET = unique('secret');

describe('What is left on disk', () => {
  let server: LocalServer;
  let messages: Messages;
  let prompts: Prompts;

  /** Everything that can go right or wrong with a secret, once. */
  before(async () => {
    await activated();
    server = await startAndUse({ accounts: [ANN] });
    messages = new Messages();
    prompts = new Prompts();

    const signingIn = vscode.commands.executeCommand(Commands.signIn, {
      server: server.origin,
      username: ANN.username,
    });
    const box = await prompts.box();
    await box.answer(WRONG_TOKEN);
    await box.complaint();
    await box.answer(ANN.token);
    await signingIn;

    const burned = await shareText(SECRET, { passphrase: PASSPHRASE });
    const burning = vscode.commands.executeCommand(Commands.burnSecret, {
      id: burned.id,
      confirm: false,
    });
    await (await prompts.box()).answer(WRONG_PASSPHRASE);
    await (await prompts.box()).answer(PASSPHRASE);
    await burning;

    const { link, id } = await shareText(SECRET, { passphrase: PASSPHRASE });
    await vscode.commands.executeCommand(Commands.copyLink, { id });
    const revealing = vscode.commands.executeCommand(Commands.revealSecret, {
      link,
      passphrase: WRONG_PASSPHRASE,
      confirm: false,
    });
    await (await prompts.box()).answer(PASSPHRASE);
    assert.deepEqual(await revealing, { outcome: 'copied' });

    await vscode.commands.executeCommand(Commands.generatePassword);
    await vscode.commands.executeCommand(Commands.refreshRecent);
    await open(SECRET, SECRET);
    await share({ passphrase: 'a' });
    await signOutOfAll(prompts, messages);
    const html = await startFaultyServer('html');
    await use(html.origin);
    await share({ passphrase: PASSPHRASE });
    await html.close();
    await share({ passphrase: PASSPHRASE });
    await closeEditors();
    // Both shares at this address are in it: the log is written a little later.
    await until(async () => (await readLog()).split(`${new URL(html.origin).host}/`).length > 2);
  });
  after(async () => {
    messages.restore();
    prompts.restore();
    await server.close();
  });

  const credentials = (): Needle[] => [
    { name: 'the token', text: ANN.token },
    { name: 'a wrong token', text: WRONG_TOKEN },
    {
      name: 'the Basic header',
      text: Buffer.from(`${ANN.username}:${ANN.token}`).toString('base64'),
    },
    { name: 'the passphrase', text: PASSPHRASE },
    { name: 'a wrong passphrase', text: WRONG_PASSPHRASE },
    ...server.keys().flatMap(({ secretKey, metadataKey }) => [
      { name: 'a secret key', text: secretKey },
      { name: 'a metadata key', text: metadataKey },
    ]),
  ];

  it('holds no token, passphrase, key or link anywhere', async () => {
    assert.ok(server.keys().length >= 3);
    const { found, files } = await searchProfile(credentials());
    assert.deepEqual(found, []);
    assert.ok(files > 10);
  });

  it('holds a log that tells what was asked and how it went, and no secret', async () => {
    const log = await readLog();
    const { host } = new URL(server.origin);
    for (const line of [
      `GET ${host}/api/v1/authcheck → 404`,
      `GET ${host}/api/v1/authcheck → 200`,
      `POST ${host}/api/v1/share → 200`,
      `POST ${host}/api/v1/private/…/burn → 404`,
      `POST ${host}/api/v1/private/…/burn → 200`,
      `POST ${host}/api/v1/secret/… → 200`,
      `GET ${host}/api/v1/private/recent → 200`,
      'share failed: NotAnApiError: The web page (200) is not one of the Onetime Secret API v1.',
      'share failed: UnreachableError: The server cannot be reached (ECONNREFUSED).',
    ]) {
      assert.ok(log.includes(line), `${line}\nis not in\n${log}`);
    }
    for (const { name, text } of [...credentials(), { name: 'the secret', text: SECRET }]) {
      assert.ok(!log.includes(text), `${name} is in the log`);
    }
  });

  it('holds a log without secrets of all the tests before', async () => {
    const log = await readLog();
    assert.doesNotMatch(log, /hunter2|sesame|barley|mistyped/);
    // Keys and tokens, of whatever kind, are longer than any word; links have them in their path.
    const unexpected = log.match(/^.*(\n.*){3}Unexpected.*(\n\s+at .*)*/gm) ?? [];
    // Provoked there, to see that they are told.
    const provoked = /(?:telling|checkConnection)\.test\.js/;
    assert.deepEqual(
      unexpected.filter((entry) => !provoked.test(entry)),
      [],
    );
    assert.doesNotMatch(log, /[0-9a-zA-Z]{24,}/);
    assert.doesNotMatch(log, /\/(secret|private|receipt)\/[0-9a-zA-Z]{8,}/);
  });
});
