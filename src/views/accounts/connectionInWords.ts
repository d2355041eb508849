import * as vscode from 'vscode';
import {
  worstOf,
  type CheckedPlace,
  type Finding,
  type ProxyKind,
  type Release,
} from '../../core/accounts/connection';
import { failureOf } from '../failures';
import { reasonInWords } from '../failureWords';
import { duration, hostOf, language } from '../words';

/** Sentences read better with a mark than with a word for it; screen readers speak these three. */
const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

/** A finding as a line of the report. */
export function lineOf(finding: Finding): string {
  return `${MARKS[finding.level]} ${findingInWords(finding)}`;
}

/** What works or does not, in one sentence. */
export function verdictInWords(
  place: CheckedPlace | undefined,
  findings: readonly Finding[],
): string {
  const worst = worstOf(findings);
  if (!place || worst?.code === 'settings') {
    return vscode.l10n.t('A setting is in the way of sharing.');
  }
  const { server, usernames } = place;
  const host = hostOf(server);
  if (worst?.level !== 'bad') {
    return usernames.length === 0
      ? vscode.l10n.t('{0} works, without an account.', host)
      : vscode.l10n.t('{0} works for {1}.', host, listed(usernames));
  }
  switch (worst.code) {
    case 'reachable':
      return vscode.l10n.t('{0} cannot be reached.', host);
    case 'certificate':
      return vscode.l10n.t('{0} cannot be trusted.', host);
    case 'api':
      return vscode.l10n.t('{0} does not answer as a Onetime Secret server does.', host);
    case 'sign-in':
      return vscode.l10n.t('{0} works, but not for {1}.', host, worst.username);
    case 'signed-out':
      return vscode.l10n.t('{0} works, but not for {1}.', host, worst.place.username);
    case 'accounts':
      return vscode.l10n.t('{0} works, but your accounts cannot be read.', host);
  }
}

/** A finding in plain words, with what to do about what does not work. */
export function findingInWords(finding: Finding): string {
  if ('error' in finding) return badInWords(finding.error);
  switch (finding.code) {
    case 'reachable':
      return vscode.l10n.t(
        'Reached in {0} ms, {1}.',
        finding.milliseconds,
        proxyInWords(finding.proxy),
      );
    case 'certificate':
      return finding.level === 'good'
        ? vscode.l10n.t('Its certificate is trusted.')
        : vscode.l10n.t(
            'Its certificate is not checked, since http.proxyStrictSSL is off in VS Code’s settings: anybody on the way can read along. Switch it on.',
          );
    case 'api':
      return finding.release !== undefined
        ? vscode.l10n.t('It has the API v1, release {0}.', releaseInWords(finding.release))
        : vscode.l10n.t('It has the API v1, of a release that it does not tell.');
    case 'sign-in':
      return finding.username === undefined
        ? vscode.l10n.t('Secrets go without an account.')
        : vscode.l10n.t('The API token of {0} is good.', finding.username);
    case 'signed-out':
      return vscode.l10n.t(
        '{0} is not signed in to {1}. Sign in. Trying again will not help before that.',
        finding.place.username,
        hostOf(finding.place.server),
      );
    case 'clock':
      return clockInWords(finding.ahead, finding.level === 'good');
    case 'limits':
      return vscode.l10n.t(
        'A secret may have {0} bytes and live for {1}, as far as is known.',
        new Intl.NumberFormat(language()).format(finding.maxBytes),
        duration(finding.longestLife),
      );
    case 'storage':
      return finding.level === 'good'
        ? vscode.l10n.t(
            'VS Code’s secret storage keeps tokens and the list of what you shared, as far as is known.',
          )
        : vscode.l10n.t(
            'VS Code’s secret storage does not last here: when the window closes, the list of what you shared is forgotten and accounts are signed out.',
          );
  }
}

function badInWords(error: unknown): string {
  const again = failureOf(error).isTransient
    ? vscode.l10n.t('Trying again may help.')
    : vscode.l10n.t('Trying again will not help before that.');
  return `${reasonInWords(error)} ${again}`;
}

/** Completes "Reached in 5 ms, …". */
function proxyInWords(kind: ProxyKind): string {
  switch (kind) {
    case 'off':
      return vscode.l10n.t('without a proxy, since http.proxySupport is off');
    case 'direct':
      return vscode.l10n.t('without a proxy');
    case 'setting':
      return vscode.l10n.t('by the proxy of VS Code’s setting http.proxy');
    case 'environment':
      return vscode.l10n.t('by the proxy of the environment variables');
    case 'system':
      return vscode.l10n.t('as the system’s proxy settings say');
  }
}

/** Completes "release …". */
function releaseInWords(release: Release): string {
  return release === '0.26 or newer'
    ? vscode.l10n.t('0.26 or newer')
    : vscode.l10n.t('older than 0.26');
}

function clockInWords(ahead: number, good: boolean): string {
  if (good) return vscode.l10n.t('The clocks of this computer and of the server agree.');
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const skew = duration(minutes * 60);
  return ahead > 0
    ? vscode.l10n.t(
        'The clock of this computer is {0} ahead of the server’s: expiry times shown are off by that. Set it right.',
        skew,
      )
    : vscode.l10n.t(
        'The clock of this computer is {0} behind the server’s: expiry times shown are off by that. Set it right.',
        skew,
      );
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
}
