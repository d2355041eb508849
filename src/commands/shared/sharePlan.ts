import * as vscode from 'vscode';
import { isEmail, type ShareArgs } from '../../core/args';
import type { Destination } from '../../core/destination';
import { AccountNeededError, UnknownShareDomainError } from '../../core/errors';
import { offeredTtls } from '../../core/expiry';
import { makePassphrase } from '../../core/passphrase';
import { sensitiveKind } from '../../core/sensitive';
import { askLine } from '../../views/prompts/inputBox';
import { askNewPassphrase } from '../../views/prompts/newPassphrase';
import { askCaution } from '../../views/prompts/caution';
import { askShareForm, type ShareDraft } from '../../views/prompts/shareForm';
import { ALONE, BACK } from '../../views/prompts/steps';
import type { App } from '../app';
import { chooseDestination } from './chooseDestination';
import type { Gathered } from './gather';

/** Where and how secrets are going to be shared. */
export interface SharePlan {
  readonly destination: Destination;
  readonly options: ShareDraft;
  /** The template of the message that is copied; undefined: the link alone is. */
  readonly messageTemplate: string | undefined;
}

export interface PlanOptions {
  /** Ask for every option that Args do not settle. */
  readonly ask?: boolean;
  /** The answers of an attempt that failed, to start from. */
  readonly previous?: ShareDraft;
}

/**
 * Asks what Args and settings leave open. Repositories can write Args (tasks.json, launch.json), so
 * a recipient that was not used before is asked about, and a share domain has to be one that the
 * person chose.
 *
 * @returns undefined for Esc: nothing may be sent then
 * @throws AccountNeededError, UnknownShareDomainError, BadSettingError
 */
export async function planShare(
  app: App,
  secrets: readonly Gathered[],
  args: ShareArgs,
  asking: PlanOptions = {},
): Promise<SharePlan | undefined> {
  // Read before anything is sent: a template without a place for the link would lose it.
  const messageTemplate =
    app.settings.copyFormat() === 'message' ? app.settings.messageTemplate() : undefined;
  const destination = await chooseDestination(app);
  if (!destination) return undefined;
  const draft = await draftOf(app, destination, args);
  const options = draft && (await settle(app, destination, secrets, args, draft, asking));
  return options && { destination, options, messageTemplate };
}

/** What Args and settings say, with the recipient agreed on. */
async function draftOf(
  app: App,
  destination: Destination,
  args: ShareArgs,
): Promise<ShareDraft | undefined> {
  const ttl = args.ttl ?? app.settings.defaultTtl();
  const shareDomain = agreedShareDomain(app, destination, args.shareDomain);
  const recipient = await agreedRecipient(app, destination, args.recipient);
  if (recipient === undefined) return undefined;
  return { ttl, passphrase: args.passphrase ?? '', recipient, shareDomain };
}

async function settle(
  app: App,
  destination: Destination,
  secrets: readonly Gathered[],
  args: ShareArgs,
  draft: ShareDraft,
  { ask = false, previous }: PlanOptions,
): Promise<ShareDraft | undefined> {
  if (ask) return askRest(app, destination, args, draft, previous);
  const cautious = await suggestCaution(secrets, args, draft);
  if (cautious?.passphrase !== '' || args.passphrase !== undefined) return cautious;
  const passphrase = await quickPassphrase(app, previous?.passphrase ?? '');
  return passphrase === undefined ? undefined : { ...cautious, passphrase };
}

async function askRest(
  app: App,
  destination: Destination,
  args: ShareArgs,
  draft: ShareDraft,
  previous: ShareDraft | undefined,
): Promise<ShareDraft | undefined> {
  const withAccount: readonly (keyof ShareDraft)[] = ['recipient', 'shareDomain'];
  const all: readonly (keyof ShareDraft)[] = [
    'ttl',
    'passphrase',
    ...(destination.account ? withAccount : []),
  ];
  const asked = all.filter((name) => args[name] === undefined);
  const offered = offeredTtls(draft.ttl, app.ceilings.of(destination));
  // A default that the server would shorten is not offered; the longest that it grants comes next.
  const ttl = asked.includes('ttl') ? Math.min(draft.ttl, offered.at(-1) ?? draft.ttl) : draft.ttl;
  // Only what is asked again: the other answers are of this attempt.
  const answers: Partial<ShareDraft> = previous
    ? Object.fromEntries(asked.map((name) => [name, previous[name]]))
    : {};
  return askShareForm({
    draft: { ...draft, ttl, ...answers },
    asked,
    offeredTtls: offered,
    now: app.clock(),
    makesPassphrases: app.settings.passphrase() === 'generate',
    recipients: app.recipients.list(),
    shareDomains: knownShareDomains(app),
  });
}

/** Whole files that hold keys get a passphrase and a short life with one key press, or pass by. */
async function suggestCaution(
  secrets: readonly Gathered[],
  args: ShareArgs,
  draft: ShareDraft,
): Promise<ShareDraft | undefined> {
  if (args.ttl !== undefined || args.passphrase !== undefined) return draft;
  for (const { fileName, text } of secrets) {
    const kind = fileName === undefined ? undefined : sensitiveKind(fileName, text);
    if (fileName !== undefined && kind) return askCaution({ kind, fileName }, draft);
  }
  return draft;
}

/** @returns `''` for none, undefined for Esc */
async function quickPassphrase({ settings }: App, previous: string): Promise<string | undefined> {
  switch (settings.passphrase()) {
    case 'never':
      return '';
    case 'generate':
      return makePassphrase();
    case 'ask': {
      const title = vscode.l10n.t('Share as One-Time Secret');
      const answer = await askNewPassphrase(title, previous, ALONE);
      return answer === BACK ? undefined : answer;
    }
  }
}

/** @returns `''` for nobody, undefined for Esc */
async function agreedRecipient(
  app: App,
  { account }: Destination,
  recipient: string | undefined,
): Promise<string | undefined> {
  if (!recipient) return '';
  if (!account) throw new AccountNeededError('recipient');
  if (app.recipients.list().includes(recipient)) return recipient;
  const agreed = await askLine({
    title: vscode.l10n.t('Mail the Link'),
    prompt: vscode.l10n.t(
      'The server is going to mail the link to this address. Press Enter to agree; empty the box to mail it to nobody.',
    ),
    value: recipient,
    check: (value) =>
      value.trim() === '' || isEmail(value.trim())
        ? undefined
        : vscode.l10n.t('Write one e-mail address, such as colleague@example.com.'),
  });
  return agreed?.trim();
}

function agreedShareDomain(app: App, { account }: Destination, asked: string | undefined): string {
  const chosen = app.settings.shareDomain();
  if (asked) {
    if (!account) throw new AccountNeededError('shareDomain');
    if (!knownShareDomains(app).includes(asked)) throw new UnknownShareDomainError(asked);
  }
  return account ? (asked ?? chosen) : '';
}

function knownShareDomains({ settings, shareDomains }: App): readonly string[] {
  const chosen = settings.shareDomain();
  return [...new Set([...(chosen ? [chosen] : []), ...shareDomains.list()])];
}
