import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { ANONYMOUS } from '../../core/accounts/destination';
import { findNextPlace } from '../../core/accounts/nextPlace';
import type { Place } from '../../core/accounts/place';
import { placeOffers, type PlaceOffer } from '../../core/accounts/placeOffers';
import { askNextPlace } from '../../views/accounts/askNextPlace';
import { nextPlaceInWords, placeInShort } from '../../views/accounts/placeInWords';
import { askForOwnServer, askForServer } from './chooseServer';
import type { AccountServices } from './services';
import { signInAt } from './signIn';
import { usePlace } from './usePlace';

/** What the command resolves to. */
interface Switched {
  /** Origin. */
  readonly server: string;
  /** A user name, or `anonymous`. */
  readonly account: string;
}

/** Asks where the next secret goes, and as whom. */
export async function switchAccount(services: AccountServices): Promise<Switched | undefined> {
  const place = await chosenPlace(services);
  return place && { server: place.server, account: place.username ?? ANONYMOUS };
}

async function chosenPlace(services: AccountServices): Promise<Place | undefined> {
  const { accounts, places, refusedTokens, settings } = services;
  const next = await findNextPlace(settings, accounts, refusedTokens);
  const offers = placeOffers({
    next,
    accounts: await accounts.known(),
    lastPlaces: places.list(),
    refusedTokens,
  });
  const answer = await askNextPlace(offers, nextPlaceInWords(next).full);
  switch (answer) {
    case undefined:
      return undefined;
    case 'sign-in': {
      const choice = await askForServer(services);
      return choice && signInAt(services, choice);
    }
    case 'another-server': {
      const choice = await askForOwnServer(services);
      return choice && switchTo(services, { server: choice.server, username: undefined });
    }
    default:
      return takeOffer(services, answer);
  }
}

async function takeOffer(
  services: AccountServices,
  { place, needs }: PlaceOffer,
): Promise<Place | undefined> {
  const { server, username } = place;
  if (!needs) return switchTo(services, place);
  return signInAt(services, { server }, username, needs === 'new-token' ? 'refused' : 'wanted');
}

/** Writes it into the settings, and says so; one click takes it back. */
async function switchTo(services: AccountServices, place: Place): Promise<Place | undefined> {
  const { notifications, settings } = services;
  const before = settings.writtenPlace();
  if (!(await usePlace(services, place))) {
    notifications.tell({
      severity: 'warning',
      message: vscode.l10n.t(
        'Your settings could not be written, so new secrets go where they went before. Look whether settings.json is in order.',
      ),
    });
    return undefined;
  }
  const after = settings.writtenPlace();
  const undo = async (): Promise<void> => {
    // A later choice counts.
    const isAsLeft = isDeepStrictEqual(settings.writtenPlace(), after);
    if (isAsLeft) await settings.writePlace(before);
    notifications.tell({
      message: isAsLeft
        ? vscode.l10n.t('New secrets go where they went before.')
        : vscode.l10n.t('Your settings were changed since then, so nothing was undone.'),
    });
  };
  notifications.tell({
    message: vscode.l10n.t('New secrets go to {0}.', placeInShort(place)),
    actions: [{ title: vscode.l10n.t('Undo'), run: undo }],
  });
  return place;
}
