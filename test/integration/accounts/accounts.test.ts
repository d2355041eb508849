import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startServer, type LocalServer } from '../../../dev/server';
import { Accounts } from '../../../src/core/accounts/accounts';
import type { IdIndex } from '../../../src/core/ports';
import { AccountsProvider } from '../../../src/host/authenticationProvider';
import { AUTHENTICATION_PROVIDER, Commands } from '../../../src/ids';
import { startFaultyServer } from '../../support/faultyServer';
import { MemorySecrets } from '../../support/memorySecrets';
import { account, signIn } from '../support/accounts';
import { forgetAll } from '../support/list';
import { makeUnreadable, searchProfile } from '../support/disk';
import { set, use } from '../support/extension';
import type { ShownBox } from '../support/prompts';
import { pathsAndUsers } from '../support/requests';
import { share, shareText } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const ANN = account('ann@example.com');

describe('Accounts', () => {
  useStage({ freshServer: true, accounts: [ANN] });

  const setting = (name: string): unknown =>
    vscode.workspace.getConfiguration('onetimeSecret').get(name);
  const made: { dispose(): unknown }[] = [];
  afterEach(() => {
    vscode.Disposable.from(...made.splice(0)).dispose();
  });

  const signInTo = (args: object): Thenable<unknown> =>
    vscode.commands.executeCommand(Commands.signIn, args);

  describe('Sign In', () => {
    it('asks the server about the token, and keeps one that it accepts', async () => {
      const signingIn = signInTo({ server: server.origin, username: ANN.username });
      const shown = await hidden();
      assert.equal(shown.box.title, `Sign In to ${new URL(server.origin).host}`);
      await shown.answer(ANN.token);
      assert.deepEqual(await signingIn, { server: server.origin, username: ANN.username });
      assert.deepEqual(pathsAndUsers(), ['/authcheck ann@example.com']);
      assert.match(
        (await messages.only()).message,
        /^Signed in to .* as ann@example\.com\. New secrets/,
      );
      const result = await shareText('hunter2');
      assert.equal(result.anonymous, false);
      assert.match(
        messages.shown.at(-1)?.message ?? '',
        / Stored at .* with the account ann@example\.com\.$/,
      );
      assert.deepEqual(pathsAndUsers(), ['/authcheck ann@example.com', '/share ann@example.com']);
    });

    it('stays open with what was typed when the server does not accept the token', async () => {
      const signingIn = signInTo({ server: server.origin, username: ANN.username });
      const shown = await prompts.box();
      await shown.answer('mistyped');
      assert.match(
        await shown.complaint(),
        /^127\.0\.0\.1:\d+ does not accept this token for ann@example\.com\. User names are case-sensitive; a token works only in the region it was made in\.$/,
      );
      assert.equal(shown.box.value, 'mistyped');
      await shown.answer(ANN.token);
      assert.ok(await signingIn);
      assert.deepEqual(pathsAndUsers(), [
        '/authcheck ann@example.com',
        '/authcheck ann@example.com',
      ]);
    });

    it('keeps nothing after Esc', async () => {
      const signingIn = signInTo({ server: server.origin, username: ANN.username });
      const shown = await prompts.box();
      await shown.answer('mistyped');
      await shown.complaint();
      await shown.escape();
      assert.equal(await signingIn, undefined);
      assert.deepEqual(messages.shown, []);
      assert.deepEqual(await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER), []);
      assert.equal((await shareText('hunter2')).anonymous, true);
    });

    it('asks in two steps where nobody gave the user name; going back keeps what was typed', async () => {
      const signingIn = signInTo({ server: server.origin, username: ' ' });
      const host = new URL(server.origin).host;
      const name = await prompts.box();
      assert.equal(name.title, `Sign In to ${host} (1/2)`);
      assert.ok(!name.box.buttons.includes(vscode.QuickInputButtons.Back));
      await name.answer('Ann@example.com');
      const token = await hidden();
      assert.equal(token.title, `Sign In to ${host} (2/2)`);
      await token.answer(` ${ANN.token} `);
      assert.match(
        await token.complaint(),
        /for Ann@example\.com\. User names are case-sensitive; .* The back button returns to the user name\.$/,
      );
      await token.back();
      const nameAgain = await prompts.box();
      assert.equal(nameAgain.box.value, 'Ann@example.com');
      await nameAgain.answer(` ${ANN.username} `);
      const tokenAgain = await hidden();
      assert.equal(tokenAgain.box.value.trim(), ANN.token);
      await tokenAgain.answer(tokenAgain.box.value);
      assert.deepEqual(await signingIn, { server: server.origin, username: ANN.username });
      assert.deepEqual(pathsAndUsers(), [
        '/authcheck Ann@example.com',
        '/authcheck ann@example.com',
      ]);
    });

    it('keeps nothing after Esc in either step', async () => {
      for (const steps of [0, 1]) {
        const signingIn = signInTo({ server: server.origin });
        if (steps === 1) await (await prompts.box()).answer(ANN.username);
        await (await prompts.box()).escape();
        assert.equal(await signingIn, undefined);
      }
      assert.equal(server.requests.length, 0);
      assert.deepEqual(messages.shown, []);
      assert.deepEqual(await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER), []);
    });

    it('complains of what can be no user name or token, without a request', async () => {
      const signingIn = signInTo({ server: server.origin });
      const name = await prompts.box();
      for (const [typed, complaint] of [
        [' ', /^Type your user name/],
        ['x'.repeat(255), /^A user name has 254 characters at most\.$/],
        [`${ANN.username}:${ANN.token}`, /user name with a colon/],
        ['anonymous', /means sharing without an account/],
      ] as const) {
        await name.answer(typed);
        assert.match(await name.complaint(), complaint);
      }
      await name.answer(ANN.username);
      const token = await hidden();
      for (const [typed, complaint] of [
        [' ', /^Paste your API token/],
        ['x'.repeat(501), /^This is too long for an API token/],
        [`"${ANN.token}"`, /no blanks, quotes or line breaks/],
        [`token ${ANN.token}`, /no blanks, quotes or line breaks/],
      ] as const) {
        await token.answer(typed);
        assert.match(await token.complaint(), complaint);
      }
      await token.escape();
      assert.equal(await signingIn, undefined);
      assert.equal(server.requests.length, 0);
    });

    it('refuses a user name of Args that nobody can sign in by', async () => {
      assert.equal(await signInTo({ server: server.origin, username: 'ann:lee' }), undefined);
      assert.equal(
        (await messages.only()).message,
        'The argument "username" has to be a user name without a colon, of 254 characters at most. Nothing was sent.',
      );
    });
    it('says what is wrong with a server that is down, and keeps the box open', async () => {
      const down = await startServer();
      await down.close();
      messages.answer = `Sign In to ${new URL(down.origin).host}`;
      const signingIn = signInTo({ server: down.origin, username: ANN.username });
      const shown = await prompts.box();
      await shown.answer(ANN.token);
      assert.match(await shown.complaint(), /could not be reached .* You are not signed in\.$/);
      assert.equal(shown.box.value, ANN.token);
      await shown.escape();
      assert.equal(await signingIn, undefined);
    });

    it('can be given up while the server keeps silent, which ends the request', async () => {
      const silentServer = await startFaultyServer('silent');
      try {
        await use(silentServer.origin);
        const signingIn = signInTo({ username: ANN.username });
        const shown = await hidden();
        await shown.answer(ANN.token);
        await silentServer.requested;
        await shown.escape();
        assert.equal(await signingIn, undefined);
        await silentServer.idle();
        assert.deepEqual(messages.shown, []);
      } finally {
        await silentServer.close();
      }
    });

    it('never takes a token as an argument, and refuses a bad server by name', async () => {
      const signingIn = signInTo({ server: server.origin, token: ANN.token });
      // Not Args: so it asks, for the chosen server.
      await (await prompts.box()).escape();
      assert.equal(await signingIn, undefined);
      assert.equal(await signInTo({ server: 'http://secrets.example.com' }), undefined);
      assert.match((await messages.only()).message, /^The argument "server" has to be a region/);
      assert.equal(server.requests.length, 0);
    });

    describe('to a server that Args name, which repositories can write', () => {
      let stranger: LocalServer;
      let host: string;
      beforeEach(async () => {
        stranger = await startServer({ accounts: [ANN] });
        ({ host } = new URL(stranger.origin));
      });
      afterEach(async () => {
        await stranger.close();
        await set('account', undefined);
      });

      it('asks about one that is not known, naming it; Cancel changes nothing', async () => {
        const args = { server: stranger.origin, username: '[Click](x) $(bug)' };
        assert.equal(await signInTo(args), undefined);
        const question = await messages.only();
        assert.equal(question.modal, true);
        assert.equal(question.message, `Sign in to ${host}?`);
        assert.match(question.detail ?? '', /neither .* onetimesecret\.com nor .* used before/);
        assert.deepEqual(question.buttons, [`Sign In to ${host}`]);
        assert.equal(stranger.requests.length, 0);
        assert.equal(setting('serverUrl'), server.origin);
      });

      it('asks for the token once that is agreed to, and keeps nothing after Esc', async () => {
        messages.answer = `Sign In to ${host}`;
        const signingIn = signInTo({ server: stranger.origin, username: '[Click](x) $(bug)' });
        const box = await hidden();
        assert.match(box.box.prompt ?? '', /^The API token of \[Click\] \(x\) \$ \(bug\)\./);
        await box.escape();
        assert.equal(await signingIn, undefined);
        assert.equal(stranger.requests.length, 0);
        assert.equal(setting('serverUrl'), server.origin);
      });

      it('shares there from then on, and does not ask about it again', async () => {
        messages.answer = `Sign In to ${host}`;
        let signingIn = signInTo({ server: stranger.origin, username: ANN.username });
        await (await hidden()).answer(ANN.token);
        assert.deepEqual(await signingIn, { server: stranger.origin, username: ANN.username });
        assert.equal(setting('serverUrl'), stranger.origin);
        await use(server.origin);
        messages.shown.length = 0;
        signingIn = signInTo({ server: stranger.origin, username: ANN.username });
        await (await hidden()).answer(ANN.token);
        assert.ok(await signingIn);
        assert.match((await messages.only()).message, /^Signed in to /);
      });

      it('asks nothing about a region, even where the person’s own address is broken', async () => {
        await set('serverUrl', 'http://secrets.example.com');
        const signingIn = signInTo({ server: 'eu', username: ANN.username });
        const box = await hidden();
        assert.equal(box.box.title, 'Sign In to eu.onetimesecret.com');
        await box.escape();
        assert.equal(await signingIn, undefined);
        assert.deepEqual(messages.shown, []);
      });
    });
  });

  describe('whose token is refused', () => {
    const said: Readonly<Record<string, RegExp>> = {
      [Commands.copyLink]:
        /^Link of .* copied\. .* no longer accepts the token of ann@example\.com, so the secret’s own key was used\.$/,
      [Commands.burnSecret]:
        /^Burned: .* no longer accepts the token of ann@example\.com, so the secret’s own key was used\.$/,
      [Commands.refreshRecent]: / did not accept the API token of ann@example\.com\./,
    };
    for (const [command, words] of Object.entries(said)) {
      it(`are signed in again from what ${command} says: only the token is asked`, async () => {
        await signIn(prompts, server.origin, ANN);
        const { id } = await shareText('hunter2');
        const renewed = account(ANN.username);
        server.setAccounts([renewed]);
        // It is the account's server that counts, not the one that is chosen by now.
        await set('region', 'eu');
        messages.shown.length = 0;
        messages.answer = 'Sign In Again…';
        const args: Partial<Record<string, object>> = {
          [Commands.copyLink]: { id },
          [Commands.burnSecret]: { id, confirm: false },
        };
        await vscode.commands.executeCommand(command, args[command]);
        const box = await hidden();
        assert.equal(box.box.title, `Sign In to ${new URL(server.origin).host}`);
        assert.match(
          box.box.prompt ?? '',
          /^The API token of ann@example\.com that is kept here is no longer accepted\. You find the current one /,
        );
        assert.equal(box.box.step, undefined, 'it is the only one');
        const { message, buttons } = await messages.only();
        assert.match(message, words);
        assert.ok(!buttons.includes('Sign In'));
        assert.equal(buttons.includes('Try Again'), command === Commands.refreshRecent);
        server.clearRequests();
        await box.answer(renewed.token);
        await messages.find(/^Signed in to .* as ann@example\.com again\.$/);
        assert.deepEqual(pathsAndUsers().slice(0, 1), ['/authcheck ann@example.com']);
        assert.equal(setting('region'), 'eu', 'where new secrets go stays as it is');
      });
    }

    it('share nothing as nobody, also if it was refused at the last moment, and go on with the text', async () => {
      await signIn(prompts, server.origin, ANN);
      const renewed = account(ANN.username);
      server.setAccounts([renewed]);
      server.clearRequests();
      messages.shown.length = 0;
      const sharing = shareText('hunter2').catch(() => undefined);
      const { buttons } = await messages.find(
        / did not accept the API token of ann@example\.com\./,
      );
      assert.ok(buttons.includes('Sign In Again…'));
      await sharing;
      assert.deepEqual(pathsAndUsers(), ['/share ann@example.com']);
      assert.equal(server.keys().length, 0);
      messages.click('Sign In Again…');
      await (await hidden()).answer(renewed.token);
      await messages.find(/ with the account ann@example\.com\.$/);
      assert.deepEqual(pathsAndUsers(), [
        '/share ann@example.com',
        '/authcheck ann@example.com',
        '/share ann@example.com',
      ]);
      assert.equal(server.keys().length, 1);
    });
  });

  it('are told to other extensions without their token', async () => {
    await signIn(prompts, server.origin, ANN);
    const silent = vscode.authentication.getSession(AUTHENTICATION_PROVIDER, [], { silent: true });
    assert.equal(await silent, undefined, 'nobody has allowed it yet');
    const [known] = await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER);
    assert.equal(known?.label, `ann@example.com (${new URL(server.origin).host})`);
    assert.ok(!JSON.stringify(known).includes(ANN.token));
  });

  it('give a handle to an extension that was allowed in, never the token', async () => {
    const { accounts, provider } = newProvider();
    await accounts.add(server.origin, ANN.username, ANN.token);
    const [session] = await provider.getSessions(undefined, {});
    assert.equal(session?.accessToken, session?.id);
    assert.ok(!JSON.stringify(session).includes(ANN.token));
  });

  it('give the sessions of the account that was asked about, and no others', async () => {
    const { accounts, provider } = newProvider();
    const ann = await accounts.add(server.origin, ANN.username, ANN.token);
    const ben = await accounts.add(server.origin, 'ben@example.com', ANN.token);
    const idsOf = async (
      options: vscode.AuthenticationProviderSessionOptions,
      scopes?: readonly string[],
    ): Promise<string[]> => (await provider.getSessions(scopes, options)).map(({ id }) => id);
    const both = [ann.account.id, ben.account.id];
    for (const scopes of [undefined, []]) {
      assert.deepEqual(await idsOf({}, scopes), both);
      for (const id of both)
        assert.deepEqual(await idsOf({ account: { id, label: '' } }, scopes), [id]);
      assert.deepEqual(await idsOf({ account: { id: 'another', label: '' } }, scopes), []);
    }
  });

  it('give no session for scopes, which servers have none of', async () => {
    const { accounts, provider } = newProvider();
    await accounts.add(server.origin, ANN.username, ANN.token);
    assert.deepEqual(await provider.getSessions(['burn'], {}), []);
  });

  it('have their token in no file: not in settings, state, log', async () => {
    await signIn(prompts, server.origin, ANN);
    await shareText('hunter2');
    const basic = Buffer.from(`${ANN.username}:${ANN.token}`).toString('base64');
    const { found, files } = await searchProfile([
      { name: 'token', text: ANN.token },
      { name: 'Basic', text: basic },
    ]);
    assert.deepEqual(found, []);
    assert.ok(files > 10);
  });

  it('are not done without while nobody can say which there are, unless that is wanted', async () => {
    await shareText('hunter2');
    server.clearRequests();
    messages.shown.length = 0;
    const restore = await makeUnreadable('accounts');
    try {
      assert.equal(await vscode.commands.executeCommand(Commands.shareSelection), undefined);
      assert.match(
        (await messages.only()).message,
        /^Which accounts are signed in could not be read, so nothing was sent\. Try again, or sign in anew\. To share without an account on purpose, set onetimeSecret\.account to anonymous\.$/,
      );
      assert.equal(server.requests.length, 0);
      messages.shown.length = 0;
      await vscode.commands.executeCommand(Commands.signOut);
      assert.equal(
        (await messages.only()).message,
        'Which accounts are signed in could not be read, so nothing was signed out. The key ring may be locked: unlock it and try again.',
      );
      await set('account', 'anonymous');
      assert.equal((await share())?.anonymous, true);
    } finally {
      await set('account', undefined);
      await restore();
    }
    assert.equal((await share())?.anonymous, true, 'there are none, as can be read again');
  });

  it('are forgotten by signing out, and nothing is sent for that', async () => {
    await signIn(prompts, server.origin, ANN);
    server.clearRequests();
    messages.shown.length = 0;
    await vscode.commands.executeCommand(Commands.signOut);
    assert.match(
      (await messages.only()).message,
      /^Signed out of .* \(ann@example\.com\)\. The token is gone from this computer; it stays valid on the server\. New secrets go to .*, without an account\.$/,
    );
    assert.equal(server.requests.length, 0);
    assert.equal((await shareText('hunter2')).anonymous, true);
    messages.shown.length = 0;
    await vscode.commands.executeCommand(Commands.signOut);
    assert.equal((await messages.only()).message, 'You are not signed in to any server.');
  });

  describe('that have shared something from here', () => {
    const KEEP = 'Sign Out, Keep the List';
    const FORGET = 'Sign Out and Forget Its Secrets';
    let id: string;
    beforeEach(async () => {
      await forgetAll();
      await signIn(prompts, server.origin, ANN);
      ({ id } = await shareText('hunter2'));
      server.clearRequests();
      messages.shown.length = 0;
    });

    it('are signed out after a question that says how many; Cancel changes nothing', async () => {
      await vscode.commands.executeCommand(Commands.signOut);
      const { modal, message, detail, buttons } = await messages.only();
      assert.ok(modal);
      assert.equal(message, `Sign out of ${new URL(server.origin).host} (ann@example.com)?`);
      assert.match(
        detail ?? '',
        /in the list: 1, of them unopened: 1\. Their links keep working\./,
      );
      assert.deepEqual(buttons, [KEEP, FORGET]);
      assert.equal((await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER)).length, 1);
    });

    it('leave them to be burned by their own keys', async () => {
      messages.answer = KEEP;
      await vscode.commands.executeCommand(Commands.signOut);
      await vscode.commands.executeCommand(Commands.burnSecret, { id, confirm: false });
      await messages.find(/^Burned: [^.]*\.$/);
      assert.deepEqual(
        server.requests.map(({ username }) => username),
        [undefined],
      );
    });

    it('take them along, if that is wanted', async () => {
      messages.answer = FORGET;
      await vscode.commands.executeCommand(Commands.signOut);
      await messages.find(/^Signed out of .* New secrets go to .*, without an account\.$/);
      await vscode.commands.executeCommand(Commands.burnSecret, { id, confirm: false });
      await messages.find(/^This secret is not in the list any more\./);
      assert.equal(server.requests.length, 0);
    });
  });

  /** A provider of accounts of its own, without any. */
  function newProvider(): { accounts: Accounts; provider: AccountsProvider } {
    const ids = new Set<string>();
    const index: IdIndex = {
      list: async () => Promise.resolve([...ids]),
      since: async () => Promise.resolve(0),
      add: async (id) => Promise.resolve(void ids.add(id)),
      remove: async (id) => Promise.resolve(void ids.delete(id)),
    };
    const log = vscode.window.createOutputChannel('Test', { log: true });
    const accounts = new Accounts(index, new MemorySecrets(), log);
    const provider = new AccountsProvider(accounts, {
      signIn: async () => Promise.resolve(undefined),
      signOut: async () => Promise.resolve(),
    });
    made.push(provider, log);
    return { accounts, provider };
  }

  /** The box that asks for a token: what is typed there is not seen. */
  async function hidden(): Promise<ShownBox> {
    const shown = await prompts.box();
    assert.equal(shown.box.password, true);
    return shown;
  }
});
