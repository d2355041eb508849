import * as vscode from 'vscode';
import type { LocalServer } from '../../../dev/server';
import { Commands } from '../../../src/ids';

/** Shares as somebody else does, elsewhere. */
export async function sent(server: LocalServer, secret: string, passphrase = ''): Promise<string> {
  const answer = await fetch(`${server.address}/api/v1/share`, {
    method: 'POST',
    body: new URLSearchParams({ secret, ...(passphrase === '' ? {} : { passphrase }) }),
  });
  const { secret_key: key } = (await answer.json()) as { secret_key: string };
  server.clearRequests();
  return `${server.address}/secret/${key}`;
}

export async function reveal(...args: readonly unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(Commands.revealSecret, ...args);
}
