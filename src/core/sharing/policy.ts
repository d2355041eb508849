import { bareDomain } from '../../api';
import type { Place } from '../accounts/place';
import { AccountNeededError, UnknownShareDomainError } from '../errors';
import type { ShareArgs } from './args';
import { offeredTtls } from './expiry';
import { sensitiveKind, type Sensitive } from './sensitive';
import type { ShareChoices } from './share';

/** Seconds: what is suggested for a file that holds keys. */
const SHORT_TTL = 3600;

/** What follows for one of the choices. Repositories can write Args (tasks.json, launch.json). */
export type Decision<E extends Error = never> =
  | { readonly kind: 'settled'; readonly value: string }
  /** The person has to agree; `suggested` is what the question starts from. */
  | { readonly kind: 'ask'; readonly suggested: string }
  | { readonly kind: 'refused'; readonly error: E };

/**
 * To whom the server mails the link. Args may settle an address that was used before; any other one
 * is asked about.
 */
export function decideRecipient(
  wanted: string | undefined,
  { username }: Place,
  usedBefore: readonly string[],
): Decision<AccountNeededError> {
  if (!wanted) return { kind: 'settled', value: '' };
  if (username === undefined) {
    return { kind: 'refused', error: new AccountNeededError('recipient') };
  }
  return usedBefore.includes(wanted)
    ? { kind: 'settled', value: wanted }
    : { kind: 'ask', suggested: wanted };
}

/**
 * Under which domain the link is. Args may settle one that the person chose: that of the setting, or
 * one that was used before; or none.
 * @param known see `knownShareDomains`
 */
export function decideShareDomain(
  wanted: string | undefined,
  { username }: Place,
  setting: string,
  known: readonly string[],
): Exclude<Decision<AccountNeededError | UnknownShareDomainError>, { readonly kind: 'ask' }> {
  const domain = wanted === undefined ? undefined : bareDomain(wanted);
  if (username === undefined) {
    return domain
      ? { kind: 'refused', error: new AccountNeededError('shareDomain') }
      : { kind: 'settled', value: '' };
  }
  if (domain === undefined) return { kind: 'settled', value: setting };
  return domain === '' || known.includes(domain)
    ? { kind: 'settled', value: domain }
    : { kind: 'refused', error: new UnknownShareDomainError(domain) };
}

/** The domains that the person chose: that of the setting first. */
export function knownShareDomains(
  setting: string,
  usedBefore: readonly string[],
): readonly string[] {
  return [...new Set([...(setting === '' ? [] : [setting]), ...usedBefore])];
}

/** A file that holds keys, and how long a secret of it should live. */
export interface Caution {
  readonly fileName: string;
  readonly kind: Sensitive;
  /** Seconds. */
  readonly ttl: number;
}

/**
 * Whether a passphrase and a short life are suggested: for a whole file that holds keys, unless Args
 * say how long it lives or with which passphrase.
 * @param files those that are shared
 * @param usualTtl seconds
 * @returns undefined: nothing is suggested
 */
export function suggestedCaution(
  files: readonly { readonly fileName: string; readonly text: string }[],
  args: ShareArgs,
  usualTtl: number,
): Caution | undefined {
  if (args.ttl !== undefined || args.passphrase !== undefined) return undefined;
  for (const { fileName, text } of files) {
    const kind = sensitiveKind(fileName, text);
    if (kind) return { fileName, kind, ttl: Math.min(SHORT_TTL, usualTtl) };
  }
  return undefined;
}

/** What the passphrase setting means, where neither Args nor a caution say anything. */
export function decidePassphrase(
  setting: 'never' | 'ask' | 'generate',
  make: () => string,
): Exclude<Decision, { readonly kind: 'refused' }> {
  switch (setting) {
    case 'never':
      return { kind: 'settled', value: '' };
    case 'generate':
      return { kind: 'settled', value: make() };
    case 'ask':
      return { kind: 'ask', suggested: '' };
  }
}

/** Which choices are asked for, and what the questions start from. */
export interface ShareQuestions {
  readonly asked: readonly (keyof ShareChoices)[];
  readonly choices: ShareChoices;
  /** Seconds, shortest first. */
  readonly offeredTtls: readonly number[];
}

/**
 * What is asked of somebody who wants to see every option: what Args do not settle. A default that
 * the server would shorten is not offered; the longest that it grants is taken instead.
 * @param ceiling seconds: the most that the server grants
 */
export function shareQuestions(
  args: ShareArgs,
  { username }: Place,
  choices: ShareChoices,
  ceiling: number,
): ShareQuestions {
  const isAsked: Readonly<Record<keyof ShareChoices, boolean>> = {
    ttl: true,
    passphrase: true,
    recipient: username !== undefined,
    shareDomain: username !== undefined,
  };
  const all = Object.keys(isAsked) as (keyof ShareChoices)[];
  const asked = all.filter((name) => isAsked[name] && args[name] === undefined);
  const offered = offeredTtls(choices.ttl, ceiling);
  const ttl = asked.includes('ttl')
    ? Math.min(choices.ttl, offered.at(-1) ?? choices.ttl)
    : choices.ttl;
  return { asked, choices: { ...choices, ttl }, offeredTtls: offered };
}

/** What was answered for an attempt that failed, as far as it holds where the next one goes. */
export function keptChoices(choices: ShareChoices, { username }: Place): ShareChoices {
  // Only accounts have these.
  return username === undefined ? { ...choices, recipient: '', shareDomain: '' } : choices;
}
