import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalServer, ServerOptions } from '../../../dev/server';
import { signOutOfAll } from './accounts';
import { activated, closeEditors, startAndUse } from './extension';
import { Files } from './files';
import { Messages } from './messages';
import { Prompts } from './prompts';

/** The local server that the extension uses in the running test; see `useStage`. */
export let server: LocalServer;
/** What the extension says in the running test, and what is answered. */
export let messages: Messages;
/** The boxes and lists that it opens; each has to be asked for by the test. */
export let prompts: Prompts;
/** Files for the running block of tests. */
export let files: Files;

export interface StageOptions extends ServerOptions {
  /** A fresh server for each test rather than one for all: nothing was learnt of it yet. */
  readonly freshServer?: boolean;
}

/**
 * Gives the tests of a describe block what nearly all of them need, and tidies up after each. The
 * clipboard holds "mine" before each test.
 */
export function useStage({ freshServer = false, ...options }: StageOptions = {}): void {
  before(async () => {
    await activated();
    files = new Files();
    if (!freshServer) server = await startAndUse(options);
  });
  after(async () => {
    if (!freshServer) await server.close();
    await files.remove();
  });
  beforeEach(async () => {
    if (freshServer) server = await startAndUse(options);
    messages = new Messages();
    prompts = new Prompts();
    server.clearRequests();
    await vscode.env.clipboard.writeText('mine');
  });
  afterEach(async () => {
    await signOutOfAll(prompts, messages);
    messages.restore();
    prompts.restore();
    await closeEditors();
    if (freshServer) await server.close();
    assert.equal(prompts.unasked, 0, 'boxes and lists that nobody asked for');
  });
}
