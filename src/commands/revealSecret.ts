import * as vscode from 'vscode';
import { parseRevealArgs, type RevealArgs } from '../core/args';
import { openSealed, parseSealed, type SealedSecret } from '../core/revealing';
import { withProgress } from '../host/progress';
import { confirm } from '../views/prompts/confirm';
import { askLine } from '../views/prompts/inputBox';
import { hostOf } from '../views/words';
import type { App } from './app';
import { chooseServer, keepServer } from './shared/chooseServer';
import { copyPlaintext, insertAtCursors } from './shared/deliverPlaintext';
import { isKnownServer } from './shared/knownServer';

type Then = NonNullable<RevealArgs['then']>;
const OUTCOMES = { copy: 'copied', show: 'shown', insert: 'inserted' } as const;

/** Opens a one-time link or key that somebody sent. */
export async function revealSecret(
  app: App,
  first?: unknown,
): Promise<{ readonly outcome: (typeof OUTCOMES)[Then] } | undefined> {
  const args = parseRevealArgs(first) ?? {};
  const text = args.link ?? (await askForLink());
  if (text === undefined) return undefined;
  const sealed = await parse(app, text);
  if (!sealed || !(await trusted(app, sealed))) return undefined;
  const then = args.confirm === false ? (args.then ?? 'copy') : await agreed(sealed, args.then);
  if (!then) return undefined;
  const value = await open(app, sealed, args.passphrase ?? '');
  if (value === undefined) return undefined;
  await deliver(app, value, then);
  return { outcome: OUTCOMES[then] };
}

async function askForLink(): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Open a One-Time Link'),
    prompt: vscode.l10n.t(
      'Paste the link or the key that you were sent. You are asked before it is used up.',
    ),
    placeholder: 'https://eu.onetimesecret.com/secret/…',
    check: (value) =>
      value.trim() === '' ? vscode.l10n.t('Paste a link, or press Esc to cancel.') : undefined,
  });
}

/** @returns undefined for Esc at the question for the region of a bare key */
async function parse(app: App, text: string): Promise<SealedSecret | undefined> {
  const { server, secretKey } = await parseSealed(text);
  if (server !== undefined) return { server, secretKey };
  const home = await chooseServer(app);
  if (!home) return undefined;
  await keepServer(app, home);
  return { server: home.server, secretKey };
}

/** A host that is neither the service's nor the person's own is named and asked about. */
async function trusted(app: App, { server }: SealedSecret): Promise<boolean> {
  if (await isKnownServer(app, server)) return true;
  const answer = await confirm(
    vscode.l10n.t('Open a link of {0}?', hostOf(server)),
    vscode.l10n.t(
      'This is neither a host of onetimesecret.com nor your own server. Go on only if you know who runs it: it learns that you opened the link.',
    ),
    [{ title: vscode.l10n.t('Open from {0}', hostOf(server)), value: true }],
  );
  return answer ?? false;
}

async function agreed({ server }: SealedSecret, then: Then | undefined): Promise<Then | undefined> {
  const ways: readonly { title: string; value: Then }[] = [
    { title: vscode.l10n.t('Open and Copy'), value: 'copy' },
    { title: vscode.l10n.t('Open and Show'), value: 'show' },
    { title: vscode.l10n.t('Open and Insert'), value: 'insert' },
  ];
  const offered = ways.filter(({ value }) =>
    then === undefined ? value !== 'insert' || vscode.window.activeTextEditor : value === then,
  );
  return confirm(
    vscode.l10n.t('Open this one-time secret?'),
    vscode.l10n.t(
      'Opening uses it up: after this the link at {0} works for nobody, not even for you.',
      hostOf(server),
    ),
    offered,
  );
}

/**
 * Servers answer alike whether a secret is gone or wants another passphrase, and a wrong one does
 * not use it up. So without an answer the passphrase is asked for, as often as the person likes.
 */
async function open(
  app: App,
  sealed: SealedSecret,
  passphrase: string,
): Promise<string | undefined> {
  const host = hostOf(sealed.server);
  const client = async (server: string) => app.clientFor({ server, account: undefined });
  const ask = async (attempted: string): Promise<string | undefined> =>
    withProgress(vscode.l10n.t('Opening the secret at {0}…', host), async (signal) =>
      openSealed(sealed, attempted, client, signal),
    );
  let value = await ask(passphrase);
  for (let asked = passphrase !== ''; value === undefined; asked = true) {
    const next = await askPassphrase(host, asked);
    if (next === undefined) return undefined;
    value = await ask(next);
  }
  return value;
}

async function askPassphrase(host: string, wrong: boolean): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Open a One-Time Link'),
    prompt: wrong
      ? vscode.l10n.t(
          '{0} does not open it with that passphrase: either it is wrong, or the secret is gone. Try another one, or press Esc.',
          host,
        )
      : vscode.l10n.t(
          '{0} does not open it as it is. If the sender gave you a passphrase, type it. If not, the secret was opened or burned, or it expired: press Esc.',
          host,
        ),
    password: true,
    check: (value) =>
      value === '' ? vscode.l10n.t('Type the passphrase, or press Esc.') : undefined,
  });
}

/** The server has forgotten the value: whatever fails from here on, it is shown. */
async function deliver(app: App, value: string, then: Then): Promise<void> {
  try {
    if (then === 'copy') await copyPlaintext(app, value, vscode.l10n.t('Secret copied.'));
    else if (then === 'insert') await insertAtCursors(app, value);
    else await show(app, value);
  } catch {
    await show(app, value);
  }
}

async function show(app: App, value: string): Promise<void> {
  await app.revealed.show(value);
  app.notifications.tell({
    message: vscode.l10n.t(
      'The secret is shown read-only and kept nowhere: it is gone when you close its tab.',
    ),
    actions: [
      {
        title: vscode.l10n.t('Copy'),
        run: async () => copyPlaintext(app, value, vscode.l10n.t('Secret copied.')),
      },
    ],
  });
}
