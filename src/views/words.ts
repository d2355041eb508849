import * as vscode from 'vscode';
import { cleanText } from '../core/foreignText';
import type { RecentSecret } from '../core/secrets/list';

export { hostOf } from '../core/hostOf';

/** Of a server's own word for what became of a secret, in characters. */
const LONGEST_STATE = 40;

/** Units in seconds, largest first. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * The language that sentences are in, so that dates and durations are in it, too: VS Code's own
 * where there is a translation, English everywhere else.
 */
export function language(): string {
  return vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
}

/** "1 day", "12 hours", "90 minutes". Exact: the largest unit that divides it. */
export function duration(seconds: number): string {
  const [unit, size] =
    UNITS.find(([, length]) => seconds % length === 0) ?? (['second', 1] as const);
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language(), format).format(seconds / size);
}

/** "Mon, Nov 23, 2:05 PM": when, to the minute, in local time. */
export function moment(milliseconds: number): string {
  return new Intl.DateTimeFormat(language(), {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(milliseconds);
}

/** "Nov 23, 2:05 PM": the same where there is little room. */
export function shortMoment(milliseconds: number): string {
  return new Intl.DateTimeFormat(language(), {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(milliseconds);
}

/** "Monday, November 23, 2026 at 2:05 PM UTC": for people in other time zones, too. */
export function exactMoment(milliseconds: number): string {
  return new Intl.DateTimeFormat(language(), {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(milliseconds);
}

/** "in 3 hours", "5 minutes ago"; undefined within a minute of now. Times in milliseconds. */
export function relative(time: number, now: number): string | undefined {
  const distance = time - now;
  if (Math.abs(distance) < 60_000) return undefined;
  // A minute that has begun still counts as left, so that a day just granted reads "in 1 day".
  const minutes = distance > 0 ? Math.ceil(distance / 60_000) : Math.trunc(distance / 60_000);
  const [name, length] = UNITS.find(([, size]) => Math.abs(minutes) * 60 >= size) ?? UNITS[2];
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'always' });
  return format.format(Math.trunc((minutes * 60) / length), name);
}

/** What became of a secret, in a few words: "expires in 3 hours", "opened 5 minutes ago". */
export function outcomeInWords(secret: RecentSecret, now: number): string {
  const { outcome, expires, ended, state } = secret;
  const ago = ended === undefined ? undefined : relative(ended, now);
  switch (outcome) {
    case 'unopened':
      return vscode.l10n.t(
        'expires {0}',
        relative(expires, now) ?? vscode.l10n.t('in less than a minute'),
      );
    case 'opened':
      if (ended === undefined) return vscode.l10n.t('opened');
      return ago ? vscode.l10n.t('opened {0}', ago) : vscode.l10n.t('opened just now');
    case 'burned':
      if (ended === undefined) return vscode.l10n.t('burned');
      return ago ? vscode.l10n.t('burned {0}', ago) : vscode.l10n.t('burned just now');
    case 'expired':
      return vscode.l10n.t('expired unopened');
    case 'unknown':
      return cleanText(state, LONGEST_STATE);
  }
}

/** What a row is called; what was shared elsewhere has no label here. */
export function labelOf(secret: RecentSecret): string {
  return secret.label === undefined
    ? vscode.l10n.t('Shared elsewhere, {0}', moment(secret.created))
    : cleanText(secret.label);
}
