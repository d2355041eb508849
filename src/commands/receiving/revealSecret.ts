import * as vscode from 'vscode';
import type { ParsedLink } from '../../api';
import { parseArgs } from '../../core/args';
import { RevealArgs } from '../../core/receiving/args';
import { causeOf } from '../../core/errors';
import { openSealed, parseSealed, type SealedSecret } from '../../core/receiving/opening';
import { EditTarget } from '../../host/editTarget';
import { withProgress } from '../../host/progress';
import { failureInWords } from '../../views/failureWords';
import { confirm } from '../../views/prompts/confirm';
import { askLine } from '../../views/prompts/inputBox';
import { hostOf } from '../../views/words';
import { chooseServer, keepServer } from '../accounts/chooseServer';
import { isKnownServer } from '../accounts/knownServer';
import { tellFailure } from '../tell';
import {
  copiedInsteadInWords,
  copyPlaintext,
  insertedInWords,
  insertPlaintext,
} from './deliverPlaintext';
import type { ReceivingServices } from './services';

type Then = NonNullable<RevealArgs['then']>;
type RevealOutcome = 'copied' | 'shown' | 'inserted';

/** What is to be opened, and what becomes of its text. */
interface RevealJob {
  readonly sealed: SealedSecret;
  readonly then: Then;
  /** Where the text is inserted; undefined: nowhere, or there is no place for it. */
  readonly target: EditTarget | undefined;
}

/** What the next request is made with. */
interface RevealRequest {
  /** `''` is none. */
  passphrase: string;
  /** A request before it has brought no usable answer, so it may have used the secret up. */
  readonly mayBeUsedUp: boolean;
}

/** Opens a one-time link or key that somebody sent. */
export async function revealSecret(
  services: ReceivingServices,
  first?: unknown,
): Promise<{ readonly outcome: RevealOutcome } | undefined> {
  const args = parseArgs(RevealArgs, first) ?? {};
  // Where nothing more is asked, what the person means is where the cursors are now.
  const target =
    args.confirm === false && args.then === 'insert' ? EditTarget.atCursors() : undefined;
  const job = await prepare(services, args, target);
  const request = { passphrase: args.passphrase ?? '', mayBeUsedUp: false };
  return job && openAndDeliver(services, job, request);
}

async function prepare(
  services: ReceivingServices,
  args: RevealArgs,
  meant: EditTarget | undefined,
): Promise<RevealJob | undefined> {
  const text = args.link ?? (await askForLink());
  if (text === undefined) return undefined;
  const link = await parseSealed(text);
  const server = await serverMeant(services, link);
  if (server === undefined) return undefined;
  const sealed = { server, secretKey: link.secretKey };
  if (!(await agreedToHost(services, sealed))) return undefined;
  const then =
    args.confirm === false ? (args.then ?? 'copy') : await agreedToOpen(sealed, args.then);
  if (!then) return undefined;
  const isInserted = args.confirm !== false && then === 'insert';
  const target = isInserted ? EditTarget.atCursors() : meant;
  // Asked for: a bare key says nothing about where it belongs.
  if (link.server === undefined) await keepServer(services, server);
  return { sealed, then, target };
}

async function serverMeant(
  services: ReceivingServices,
  { server, serverIfKnown }: ParsedLink,
): Promise<string | undefined> {
  if (server === undefined) return chooseServer(services);
  return serverIfKnown !== undefined && (await isKnownServer(services, serverIfKnown))
    ? serverIfKnown
    : server;
}

async function askForLink(): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Open a One-Time Link'),
    prompt: vscode.l10n.t(
      'Paste the link or the key that you were sent. You are asked before it is used up.',
    ),
    placeholder: 'https://eu.onetimesecret.com/secret/…',
    check: async (value) => {
      if (value.trim() === '') return vscode.l10n.t('Paste a link, or press Esc to cancel.');
      try {
        await parseSealed(value);
        return undefined;
      } catch (error) {
        return failureInWords(error);
      }
    },
  });
}

/** A server that is neither the service's nor the person's own is named and asked about. */
async function agreedToHost(
  services: ReceivingServices,
  { server }: SealedSecret,
): Promise<boolean> {
  if (await isKnownServer(services, server)) return true;
  const answer = await confirm(
    vscode.l10n.t('Open a link of {0}?', hostOf(server)),
    vscode.l10n.t(
      'This is neither a host of onetimesecret.com nor your own server. Go on only if you know who runs it: it learns that you opened the link.',
    ),
    [{ title: vscode.l10n.t('Open from {0}', hostOf(server)), value: true }],
  );
  return answer ?? false;
}

async function agreedToOpen(
  { server }: SealedSecret,
  then: Then | undefined,
): Promise<Then | undefined> {
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

/** Told with a way to try again, with the same link and passphrase, where it fails. */
async function openAndDeliver(
  services: ReceivingServices,
  job: RevealJob,
  first: RevealRequest,
): Promise<{ readonly outcome: RevealOutcome } | undefined> {
  const request = { ...first };
  let value: string | undefined;
  try {
    value = await openWithPassphrase(services, job.sealed, request);
  } catch (error) {
    const mayBeUsedUp = request.mayBeUsedUp || (causeOf(error)?.isUncertain ?? false);
    tellFailure(services, error, {
      resume: async () => openAndDeliver(services, job, { ...request, mayBeUsedUp }),
    });
    return undefined;
  }
  return value === undefined ? undefined : { outcome: await deliver(services, job, value) };
}

/**
 * Servers answer alike whether a secret is gone or wants another passphrase, and a wrong one does
 * not use it up. So without an answer the passphrase is asked for, as often as the person likes.
 *
 * @param request is left with the passphrase that was typed last
 * @returns undefined for Esc
 */
async function openWithPassphrase(
  services: ReceivingServices,
  sealed: SealedSecret,
  request: RevealRequest,
): Promise<string | undefined> {
  const host = hostOf(sealed.server);
  const client = async (server: string) => services.clientFor({ server, username: undefined });
  for (;;) {
    const value = await withProgress(
      vscode.l10n.t('Opening the secret at {0}…', host),
      async (signal) => openSealed(sealed, request.passphrase, client, signal),
    );
    if (value !== undefined) return value;
    const next = await askPassphrase(host, request);
    if (next === undefined) return undefined;
    request.passphrase = next;
  }
}

async function askPassphrase(host: string, request: RevealRequest): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Open a One-Time Link'),
    prompt: unopenedInWords(host, request),
    password: true,
    check: (value) =>
      value === '' ? vscode.l10n.t('Type the passphrase, or press Esc.') : undefined,
  });
}

function unopenedInWords(host: string, { passphrase, mayBeUsedUp }: RevealRequest): string {
  if (mayBeUsedUp) {
    return vscode.l10n.t(
      '{0} does not open it. The attempt before, to which no answer came, may have used it up: then press Esc and ask the sender for a new link. If a passphrase is missing or was wrong, type it.',
      host,
    );
  }
  return passphrase === ''
    ? vscode.l10n.t(
        '{0} does not open it as it is. If the sender gave you a passphrase, type it. If not, the secret was opened or burned, or it expired: press Esc.',
        host,
      )
    : vscode.l10n.t(
        '{0} does not open it with that passphrase: either it is wrong, or the secret is gone. Try another one, or press Esc.',
        host,
      );
}

/** The server has forgotten the value: whatever fails from here on, it is shown. */
async function deliver(
  services: ReceivingServices,
  job: RevealJob,
  value: string,
): Promise<RevealOutcome> {
  try {
    if (job.then === 'copy') {
      // It is nowhere else: whoever is not done with it in time can still have it shown.
      await copyPlaintext(services, value, vscode.l10n.t('Secret copied.'), [
        { title: vscode.l10n.t('Show'), run: async () => showPlaintext(services, job, value) },
      ]);
      return 'copied';
    }
    if (job.then === 'insert') return await insertWhereMeant(services, job, value);
  } catch {
    // The clipboard cannot be used.
  }
  await showPlaintext(services, job, value);
  return 'shown';
}

/** Into the place that was meant when the person acted. */
async function insertWhereMeant(
  services: ReceivingServices,
  job: RevealJob,
  value: string,
): Promise<RevealOutcome> {
  const { target } = job;
  switch (await insertPlaintext(value, target)) {
    case 'inserted':
      services.notifications.tell({ message: insertedInWords() });
      return 'inserted';
    case 'no-editor':
      await copyPlaintext(services, value, copiedInsteadInWords());
      return 'copied';
    case 'place-changed': {
      const name = target?.document.uri.path.split('/').at(-1) ?? '';
      const why = vscode.l10n.t(
        'The place in {0} has changed or is gone, so nothing was put there.',
        name,
      );
      await showPlaintext(services, job, value, why);
      return 'shown';
    }
  }
}

/** @param why it is shown, where something else was meant */
async function showPlaintext(
  services: ReceivingServices,
  { sealed }: RevealJob,
  value: string,
  why = '',
): Promise<void> {
  await services.revealed.show(value, hostOf(sealed.server));
  const shown = vscode.l10n.t(
    'The secret is shown read-only and kept nowhere: it is gone when you close its tab.',
  );
  services.notifications.tell({
    severity: why === '' ? 'info' : 'warning',
    message: `${why} ${shown}`.trim(),
    actions: [
      {
        title: vscode.l10n.t('Copy'),
        run: async () => copyPlaintext(services, value, vscode.l10n.t('Secret copied.')),
      },
    ],
  });
}
