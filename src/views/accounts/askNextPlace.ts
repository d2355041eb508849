import * as vscode from 'vscode';
import { regionOfOrigin } from '../../api';
import type { PlaceOffer, PlaceOffers } from '../../core/accounts/placeOffers';
import { pick, type Choice } from '../prompts/pick';
import { ALONE, BACK } from '../prompts/steps';
import { hostOf } from '../words';
import { regionInWords } from './regionInWords';

/** A place, or the way to one that is not in the list. */
export type NextPlaceAnswer = PlaceOffer | 'sign-in' | 'another-server';

/**
 * Asks where new secrets go.
 * @param now where they go now, in a sentence
 * @returns undefined for Esc
 */
export async function askNextPlace(
  { preferred, accounts, anonymous }: PlaceOffers,
  now: string,
): Promise<NextPlaceAnswer | undefined> {
  const answer = await pick<NextPlaceAnswer>({
    title: vscode.l10n.t('Onetime Secret: Where New Secrets Go'),
    placeholder: now,
    choices: [
      ...inGroup(
        preferred?.needs ? vscode.l10n.t('to be signed in') : vscode.l10n.t('used before'),
        preferred ? [{ ...choiceOf(preferred), preferred: true }] : [],
      ),
      ...inGroup(vscode.l10n.t('with an account'), accounts.map(choiceOf)),
      ...inGroup(vscode.l10n.t('without an account'), anonymous.map(choiceOf)),
      ...inGroup(vscode.l10n.t('not in this list'), [
        {
          label: vscode.l10n.t('Sign In…'),
          icon: 'sign-in',
          value: 'sign-in',
        },
        {
          label: vscode.l10n.t('A server of your own…'),
          description: vscode.l10n.t('self-hosted'),
          icon: 'server',
          value: 'another-server',
        },
      ]),
    ],
    at: ALONE,
  });
  return answer === BACK ? undefined : answer;
}

function inGroup(
  group: string,
  choices: readonly Choice<NextPlaceAnswer>[],
): readonly Choice<NextPlaceAnswer>[] {
  return choices.map((choice) => ({ ...choice, group }));
}

/**
 * An account by its name, which people type; a region by its name, with what that means for the
 * secrets.
 */
function choiceOf(offer: PlaceOffer): Choice<NextPlaceAnswer> {
  const { server, username } = offer.place;
  const region = regionOfOrigin(server);
  if (username !== undefined) {
    return {
      label: username,
      description: described(offer, hostOf(server)),
      icon: iconOf(offer, offer.needs ? 'warning' : 'account'),
      value: offer,
    };
  }
  if (!region) {
    // Not by its host: whoever types that finds the accounts there first.
    return {
      label: vscode.l10n.t('Without an account'),
      description: described(offer, hostOf(server)),
      icon: iconOf(offer, 'server'),
      value: offer,
    };
  }
  const { name, detail } = regionInWords(region);
  const description = described(offer, hostOf(server));
  return { label: name, description, detail, icon: iconOf(offer, 'globe'), value: offer };
}

/** What is different about a place, before what it is called. */
function described({ isCurrent, needs }: PlaceOffer, name: string): string {
  const states = [
    ...(isCurrent ? [vscode.l10n.t('now')] : []),
    ...(needs === 'new-token' ? [vscode.l10n.t('token refused: sign in again')] : []),
    ...(needs === 'sign-in' ? [vscode.l10n.t('signed out: sign in')] : []),
  ];
  return [...states, name].join(' · ');
}

function iconOf({ isCurrent, needs }: PlaceOffer, usual: string): string {
  return isCurrent && !needs ? 'check' : usual;
}
