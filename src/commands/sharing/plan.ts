import { placeKey, type Place } from '../../core/accounts/place';
import type { ShareArgs } from '../../core/sharing/args';
import { makePassphrase } from '../../core/sharing/passphrase';
import {
  decidePassphrase,
  decideRecipient,
  decideShareDomain,
  keptChoices,
  knownShareDomains,
  shareQuestions,
  suggestedCaution,
} from '../../core/sharing/policy';
import type { ShareChoices } from '../../core/sharing/share';
import { shareTitle } from '../../views/accounts/placeInWords';
import { ALONE, BACK } from '../../views/prompts/steps';
import { agreeOnPlace } from '../../views/sharing/agreeOnPlace';
import { agreeOnRecipient } from '../../views/sharing/agreeOnRecipient';
import { askCaution } from '../../views/sharing/askCaution';
import { askNewPassphrase } from '../../views/sharing/askNewPassphrase';
import { askShareForm } from '../../views/sharing/askShareForm';
import { chooseDestination } from '../accounts/chooseDestination';
import type { ShareJob } from './job';
import type { SharingServices } from './services';

/** Where and how secrets are going to be shared. */
export interface SharePlan {
  readonly place: Place;
  readonly choices: ShareChoices;
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
 * Asks what Args and settings leave open (core/sharing/policy decides what that is).
 *
 * @returns undefined for Esc: nothing may be sent then
 * @throws AccountNeededError, UnknownShareDomainError, BadSettingError
 */
export async function planShare(
  services: SharingServices,
  job: ShareJob,
  earlier?: Earlier,
): Promise<SharePlan | undefined> {
  const { settings } = services;
  // Read before anything is sent: a template without a place for the link would lose it.
  const messageTemplate =
    settings.copyFormat() === 'message' ? settings.messageTemplate() : undefined;
  await settings.placeWritten();
  const place = await placeFor(services, earlier);
  if (!place) return undefined;
  const choices = earlier
    ? await choicesAgain(services, place, earlier)
    : await choicesFor(services, place, job);
  return choices && { place, choices, messageTemplate, chosenPlace: await chosenPlace(services) };
}

/** The place as it was answered before, unless the person has changed the settings since. */
async function placeFor(
  services: SharingServices,
  earlier: Earlier | undefined,
): Promise<Place | undefined> {
  if (!earlier) return chooseDestination(services);
  const { plan } = earlier;
  if (plan.chosenPlace === (await chosenPlace(services))) return plan.place;
  const place = await chooseDestination(services);
  return place && (await agreeOnPlace(plan.place, place));
}

/** What the settings say, and who is signed in: signing in is another choice, too. */
async function chosenPlace({
  settings,
  accounts,
}: Pick<SharingServices, 'accounts' | 'settings'>): Promise<string> {
  const keys = (await accounts.known()).map(placeKey);
  return JSON.stringify([settings.server(), settings.account(), keys]);
}

async function choicesAgain(
  services: SharingServices,
  place: Place,
  { plan, isAskedAgain }: Earlier,
): Promise<ShareChoices | undefined> {
  const kept = keptChoices(plan.choices, place);
  // What the server refused may be what Args had settled.
  return isAskedAgain ? askOptions(services, place, {}, kept) : kept;
}

async function choicesFor(
  services: SharingServices,
  place: Place,
  { secrets, args, asksOptions = false }: ShareJob,
): Promise<ShareChoices | undefined> {
  const choices = await settledChoices(services, place, args);
  if (!choices || asksOptions) return choices && askOptions(services, place, args, choices);
  const files = secrets.flatMap((secret) =>
    secret.kind === 'text' && secret.fileName !== undefined
      ? [{ fileName: secret.fileName, text: secret.text }]
      : [],
  );
  const caution = suggestedCaution(files, args, choices.ttl);
  const answer = caution ? await askCaution(caution, choices.ttl) : 'usual';
  if (answer === undefined) return undefined;
  if (caution && answer === 'careful') {
    return { ...choices, ttl: caution.ttl, passphrase: makePassphrase() };
  }
  const passphrase = args.passphrase ?? (await quickPassphrase(services, place));
  return passphrase === undefined ? undefined : { ...choices, passphrase };
}

/** What Args and settings say, with the recipient agreed on. */
async function settledChoices(
  { settings, recipients, shareDomains }: SharingServices,
  place: Place,
  args: ShareArgs,
): Promise<ShareChoices | undefined> {
  const ttl = args.ttl ?? settings.defaultTtl();
  const setting = settings.shareDomain();
  const known = knownShareDomains(setting, shareDomains.list());
  const domain = decideShareDomain(args.shareDomain, place, setting, known);
  if (domain.kind === 'refused') throw domain.error;
  const decision = decideRecipient(args.recipient, place, recipients.list());
  if (decision.kind === 'refused') throw decision.error;
  const recipient =
    decision.kind === 'ask' ? await agreeOnRecipient(decision.suggested) : decision.value;
  if (recipient === undefined) return undefined;
  return { ttl, passphrase: args.passphrase ?? '', recipient, shareDomain: domain.value };
}

/** Asks for what Args do not settle. */
async function askOptions(
  { ceilings, clock, recipients, settings, shareDomains }: SharingServices,
  place: Place,
  args: ShareArgs,
  choices: ShareChoices,
): Promise<ShareChoices | undefined> {
  return askShareForm({
    ...shareQuestions(args, place, choices, ceilings.of(place)),
    place,
    now: clock.now(),
    makesPassphrases: settings.passphrase() === 'generate',
    recipients: recipients.list(),
    shareDomains: knownShareDomains(settings.shareDomain(), shareDomains.list()),
  });
}

/** @returns `''` for none, undefined for Esc */
async function quickPassphrase(
  { settings }: Pick<SharingServices, 'settings'>,
  place: Place,
): Promise<string | undefined> {
  const decision = decidePassphrase(settings.passphrase(), makePassphrase);
  if (decision.kind === 'settled') return decision.value;
  const answer = await askNewPassphrase(shareTitle(place), decision.suggested, ALONE);
  return answer === BACK ? undefined : answer;
}
