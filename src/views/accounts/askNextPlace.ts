import * as vscode from 'vscode';
import { regionOfOrigin } from '../../api';
import type { PlaceOffer, PlaceOffers } from '../../core/accounts/placeOffers';
import { pick, type Choice } from '../prompts/pick';
import { ALONE, BACK } from '../prompts/steps';
import { hostOf } from '../words';
import { placeInShort } from './placeInWords';
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
      ...(preferred ? [{ ...accountChoice(preferred), preferred: true }] : []),
      ...inGroup(vscode.l10n.t('with an account'), accounts.map(accountChoice)),
      ...inGroup(vscode.l10n.t('without an account'), anonymous.map(serverChoice)),
      ...inGroup(vscode.l10n.t('others'), [
        {
          label: vscode.l10n.t('Sign In with Another Account…'),
          icon: 'sign-in',
          value: 'sign-in',
        },
        {
          label: vscode.l10n.t('Another Server…'),
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

/** "EU · ada@example.com" */
function accountChoice(offer: PlaceOffer): Choice<NextPlaceAnswer> {
  const { place, needs } = offer;
  return {
    label: placeInShort(place),
    description: described(offer, hostOf(place.server)),
    icon: iconOf(offer, needs ? 'warning' : place.username === undefined ? 'globe' : 'account'),
    value: offer,
  };
}

/** "European Union", and what that means for the secrets; or a server of one's own. */
function serverChoice(offer: PlaceOffer): Choice<NextPlaceAnswer> {
  const { server } = offer.place;
  const region = regionOfOrigin(server);
  const host = hostOf(server);
  const own = { label: host, detail: vscode.l10n.t('Stored on this server of your own.') };
  const { name, detail } = region ? regionInWords(region) : { name: own.label, detail: own.detail };
  return {
    label: name,
    description: described(offer, region ? host : ''),
    detail,
    icon: iconOf(offer, region ? 'globe' : 'server'),
    value: offer,
  };
}

/** What is different about a place, before what it is called. */
function described({ isCurrent, needs }: PlaceOffer, name: string): string {
  const states = [
    ...(isCurrent ? [vscode.l10n.t('now')] : []),
    ...(needs === 'new-token' ? [vscode.l10n.t('token refused: sign in again')] : []),
    ...(needs === 'sign-in' ? [vscode.l10n.t('signed out: sign in')] : []),
  ];
  return [...states, ...(name === '' ? [] : [name])].join(' · ');
}

function iconOf({ isCurrent, needs }: PlaceOffer, usual: string): string {
  return isCurrent && !needs ? 'check' : usual;
}
