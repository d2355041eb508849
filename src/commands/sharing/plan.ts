import * as vscode from 'vscode';
import { bareDomain } from '../../api';
import { isEmail, type ShareArgs } from '../../core/sharing/args';
import { placeKey, type Place } from '../../core/accounts/place';
import { AccountNeededError, UnknownShareDomainError } from '../../core/errors';
import { offeredTtls } from '../../core/sharing/expiry';
import { makePassphrase } from '../../core/sharing/passphrase';
import { sensitiveKind } from '../../core/sharing/sensitive';
import { askCaution } from '../../views/sharing/askCaution';
import { askLine } from '../../views/prompts/inputBox';
import { askNewPassphrase } from '../../views/sharing/askNewPassphrase';
import { askShareForm, type ShareDraft } from '../../views/sharing/askShareForm';
import { ALONE, BACK } from '../../views/prompts/steps';
import type { App } from '../app';
import { chooseDestination } from '../accounts/chooseDestination';
import type { Secret, ShareJob } from './job';

/** Where and how secrets are going to be shared. */
export interface SharePlan {
  readonly place: Place;
  readonly options: ShareDraft;
  /** The template of the message that is copied; undefined: the link alone is. */
  readonly messageTemplate: string | undefined;
  /** What the settings said of the place. */
  readonly chosenPlace: string;
}

/** What was answered in an attempt that failed. */
export interface Earlier {
  readonly plan: SharePlan;
  /** Asks for every option again, starting from these answers, since the server refused them. */
  readonly isAskedAgain: boolean;
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
  job: ShareJob,
  earlier?: Earlier,
): Promise<SharePlan | undefined> {
  // Read before anything is sent: a template without a place for the link would lose it.
  const messageTemplate =
    app.settings.copyFormat() === 'message' ? app.settings.messageTemplate() : undefined;
  const place = await placeFor(app, earlier);
  if (!place) return undefined;
  const options = await optionsFor(app, place, job, earlier);
  return options && { place, options, messageTemplate, chosenPlace: await chosenPlace(app) };
}

/** The place as it was answered before, unless the person has changed the settings since. */
async function placeFor(app: App, earlier: Earlier | undefined): Promise<Place | undefined> {
  return earlier?.plan.chosenPlace === (await chosenPlace(app))
    ? earlier.plan.place
    : chooseDestination(app);
}

/** What the settings say, and who is signed in: signing in is another choice, too. */
async function chosenPlace({ settings, accounts }: App): Promise<string> {
  const keys = (await accounts.known()).map(placeKey);
  return JSON.stringify([settings.server(), settings.account(), keys]);
}

async function optionsFor(
  app: App,
  place: Place,
  { secrets, args, asksOptions = false }: ShareJob,
  earlier: Earlier | undefined,
): Promise<ShareDraft | undefined> {
  if (earlier) {
    const { recipient, shareDomain, ...others } = earlier.plan.options;
    // Only accounts have these.
    const answers =
      place.username !== undefined
        ? { ...others, recipient, shareDomain }
        : { ...others, recipient: '', shareDomain: '' };
    // What the server refused may be what Args had settled.
    return earlier.isAskedAgain ? askOptions(app, place, {}, answers) : answers;
  }
  const draft = await draftOf(app, place, args);
  if (!draft) return undefined;
  if (asksOptions) return askOptions(app, place, args, draft);
  const cautious = await suggestCaution(secrets, args, draft);
  if (cautious?.passphrase !== '' || args.passphrase !== undefined) return cautious;
  const passphrase = await quickPassphrase(app);
  return passphrase === undefined ? undefined : { ...cautious, passphrase };
}

/** What Args and settings say, with the recipient agreed on. */
async function draftOf(app: App, place: Place, args: ShareArgs): Promise<ShareDraft | undefined> {
  const ttl = args.ttl ?? app.settings.defaultTtl();
  const shareDomain = agreedShareDomain(app, place, args.shareDomain);
  const recipient = await agreedRecipient(app, place, args.recipient);
  if (recipient === undefined) return undefined;
  return { ttl, passphrase: args.passphrase ?? '', recipient, shareDomain };
}

/** Asks for what Args do not settle, starting from a draft. */
async function askOptions(
  app: App,
  place: Place,
  args: ShareArgs,
  draft: ShareDraft,
): Promise<ShareDraft | undefined> {
  const withAccount: readonly (keyof ShareDraft)[] = ['recipient', 'shareDomain'];
  const all: readonly (keyof ShareDraft)[] = [
    'ttl',
    'passphrase',
    ...(place.username !== undefined ? withAccount : []),
  ];
  const asked = all.filter((name) => args[name] === undefined);
  const offered = offeredTtls(draft.ttl, app.ceilings.of(place));
  // A default that the server would shorten is not offered; the longest that it grants comes next.
  const ttl = asked.includes('ttl') ? Math.min(draft.ttl, offered.at(-1) ?? draft.ttl) : draft.ttl;
  return askShareForm({
    draft: { ...draft, ttl },
    asked,
    offeredTtls: offered,
    now: app.clock.now(),
    makesPassphrases: app.settings.passphrase() === 'generate',
    recipients: app.recipients.list(),
    shareDomains: knownShareDomains(app),
  });
}

/** Whole files that hold keys get a passphrase and a short life with one key press, or pass by. */
async function suggestCaution(
  secrets: readonly Secret[],
  args: ShareArgs,
  draft: ShareDraft,
): Promise<ShareDraft | undefined> {
  if (args.ttl !== undefined || args.passphrase !== undefined) return draft;
  for (const secret of secrets) {
    if (secret.kind !== 'text' || secret.fileName === undefined) continue;
    const { fileName, text } = secret;
    const kind = sensitiveKind(fileName, text);
    if (kind) return askCaution({ kind, fileName }, draft);
  }
  return draft;
}

/** @returns `''` for none, undefined for Esc */
async function quickPassphrase({ settings }: App): Promise<string | undefined> {
  switch (settings.passphrase()) {
    case 'never':
      return '';
    case 'generate':
      return makePassphrase();
    case 'ask': {
      const title = vscode.l10n.t('Share as One-Time Secret');
      const answer = await askNewPassphrase(title, '', ALONE);
      return answer === BACK ? undefined : answer;
    }
  }
}

/** @returns `''` for nobody, undefined for Esc */
async function agreedRecipient(
  app: App,
  { username }: Place,
  recipient: string | undefined,
): Promise<string | undefined> {
  if (!recipient) return '';
  if (username === undefined) throw new AccountNeededError('recipient');
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

function agreedShareDomain(app: App, { username }: Place, given: string | undefined): string {
  const chosen = app.settings.shareDomain();
  const asked = given && bareDomain(given);
  if (asked) {
    if (username === undefined) throw new AccountNeededError('shareDomain');
    if (!knownShareDomains(app).includes(asked)) throw new UnknownShareDomainError(asked);
  }
  return username === undefined ? '' : (asked ?? chosen);
}

function knownShareDomains({ settings, shareDomains }: App): readonly string[] {
  const chosen = settings.shareDomain();
  return [...new Set([...(chosen ? [chosen] : []), ...shareDomains.list()])];
}
