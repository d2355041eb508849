import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LocalServer } from '../../dev/server';
import { AUTHENTICATION_PROVIDER, Commands, SETTINGS_SECTION } from '../../src/ids';
import { FIRST_SERVER, given } from './support/environment';
import { activated, closeEditors, open, startAndUse } from './support/extension';
import { OtherSettings } from './support/settings';
import { share } from './support/sharing';

interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, { default: unknown }>> };
}

describe('The extension', () => {
  const settings = new OtherSettings();
  let server: LocalServer;

  before(async () => {
    server = await startAndUse();
  });
  after(async () => {
    await settings.restore();
    await server.close();
  });
  afterEach(closeEditors);

  it('becomes active without a request to the chosen server', async () => {
    await activated();
    // What goes on in the background after activation is done when the accounts are known.
    await vscode.authentication.getAccounts(AUTHENTICATION_PROVIDER);
    // A server that VS Code was started with; it tells what it has been asked so far.
    const answer = await fetch(`${given(FIRST_SERVER)}/asked`);
    assert.deepEqual(await answer.json(), ['/asked']);
  });

  it('has registered every command it contributes, and no other', async () => {
    const { contributes } = (await activated()).packageJSON as { contributes: Contributions };
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) =>
        id.startsWith(`${SETTINGS_SECTION}.`) && !id.startsWith(`${SETTINGS_SECTION}.recent.`),
    );
    const contributed = contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), contributed.sort());
    assert.deepEqual(registered.sort(), Object.values<string>(Commands).sort());
  });

  it('has settings that a workspace cannot change', async () => {
    const { contributes } = (await activated()).packageJSON as { contributes: Contributions };
    for (const id of Object.keys(contributes.configuration.properties)) {
      await assert.rejects(
        async () =>
          vscode.workspace
            .getConfiguration()
            .update(id, 'https://elsewhere.example', vscode.ConfigurationTarget.Workspace),
        /only into User settings/,
        id,
      );
    }
  });

  it('tells other extensions of no account, without asking', async () => {
    const session = await vscode.authentication.getSession(AUTHENTICATION_PROVIDER, [], {
      silent: true,
    });
    assert.equal(session, undefined);
  });

  it('loads undici only where the host’s own fetch knows no proxies', async () => {
    const { extensionPath } = await activated();
    const bundle = join(extensionPath, 'dist/undiciTransport.js');
    await open('hunter2', 'hunter2');
    assert.ok(await share());
    assert.ok(!Object.hasOwn(require.cache, bundle));
    await settings.set('http', 'fetchAdditionalSupport', false);
    assert.ok(await share());
    assert.ok(Object.hasOwn(require.cache, bundle));
    assert.equal(server.requests.length, 2);
  });
});
