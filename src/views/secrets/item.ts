import * as vscode from 'vscode';
import type { Place } from '../../core/accounts/place';
import { cleanText } from '../../core/foreignText';
import type { RecentSecret } from '../../core/secrets/list';
import { PAGE, type GroupNode, type MoreNode, type Places } from './rows';
import type { Group, SecretOutcome } from '../../core/secrets/state';
import { RowCommands } from '../../ids';
import { serverInShort } from '../accounts/placeInWords';
import { hostOf, labelOf, moment, outcomeInWords, shortMoment } from '../words';

const ICONS: Readonly<Record<SecretOutcome, vscode.ThemeIcon>> = {
  unopened: new vscode.ThemeIcon('mail', new vscode.ThemeColor('charts.blue')),
  opened: new vscode.ThemeIcon('mail-read', new vscode.ThemeColor('charts.green')),
  burned: new vscode.ThemeIcon('flame', new vscode.ThemeColor('disabledForeground')),
  expired: new vscode.ThemeIcon('clock', new vscode.ThemeColor('disabledForeground')),
  unknown: new vscode.ThemeIcon('question', new vscode.ThemeColor('disabledForeground')),
};

/** A fact in a tooltip, in characters. */
const LONGEST_FACT = 300;

export function groupItem({ group, count }: GroupNode): vscode.TreeItem {
  const names: Readonly<Record<Group, string>> = {
    unopened: vscode.l10n.t('Unopened'),
    opened: vscode.l10n.t('Opened'),
    gone: vscode.l10n.t('Burned or expired'),
  };
  const item = new vscode.TreeItem(names[group], vscode.TreeItemCollapsibleState.Expanded);
  item.id = `group.${group}`;
  item.contextValue = 'group';
  item.description = String(count);
  return item;
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const next = Math.min(node.hidden, PAGE);
  const item = new vscode.TreeItem(vscode.l10n.t('Show {0} More…', next));
  item.id = `more.${node.group}`;
  item.contextValue = 'more';
  item.description = vscode.l10n.t('{0} are not shown', node.hidden);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = {
    command: RowCommands.showMore,
    title: vscode.l10n.t('Show More'),
    arguments: [node],
  };
  return item;
}

/**
 * How one secret looks in the tree. No link and no key is in it.
 * @param words what became of it
 * @param places of all in the list: its own is named as far as it takes to tell them apart
 */
export function itemOf(secret: RecentSecret, words: string, places: Places): vscode.TreeItem {
  // Without a label of its own it is known by its time, lest its state is cut off.
  const name = secret.label === undefined ? shortMoment(secret.created) : labelOf(secret);
  const item = new vscode.TreeItem(name);
  const place = distinction(secret, places);
  item.id = secret.id;
  // The end is what a narrow sidebar cuts off, and the group has said most of the words.
  item.description = [...place.short.map((one) => cleanText(one)), words].join(' · ');
  item.iconPath = ICONS[secret.outcome];
  item.contextValue = `secret.${secret.outcome}${secret.recorded ? '' : '.elsewhere'}`;
  const spoken = [labelOf(secret), words, ...place.full].join(', ');
  item.accessibilityInformation = { label: cleanText(spoken, LONGEST_FACT) };
  return item;
}

/**
 * The same, whatever is odd about the secret: VS Code shows no row of a group in which one cannot be
 * made. What cannot be told in words can still be forgotten.
 * @returns also the words for what became of it
 */
export function rowOf(
  secret: RecentSecret,
  now: number,
  places: Places,
): { readonly item: vscode.TreeItem; readonly words: string } {
  const words = rowWords(secret, now);
  try {
    return { item: itemOf(secret, words, places), words };
  } catch {
    const item = new vscode.TreeItem(secret.label ?? vscode.l10n.t('A secret without a date'));
    item.id = secret.id;
    item.description = words;
    item.iconPath = ICONS.unknown;
    item.contextValue = `secret.${secret.outcome}${secret.recorded ? '' : '.elsewhere'}`;
    return { item, words };
  }
}

/** What became of a secret; its bare state where the words cannot be made. */
export function rowWords(secret: RecentSecret, now: number): string {
  try {
    return outcomeInWords(secret, now);
  } catch {
    return secret.state;
  }
}

/** Facts about a secret; labels and accounts are text, never taken for Markdown. */
export function tooltipOf(secret: RecentSecret, now: number): vscode.MarkdownString {
  const facts = factsOf(secret).filter((fact) => fact !== undefined);
  return new vscode.MarkdownString(
    [
      `${plain(labelOf(secret))}  \n**${plain(outcomeInWords(secret, now))}**`,
      facts.map((fact) => `- ${plain(fact)}`).join('\n'),
    ].join('\n\n'),
  );
}

/**
 * A text in Markdown as it is. `MarkdownString.appendText` would leave mail addresses and URLs,
 * which become links (microsoft/vscode#146219).
 */
function plain(text: string): string {
  return cleanText(text, LONGEST_FACT).replaceAll(
    /[^\p{Letter}\p{Number}]/gu,
    (sign) => `&#${sign.codePointAt(0)};`,
  );
}

function factsOf(secret: RecentSecret): readonly (string | undefined)[] {
  const { outcome, created, expires, ended, checked, passphrase, recipients } = secret;
  return [
    vscode.l10n.t('Shared {0}', moment(created)),
    outcome === 'unopened' ? vscode.l10n.t('Expires {0}', moment(expires)) : undefined,
    outcome === 'expired' ? vscode.l10n.t('Expired {0}', moment(expires)) : undefined,
    ended === undefined
      ? undefined
      : outcome === 'opened'
        ? vscode.l10n.t('Opened {0}', moment(ended))
        : vscode.l10n.t('Burned {0}', moment(ended)),
    placeInWords(secret),
    passphrase === true ? vscode.l10n.t('Protected by a passphrase') : undefined,
    recipients.length > 0 ? vscode.l10n.t('Mailed to {0}', recipients.join(', ')) : undefined,
    isCertain(secret)
      ? vscode.l10n.t('Last checked {0}', moment(checked))
      : vscode.l10n.t('Last known: unopened, checked {0}', moment(checked)),
  ];
}

/** By the clock a secret has expired; whether it was opened before, only the server can say. */
function isCertain({ outcome, state, checked, expires, told }: RecentSecret): boolean {
  return outcome !== 'expired' || state === 'expired' || told === 'expired' || checked >= expires;
}

/** What tells a place from the others; short for rows, which are narrow: "ann", "EU". */
function distinction(
  { server, username }: RecentSecret,
  { servers, usernames }: Places,
): { readonly short: readonly string[]; readonly full: readonly string[] } {
  const anonymous = vscode.l10n.t('anonymous');
  const host = servers.size > 1;
  const user = usernames.size > 1;
  return {
    short: [
      ...(user ? [username === undefined ? anonymous : shortName(username, usernames)] : []),
      ...(host ? [serverInShort(server)] : []),
    ],
    full: [...(host ? [hostOf(server)] : []), ...(user ? [username ?? anonymous] : [])],
  };
}

/** An address without its domain, unless another account has the same name there. */
function shortName(username: string, usernames: Places['usernames']): string {
  const nameOf = (one = ''): string => one.replace(/(?!^)@.*/s, '');
  const others = [...usernames].filter((one) => one !== username);
  return others.some((one) => nameOf(one) === nameOf(username)) ? username : nameOf(username);
}

/** "eu.onetimesecret.com, ann@example.com" */
function placeInWords({ server, username }: Place): string {
  return username === undefined
    ? vscode.l10n.t('{0}, anonymous', hostOf(server))
    : vscode.l10n.t('{0}, {1}', hostOf(server), username);
}
