import * as vscode from 'vscode';
import { regionOfOrigin } from '../../api';
import type { NextPlace } from '../../core/accounts/nextPlace';
import type { Place } from '../../core/accounts/place';
import { settingFaultInWords } from '../failureWords';
import { hostOf } from '../words';

/** "EU", "secrets.example.com": a server where there is little room. */
export function serverInShort(server: string): string {
  const region = regionOfOrigin(server);
  return region && region.id !== 'global' ? region.id.toUpperCase() : hostOf(server);
}

/** "EU · ada@example.com", "EU · anonymous": the one way to name a place where there is little room. */
export function placeInShort({ server, username }: Place): string {
  return `${serverInShort(server)} · ${username ?? vscode.l10n.t('anonymous')}`;
}

/** The title of the questions before a share. */
export function shareTitle(place: Place): string {
  return vscode.l10n.t('Share as One-Time Secret ({0})', placeInShort(place));
}

/** Where the next secret goes, in words. */
export interface NextPlaceWords {
  /** A few, for the status bar and the view; what is wrong comes first, since the end may be cut. */
  readonly short: string;
  /** A sentence, with the whole host, and what to do where it goes nowhere. */
  readonly full: string;
  /** Whether the next secret cannot go there as things are. */
  readonly isBlocked: boolean;
}

export function nextPlaceInWords(next: NextPlace): NextPlaceWords {
  switch (next.kind) {
    case 'settled': {
      const { server, username } = next.place;
      const full =
        username === undefined
          ? vscode.l10n.t('New secrets go to {0}, without an account.', hostOf(server))
          : vscode.l10n.t('New secrets go to {0} as {1}.', hostOf(server), username);
      return { short: placeInShort(next.place), full, isBlocked: false };
    }
    case 'refused': {
      const { server, username } = next.place;
      return {
        short: vscode.l10n.t('Token refused: {0}', placeInShort(next.place)),
        full: vscode.l10n.t(
          '{0} no longer accepts the API token of {1}. Sign in again to share.',
          hostOf(server),
          username,
        ),
        isBlocked: true,
      };
    }
    case 'sign-in': {
      const { server, username } = next.place;
      return {
        short: vscode.l10n.t('Signed out: {0}', placeInShort(next.place)),
        full: vscode.l10n.t(
          'New secrets go to {0} as {1}, who is not signed in here. Sign in to share.',
          hostOf(server),
          username,
        ),
        isBlocked: true,
      };
    }
    case 'ask':
      return {
        short: vscode.l10n.t('{0} · asks which account', serverInShort(next.server)),
        full: vscode.l10n.t(
          'New secrets go to {0}; each share asks with which account.',
          hostOf(next.server),
        ),
        isBlocked: false,
      };
    case 'unreadable':
      return {
        short: vscode.l10n.t('Accounts unreadable: {0}', serverInShort(next.server)),
        full: vscode.l10n.t(
          'Which accounts are signed in at {0} could not be read. The key ring may be locked: unlock it and try again.',
          hostOf(next.server),
        ),
        isBlocked: true,
      };
    case 'unchosen':
      return {
        short: vscode.l10n.t('Onetime Secret: no region yet'),
        full: vscode.l10n.t('Where secrets are stored is not chosen yet; the first share asks.'),
        isBlocked: false,
      };
    case 'bad-setting':
      return {
        short: vscode.l10n.t('Onetime Secret: setting unusable'),
        full: vscode.l10n.t(
          'The setting {0} cannot be used: {1}.',
          next.error.setting,
          settingFaultInWords(next.error.reason),
        ),
        isBlocked: true,
      };
  }
}
