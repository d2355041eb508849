import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ShareCodeActions } from '../../../src/views/sharing/shareCodeActions';
import { open } from '../support/extension';
import { files, server, useStage } from '../support/stage';

const SELECTION = 'Share selection as one-time secret';
const { Automatic, Invoke } = vscode.CodeActionTriggerKind;

describe('The light bulb', () => {
  useStage();

  /** What VS Code gets of all providers when the person asks for actions. */
  async function invoked(editor: vscode.TextEditor, kind?: string): Promise<vscode.CodeAction[]> {
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
      ...(kind === undefined ? [] : [kind]),
    );
    return all.filter(({ title }) => title.includes('one-time secret'));
  }

  const titles = (actions: readonly vscode.CodeAction[]): readonly string[] =>
    actions.map(({ title }) => title);

  async function offered(
    editor: vscode.TextEditor,
    triggerKind: vscode.CodeActionTriggerKind,
    only?: vscode.CodeActionKind,
  ): Promise<readonly string[]> {
    const context = { diagnostics: [], triggerKind, only };
    const provider = new ShareCodeActions();
    return titles(await provider.provideCodeActions(editor.document, editor.selection, context));
  }

  it('offers any selection when the person asks, and shares it by one command', async () => {
    const editor = await open('just prose', 'prose');
    const [action, ...more] = await invoked(editor);
    assert.ok(action);
    assert.deepEqual([action.title, action.kind, more], [SELECTION, undefined, []]);
    assert.equal(server.requests.length, 0);
    const { command, arguments: args = [] } = action.command ?? { command: '' };
    assert.ok(await vscode.commands.executeCommand(command, ...(args as unknown[])));
    assert.equal(new URLSearchParams(server.requests[0]?.body).get('secret'), 'prose');
  });

  it('names the key of the value under the cursor', async () => {
    const editor = await files.openAt(
      '.env',
      'GREETING=hello\nAPI_TOKEN=k3X9qLm2Zr8Tn5Vw\n',
      'hello',
    );
    assert.deepEqual(titles(await invoked(editor)), [
      'Share the value of GREETING as one-time secret',
    ]);
  });

  it('offers nothing where there is nothing: prose, empty values', async () => {
    assert.deepEqual(await invoked(await open('just prose')), []);
    assert.deepEqual(await invoked(await files.openAt('empty.env', 'EMPTY=\n', 'EMPTY')), []);
  });

  it('offers nothing when a kind is asked for, as saving does', async () => {
    const editor = await open('API_TOKEN=k3X9qLm2Zr8Tn5Vw', 'k3X9qLm2Zr8Tn5Vw');
    for (const kind of ['quickfix', 'refactor', 'source', 'source.fixAll']) {
      assert.deepEqual(await invoked(editor, kind), [], kind);
      assert.deepEqual(await offered(editor, Invoke, vscode.CodeActionKind.Empty.append(kind)), []);
    }
    assert.deepEqual(await offered(editor, Invoke, vscode.CodeActionKind.Empty), []);
  });

  it('lights up by itself only on what looks secret', async () => {
    const text = 'GREETING=hello\nAPI_TOKEN=k3X9qLm2Zr8Tn5Vw\n';
    assert.deepEqual(await offered(await files.openAt('a.env', text, 'hello'), Automatic), []);
    assert.deepEqual(await offered(await files.openAt('a.env', text, 'k3X9'), Automatic), [
      'Share the value of API_TOKEN as one-time secret',
    ]);
    assert.deepEqual(await offered(await open('just prose', 'prose'), Automatic), []);
    const token = `ghp_${'k3X9qLm2Zr8Tn5VwBd7Y'.repeat(2).slice(0, 36)}`;
    assert.deepEqual(await offered(await open(`see ${token}`, token), Automatic), [SELECTION]);
  });

  it('looks by itself at the lines of the cursor alone', async () => {
    const editor = await files.openAt('a.env', 'API_TOKEN=k3X9qLm2Zr8Tn5Vw\nMODE=fast\n', 'fast');
    const asked: string[] = [];
    const { document } = editor;
    // The real document, with a note of what it is asked for.
    const watched = new Proxy(document, {
      get(target, name) {
        if (name === 'getText' || name === 'lineAt') asked.push(name);
        return Reflect.get(target, name, target) as unknown;
      },
    });
    const context = { diagnostics: [], triggerKind: Automatic, only: undefined };
    const actions = await new ShareCodeActions().provideCodeActions(
      watched,
      editor.selection,
      context,
    );
    assert.deepEqual(titles(actions), []);
    assert.deepEqual(asked, ['lineAt']);
  });

  it('names what a click shares, though a line by itself says something else', async () => {
    const block = 'stringData:\n  config.yaml: |\n    host: db\n    password: k3X9qLm2Zr8Tn5Vw\n';
    const secret = await files.openAt('secret.yaml', block, 'k3X9');
    assert.ok(!(await offered(secret, Automatic)).some((title) => title.includes('password')));
    const quoted = 'A="first\nAPI_KEY=k3X9qLm2Zr8Tn5Vw\nlast"\n';
    const env = await files.openAt('b.env', quoted, 'k3X9');
    assert.ok(!(await offered(env, Automatic)).some((title) => title.includes('API_KEY')));
    const many = 'a=b\n'.repeat(300_000);
    const big = await files.openAt('big.env', `API_TOKEN=k3X9qLm2Zr8Tn5Vw\n${many}`, 'k3X9');
    assert.deepEqual(await offered(big, Automatic), []);
  });

  it('names no key that may hold a part of a secret', async () => {
    const url = '"https://admin:hunter2@x.example/"';
    const editor = await files.openAt('a.json', `{${url}: "value"}`, 'value');
    assert.deepEqual(titles(await invoked(editor)), [
      'Share the value under the cursor as one-time secret',
    ]);
    assert.deepEqual(await offered(editor, Automatic), []);
  });
});
