import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Account, LocalServer } from '../../../dev/server';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { account, signIn } from './accounts';
import { open } from './extension';
import { messages, prompts, server } from './stage';

/** A secret, a token or a passphrase, made at run time, that is contained in nothing else. */
export function unique(kind: string): string {
  return `${kind}-${randomBytes(8).toString('hex')}`;
}

export async function share(...args: readonly unknown[]): Promise<ShareResult | undefined> {
  return told(Commands.shareSelection, ...args);
}

/** Runs a command that shares, and waits until it has told of it: the record is written by then. */
export async function told(
  command: string,
  ...args: readonly unknown[]
): Promise<ShareResult | undefined> {
  // Some tests have a stage of their own, which writes nothing down.
  const written = messages as typeof messages | undefined;
  const before = written?.shown.length ?? 0;
  const result = await vscode.commands.executeCommand<ShareResult | undefined>(command, ...args);
  if (result) await written?.find(/opens once/, before);
  return result;
}

/** Shares a text from an editor. @throws Error if that fails */
export async function shareText(text: string, args: object = {}): Promise<ShareResult> {
  await open(text, text);
  const result = await share(args);
  if (!result) throw new Error('it was not shared');
  return result;
}

/** A secret that was shared just now; the requests and messages of that are forgotten. */
export async function shared(args: object = {}): Promise<ShareResult> {
  const result = await shareText('hunter2', { label: 'staging password', ...args });
  server.clearRequests();
  messages.shown.length = 0;
  return result;
}

/** What waits behind a link on the stage's server. */
export function stored(result: { link: string } | undefined): string | undefined {
  return server.peek(keyOf(result?.link ?? ''))?.value;
}

/**
 * Signs in with a fresh account of the stage's server; the requests and messages of that are forgotten.
 * @param ceiling the longest ttl that it may have, in seconds
 * @returns its user name
 */
export async function signedIn(options: { readonly ceiling?: number } = {}): Promise<string> {
  const ann = { ...account(`${unique('ann')}@example.com`), ...options };
  server.setAccounts([ann]);
  await signIn(prompts, server.address, ann);
  server.clearRequests();
  messages.shown.length = 0;
  return ann.username;
}

/** Shares with an account of the stage's server as another program does; nothing here knows of it. */
export async function sharedElsewhere(
  { username, token }: Account,
  passphrase = '',
): Promise<{ readonly link: string }> {
  const answer = await fetch(`${server.address}/api/v1/share`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`,
    },
    body: new URLSearchParams({ secret: 'hunter2', passphrase }),
  });
  const { secret_key: key } = (await answer.json()) as { secret_key: string };
  server.clearRequests();
  return { link: `${server.address}/secret/${key}` };
}

/** The secret key in a one-time link. */
export function keyOf(link: string): string {
  return link.split('/secret/')[1] ?? '';
}

/** The secret that a link opens, taken as the recipient does; undefined if there is none. */
export async function openAsRecipient(
  server: LocalServer,
  link: string,
  passphrase = '',
): Promise<string | undefined> {
  const answer = await fetch(`${server.address}/api/v1/secret/${keyOf(link)}`, {
    method: 'POST',
    body: new URLSearchParams(passphrase === '' ? {} : { passphrase }),
  });
  return ((await answer.json()) as { value?: string }).value;
}
